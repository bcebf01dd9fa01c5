import Channels
import ContactPolicy
import Leases
import Postgres
import Warehouse

extension ExportRun {
    /// Writes the members' cells to the staging, in the order of their keys.
    package func build() async throws -> BuiltFiles {
        try destination.requireSpace(state.included * 65 * order.format.header.count / 2)
        let builder = try builder()
        let (catalog, sources) = (runner.catalog, runner.sources)
        let members: [Value] = [id, .text(catalog.definition.keySpace)]
        return try await runner.transaction { own in
            try await own.expectWholeLists()
            try await own.beginRows(SQL.listMembers.statement, members)
            return try await sources.withSession { reader in
                let contacts = try await ContactReader(catalog, from: reader) { count in
                    try await own.readRows(upTo: count, into: { [] }) { row, page in
                        page.append(try ContactReader.Wanted(row))
                    } ?? []
                }
                let built = try await builder.build(contacts)
                await own.endRows()
                return built
            }
        }
    }

    /// What writes the run's files to the staging of whoever owns it.
    func builder() throws(OutboxError) -> AudienceBuilder {
        AudienceBuilder(
            format: order.format,
            judge: runner.planner.judge(request(after: state.previousRunID)),
            destination: destination,
            staging: try destination.stage(runID, runner.lease.token),
            expected: state.included,
            progress: runner.progress
        )
    }

    /// What the run before sent, where its bytes are kept.
    func previousRows() async throws -> PreviousRows? {
        guard let previous = state.previousRunID else { return nil }
        let files = try await runner.pool.query(SQL.listRunFiles, [.bigint(previous)])
        let numbers = files.filter { $0.content == .audience }.map(\.fileNumber)
        guard try await runner.pool.one(SQL.hasKeptBytes, [.bigint(previous)]).isKept else {
            return nil
        }
        return PreviousRows(
            runner.kept,
            order.format,
            of: order.export.name,
            previous,
            files: numbers
        )
    }
}
