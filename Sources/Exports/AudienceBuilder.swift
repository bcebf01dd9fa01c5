import Channels
import Digests
import Postgres

/// A file that was written, synced and read back.
package struct BuiltFile: Sendable {
    let path: String
    let content: Content
    package let rows: Int
    package let bytes: Int
    let sha256: String

    enum Content: String, Sendable { case audience, removals }
}

/// What came of writing a run's files.
package struct BuiltFiles: Sendable {
    package var files: [BuiltFile] = []
    package var dropped: [(customerID: Int64, reason: String)] = []
}

/// Turns members into files: pages are read, normalised several at once and appended in customer order.
///
/// The bytes are a function of the members, their details and the format alone.
struct AudienceBuilder: Sendable {
    let format: any AudienceFormat
    let origin: Origin
    let folder: String

    /// Pages between reader and file: enough that neither waits for one that takes long.
    private static let pagesAtOnce = 4

    /// A page as it stands in a file.
    struct Page: Sendable {
        var bytes: [UInt8] = []
        /// Each row's customer, and where its bytes end.
        var rows: [(customerID: Int64, end: Int)] = []
        var dropped: [(customerID: Int64, reason: String)] = []
    }

    /// Reads `members` on `session` to the end, and what `previous` files hold beside them.
    func build(
        _ members: MemberStream,
        on session: Session,
        besides previous: PreviousRows?
    ) async throws -> BuiltFiles {
        try await members.begin(on: session)
        var built = BuiltFiles()
        var audience = Parts(self, .audience)
        var removals = Parts(self, .removals)
        var previous = previous
        try await withThrowingTaskGroup(of: (Int, Page).self) { group in
            var read = 0
            var written = 0
            var isEnded = false
            var ahead: [Int: Page] = [:]
            while !isEnded || written < read {
                if !isEnded, read - written < Self.pagesAtOnce {
                    guard let next = try await members.next(from: session) else {
                        isEnded = true
                        continue
                    }
                    let number = read
                    group.addTask { (number, try await page(next)) }
                    read += 1
                    continue
                }
                while ahead[written] == nil, let (number, page) = try await group.next() {
                    ahead[number] = page
                }
                guard let page = ahead.removeValue(forKey: written) else { continue }
                written += 1
                built.dropped += page.dropped
                try await previous?.fill(through: page.rows.last?.customerID)
                try Self.append(page, to: &audience, and: &removals, besides: &previous)
            }
        }
        while let rest = try await previous?.rest() {
            for old in rest { try removals.append(old[...]) }
        }
        built.files = try audience.finish() + (removals.rows > 0 ? removals.finish() : [])
        return built
    }

    private static func append(
        _ page: Page,
        to audience: inout Parts,
        and removals: inout Parts,
        besides previous: inout PreviousRows?
    ) throws {
        var start = 0
        for (customerID, end) in page.rows {
            let row = page.bytes[start..<end]
            for old in previous?.take(through: customerID, but: row) ?? [] {
                try removals.append(old[...])
            }
            if audience.isLimited { try audience.append(row) }
            start = end
        }
        if !audience.isLimited { try audience.append(page.bytes, rows: page.rows.count) }
    }

    /// Normalises and hashes one page, on a thread of its own.
    private func page(_ members: [MemberStream.Member]) async throws -> Page {
        let (format, origin) = (format, origin)
        return try await OwnThread.run {
            var page = Page()
            page.bytes.reserveCapacity(members.count * 64 * format.header.count / 2)
            page.rows.reserveCapacity(members.count)
            let digest = SHA256()
            for member in members {
                guard member.unusable == nil, let cells = format.row(of: member.details, origin)
                else {
                    page.dropped.append((member.customerID, member.unusable ?? "unusable_contact"))
                    continue
                }
                CSV.append(cells, to: &page.bytes, hashing: digest)
                page.rows.append((member.customerID, page.bytes.count))
            }
            return page
        }
    }

    /// The files of one content: as many as the format's limit of bytes asks for.
    private struct Parts {
        let content: BuiltFile.Content
        private(set) var rows = 0
        private let limit: Int?
        private let folder: String
        private let header: [UInt8]
        private var done: [BuiltFile] = []
        private var draft: Outbox.Draft?
        private var buffer: [UInt8] = []
        private var partRows = 0

        var isLimited: Bool { limit != nil }

        init(_ builder: AudienceBuilder, _ content: BuiltFile.Content) {
            self.content = content
            limit = builder.format.largestFileBytes
            folder = builder.folder
            var header: [UInt8] = []
            CSV.append(builder.format.header, to: &header)
            self.header = header
        }

        mutating func append(_ row: ArraySlice<UInt8>) throws(OutboxError) {
            if let limit, let draft, draft.byteCount + buffer.count + row.count > limit {
                try endPart()
            }
            try begin()
            buffer.append(contentsOf: row)
            try count(1)
        }

        mutating func append(_ bytes: [UInt8], rows: Int) throws(OutboxError) {
            try begin()
            buffer.append(contentsOf: bytes)
            try count(rows)
        }

        mutating func finish() throws(OutboxError) -> [BuiltFile] {
            try begin()
            try endPart()
            return done
        }

        private mutating func begin() throws(OutboxError) {
            guard draft == nil else { return }
            draft = try Outbox.Draft("\(folder)/\(content.rawValue).\(done.count + 1).csv")
            buffer += header
        }

        private mutating func count(_ rows: Int) throws(OutboxError) {
            self.rows += rows
            partRows += rows
            guard buffer.count > 1 << 20 else { return }
            try draft?.write(buffer)
            buffer.removeAll(keepingCapacity: true)
        }

        private mutating func endPart() throws(OutboxError) {
            guard let draft else { return }
            try draft.write(buffer)
            buffer.removeAll(keepingCapacity: true)
            let sha256 = try draft.finish()
            done.append(
                BuiltFile(
                    path: draft.path,
                    content: content,
                    rows: partRows,
                    bytes: draft.byteCount,
                    sha256: sha256
                )
            )
            partRows = 0
            self.draft = nil
        }
    }
}
