import Channels
import ContactPolicy
import Digests
import Postgres

/// Writes whom a list no longer holds: by each thing that a destination finds people by, once.
///
/// What somebody else on the new list is found by is not taken off, nor is an old name or place of somebody who
/// stays: nobody stands on a list and in its removals.
struct RemovalsBuilder: Sendable {
    let builder: AudienceBuilder
    let previous: PreviousRows
    /// The run whose list is new.
    let runID: Int64

    /// Writes the removals of `previous` in the transaction of `session`.
    ///
    /// - Returns: no file, when nobody leaves.
    func build(on session: Session) async throws -> [BuiltFile] {
        try await session.query(SQL.makeSent)
        try await takeSent(on: session)
        let runs: [Value] = [.bigint(runID), .bigint(previous.runID)]
        guard try await session.query(SQL.findGone, runs).affected > 0 else { return [] }
        try await session.query(SQL.indexGone)
        var parts = FileParts(builder, .removals)
        var rows = previous
        var first = 1
        let identifiers = builder.judge.identifiers
        let digest = SHA256()
        while let page = try await rows.next(on: session) {
            let last = first + page.count - 1
            for row in try await session.query(SQL.listGone, [.integer(first), .integer(last)]) {
                let sent = HashedRow(page[row.rowNumber - first], hashing: digest)
                let lost = Set(row.identifiers)
                guard let left = identifiers.row(sent, keeping: lost) else { continue }
                var bytes: [UInt8] = []
                CSV.append(left.row, to: &bytes)
                try parts.append(bytes, ends: [bytes.count])
            }
            first = last + 1
        }
        return parts.rows > 0 ? try parts.finish() : []
    }

    /// Takes what each row of the list before was found by.
    private func takeSent(on session: Session) async throws {
        var rows = previous
        var number: Int64 = 0
        let identifiers = builder.judge.identifiers
        while let page = try await rows.next(on: session) {
            guard !page.isEmpty else { continue }
            var taken = BinaryRows()
            for cells in page {
                number += 1
                let found = identifiers.names(in: cells)
                taken.begin(fields: 3)
                taken.append(bigint: number)
                taken.append(uuids: found.single)
                taken.append(uuids: found.joined)
            }
            try await session.beginCopyIn(Templates.takeSent.filled([:]))
            try await session.sendCopy(BinaryRows.header + taken.bytes + BinaryRows.trailer)
            try await session.endCopyIn(rows: taken.count)
        }
    }
}
