import Channels
import ContactPolicy
import Postgres
import Steps

/// Turns members into files: pages are read, normalised several at once and appended in the order of their keys.
///
/// The bytes are a function of the members, their details and the format alone.
struct AudienceBuilder: Sendable {
    let format: any AudienceFormat
    let judge: RowJudge
    let destination: any Destination
    let staging: Staging
    /// How many rows there will be, about.
    let expected: Int
    /// Told how many are written.
    let progress: @Sendable (Step) -> Void

    /// A page as it stands in a file.
    private struct Page: Sendable {
        var bytes: [UInt8] = []
        /// Where the bytes of each row end.
        var ends: [Int] = []
        var dropped: [(customerID: Int64, bucket: Bucket)] = []
        var narrowed: [(customerID: Int64, identifiers: [UUIDBytes])] = []
    }

    /// Writes the rows of `contacts` to the end.
    func build(_ contacts: ContactReader) async throws -> BuiltFiles {
        var contacts = contacts
        var built = BuiltFiles()
        var audience = FileParts(self, .audience)
        var read = 0
        progress(Step("writing rows", done: 0, of: expected))
        try await OwnThread.inOrder {
            try await contacts.next()
        } work: { page in
            self.page(page)
        } take: { page in
            built.dropped += page.dropped
            built.narrowed += page.narrowed
            try audience.append(page.bytes, ends: page.ends)
            read += page.ends.count + page.dropped.count
            progress(Step("writing rows", done: read, of: expected))
        }
        built.files = try audience.finish()
        return built
    }

    /// Normalises and hashes one page.
    ///
    /// Who is found by something that was not settled when the contacts were charged, such as an address that
    /// changed since, goes without it: nobody was asked whether it is somebody else's.
    private func page(_ contacts: [ContactReader.Contact]) -> Page {
        var page = Page()
        page.bytes.reserveCapacity(contacts.count * 64 * format.header.count / 2)
        page.ends.reserveCapacity(contacts.count)
        let identifiers = judge.identifiers
        for contact in contacts {
            let found: (row: HashedRow, names: [UUIDBytes])
            switch judge.row(of: contact, by: identifiers) {
            case .found(let written): found = written
            case .leftOut(let reason):
                page.dropped.append((contact.customerID, reason))
                continue
            }
            var row = found.row
            if found.names != contact.identifiers {
                let settled = Set(contact.identifiers)
                guard let kept = identifiers.row(row, keeping: settled) else {
                    page.dropped.append((contact.customerID, .contactChanged))
                    continue
                }
                row = kept.row
                if kept.names.count < settled.count {
                    page.narrowed.append((contact.customerID, kept.names))
                }
            }
            CSV.append(row, to: &page.bytes)
            page.ends.append(page.bytes.count)
        }
        return page
    }
}
