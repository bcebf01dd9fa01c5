import Channels

/// The files of one content of a run: as many as the format's limit of bytes asks for.
struct FileParts {
    let content: FileContent
    private(set) var rows = 0
    private let limit: Int?
    private let destination: any Destination
    private let staging: Staging
    private let header: [UInt8]
    private var done: [BuiltFile] = []
    private var draft: (any DestinationDraft)?
    private var buffer: [UInt8] = []
    private var partRows = 0

    init(_ builder: AudienceBuilder, _ content: FileContent) {
        self.content = content
        limit = builder.format.largestFileBytes
        destination = builder.destination
        staging = builder.staging
        var header: [UInt8] = []
        CSV.append(builder.format.header, to: &header)
        self.header = header
    }

    /// Appends rows, each of which ends where `ends` says.
    mutating func append(_ bytes: [UInt8], ends: [Int]) throws(OutboxError) {
        guard let limit else {
            try begin()
            buffer.append(contentsOf: bytes)
            return try count(ends.count)
        }
        var start = 0
        for end in ends {
            if let draft, draft.byteCount + buffer.count + end - start > limit { try endPart() }
            try begin()
            buffer.append(contentsOf: bytes[start..<end])
            try count(1)
            start = end
        }
    }

    /// Ends the last file; without a row there is one with a header alone.
    mutating func finish() throws(OutboxError) -> [BuiltFile] {
        try begin()
        try endPart()
        return done
    }

    private mutating func begin() throws(OutboxError) {
        guard draft == nil else { return }
        draft = try destination.draft(staging.file(.content(content, part: done.count + 1)))
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
