import Definitions
import Postgres
import Refresh
import Schema
import Texts
import Warehouse

extension InitCommand {
    /// Writes a proposal of what the folder does not hold: everything, or what is read beside a contract that is there.
    func propose(for pool: SessionPool) async throws {
        // A stranger's relations are read for seconds, never for a quarter of an hour.
        let sources = try DeploymentSettings().sources(deadline: .seconds(15))
        let writer = ProposalWriter(folder: options.config)
        let named = Dictionary(uniqueKeysWithValues: source.map { ($0.role, $0.relation) })
        if writer.hasContract {
            try writer.refuseToGuess(where: !named.isEmpty || !except.isEmpty)
            return try await complete(writer, reading: sources)
        }
        let inspection = try await SchemaInspection(inspect, except: except, from: sources)
        var guesser = try ContractGuesser(inspection, named: named)
        let proposal = try await guesser.propose()
        try printFiles(writer.write(proposal))
        for line in proposal.unread { Output.note("not looked at: \(line)") }
        for (role, lines) in proposal.considered.sorted(by: { $0.key < $1.key }) {
            for line in lines { Output.note("\(role.rawValue): \(line)") }
        }
        if !proposal.considered.isEmpty {
            Output.note(
                "if one was chosen wrongly: the same with --source ROLE=RELATION, or --except RELATION, into another --config"
            )
        }
        for view in proposal.views {
            let names = view.roles.map(\.rawValue).joined(separator: ", ")
            Output.note(
                "CHECK: \(names): make \(view.path) first, by the statement in warehouse.yaml"
            )
        }
        for doubt in proposal.doubts { Output.note("CHECK: \(doubt)") }
        noteSpan(of: proposal.facts)
        Output.note(
            proposal.isWhole
                ? "look at every CHECK in \(options.config)/warehouse.yaml, then: \(next)"
                : "say in \(options.config)/warehouse.yaml what could not be told, and run this again: it keeps that file and "
                    + "writes the outcome, the segment and the export"
        )
        let (login, database) = try await DatabaseRoles.login(pool)
        let relations = proposal.relations.compactMap(Source.split)
        let roles = DatabaseRoles(prefix: Settings().rolePrefix)
        Output.note("a DBA may have to run, for a login that is not \(login):")
        for line in roles.forDBA(login: login, database: database, sources: relations) {
            Output.note("  \(line)")
        }
        Output.noteReader(roles.forReader(database: database, sources: relations))
    }

    /// Writes what is read beside a contract that somebody has completed.
    private func complete(_ writer: ProposalWriter, reading sources: SessionPool) async throws {
        let configuration = try Configuration(folder: options.config)
        let catalog = try await WarehouseCatalog(configuration.warehouse, from: sources)
        try catalog.requireSound(SourceRole.allCases)
        let now = try await BusinessDays.begin(of: nil, in: "UTC", from: sources).now
        let facts = try await ShopFacts(of: catalog, at: now, from: sources)
        try printFiles(writer.write(facts, beside: configuration))
        Output.note(
            "\(options.config)/warehouse.yaml was kept: the other files are by what it says"
        )
        if facts.label == .events, facts.purchases == nil {
            Output.note(
                "CHECK: no value of an event's column looks like a purchase: say which rows are, with where: in the outcome "
                    + "and its features"
            )
        }
        noteSpan(of: facts)
        Output.note("look at every CHECK in \(options.config), then: \(next)")
    }

    private var next: String {
        let folder = options.config.shellWord
        return "segcast init --config \(folder); segcast check --config \(folder)"
    }

    private func printFiles(_ files: [String]) throws {
        var table = Table(columns: [.text("file")])
        table.rows = files.map { [$0] }
        try table.print(as: options.format)
    }

    private func noteSpan(of facts: ShopFacts) {
        guard let span = facts.span else { return }
        Output.note(
            "purchases reach from \(span.first) to \(span.last); to try it on the past, give --as-of a day in between"
        )
    }
}
