import ArgumentParser
import ContactPolicy
import Definitions
import Failures
import Postgres
import Refresh
import Warehouse

/// `segcast check`.
struct CheckCommand: AsyncParsableCommand, PrintsFacts {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Looks at every source: columns, types, keys, duplicates, freshness, volume.",
        discussion: """
            Prints what was found and what it would take to fix, then how many rows of each source are used and \
            how many are set aside for which reason, and how many customers agree to what channels ask consent for, by \
            the words that lists go by. Ends with 65 when something must be fixed before work \
            can go on. With --format json, all are one object; with csv, one table whose first column is table.

            A source that shrank on purpose is accepted with --accept, down to the rows that it has; the next check that \
            passes is what later ones are held against.

            Code in a source's view runs with the rights of whoever reads it. Where the sources are read as the login \
            that writes Segcast's tables, relations whose owner is neither that login nor a superuser are named, with \
            what a DBA runs for a login that only reads: SEGCAST_READ_DATABASE_URL.
            """
    )

    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption
    @OptionGroup var acceptance: AcceptOption

    private static let findingColumns: [Table.Column] = [
        .text("severity"), .text("source"), .text("code"), .text("message"),
        .text("fix").orNothing,
    ]
    private static let countColumns: [Table.Column] = [
        .text("source"), .text("reason"), .number("rows"),
    ]
    private static let agreementColumns: [Table.Column] = [
        .text("purpose"), .text("brand"), .number("agreed"), .number("withdrew"),
    ]
    static let shape = OutputShape.record([
        OutputShape.Field("is_passed", .truth),
        OutputShape.Field("findings", findingColumns.shape),
        OutputShape.Field("counts", countColumns.shape),
        OutputShape.Field("agreements", agreementColumns.shape),
    ])

    func run() async throws {
        let accepted = try acceptance.given
        let deployment = try await options.appliedDeployment()
        try await ReadPosition.catchUp(deployment.sources, with: deployment.pool)
        let catalog = try await WarehouseCatalog(
            deployment.configuration.warehouse,
            from: deployment.sources
        )
        let (asOf, now) = try await deployment.time(time.asOf)
        if let (role, reason) = accepted {
            try await deployment.check(catalog, asOf: asOf)
                .accept(role, because: reason, in: deployment.pool)
        }
        let check = try await deployment.check(catalog, asOf: asOf)
        _ = try await check.record(asOf: asOf, in: deployment.pool)
        let answers = try await deployment.answers(catalog)
        let found = check.findings + answers.flatMap(\.findings)
        let isPassed = found.isPassed
        var findings = Table(
            columns: Self.findingColumns,
            empty: "nothing to fix and nothing to say"
        )
        findings.rows = found.map {
            [$0.severity.rawValue, $0.source, $0.code, $0.message, $0.fix]
        }
        var counts = Table(columns: Self.countColumns, empty: "no rows were counted")
        counts.rows = check.counts.map { [$0.source, $0.reason, $0.rows] }
        var agreements = Table(columns: Self.agreementColumns, empty: "nobody is asked for consent")
        agreements.rows = try await deployment.agreements(catalog, now: now).map {
            [$0.subject.purpose, $0.subject.brand, $0.agreed, $0.withdrew]
        }
        try Report(
            OutputValue.record([
                ("is_passed", .truth(isPassed)), ("findings", findings.value),
                ("counts", counts.value), ("agreements", agreements.value),
            ]),
            [
                .table(findings, name: "findings"), .table(counts, name: "counts"),
                .table(agreements, name: "agreements"),
            ]
        ).print(as: options.format)
        let foreign = answers.filter { $0.name == FindingSource.owners.name }.flatMap(\.findings)
        if !foreign.isEmpty { try Output.noteReader(await deployment.readerGrants()) }
        guard isPassed else {
            throw CommandFailure(.sourcesUnusable, "the sources cannot be used as they are", .data)
        }
    }
}
