import Foundation
import Postgres
import TestSupport
import Testing

/// What `init --inspect` does beside a contract that somebody has completed.
@Suite(.emptyPostgres)
struct CompletedContractTests {
    @Test(arguments: StrangeWarehouse.all)
    func `a contract that is there gets the definitions that a proposed one has`(
        warehouse: StrangeWarehouse
    ) async throws {
        try await SegcastProcess.withFolder { folder in
            try await warehouse.make()
            let guessed = "\(folder)/Guessed"
            let completed = "\(folder)/Completed"
            let inspect = ["init", "--inspect"] + warehouse.schemas
            try #require(try await Self.segcast(guessed).run(inspect).status == 0)
            try FileManager.default.createDirectory(
                atPath: completed,
                withIntermediateDirectories: true
            )
            let text = try String(contentsOfFile: "\(guessed)/warehouse.yaml", encoding: .utf8)
            let contract = try warehouse.edited(text)
            try contract.write(
                toFile: "\(completed)/warehouse.yaml",
                atomically: true,
                encoding: .utf8
            )
            let proposed = try await Self.segcast(completed).run(inspect)
            try #require(proposed.status == 0, "\(proposed.errors)")
            #expect(proposed.errors.contains("/warehouse.yaml was kept"))
            let (own, right) = (try Self.texts(completed), try Self.texts(guessed))
            #expect(own["warehouse.yaml"] == contract)
            #expect(own.keys.sorted() == right.keys.sorted())
            for (name, text) in own where name != "warehouse.yaml" {
                #expect(Self.withoutCounts(text) == Self.withoutCounts(right[name] ?? ""))
            }
            // The files are read, and fit each other and the contract.
            try #require(try await Self.segcast(completed).run("init").status == 0)
            let check = try await Self.segcast(completed).run("check", "--as-of", "2025-11-01")
            #expect(check.status == 0, "\(check.output)\(check.errors)")
        }
    }

    @Test func `purchases among events are told by their words, and none of tomorrow is one`()
        async throws
    {
        try await Self.withContract { folder in
            let proposed = try await Self.segcast(folder).run("init", "--inspect", "laden")
            try #require(proposed.status == 0, "\(proposed.errors)")
            let texts = try Self.texts(folder)
            let outcome = try #require(texts["outcomes/purchase_30d.yaml"])
            #expect(outcome.contains("label: events\nwhere: {art: [\"gekauft\"]}"))
            #expect(outcome.contains("the purchases reach from 2025-01-01 to 2025-07-19"))
            // Forty people bought on the first day and ten of them in the last thirty.
            #expect(outcome.contains("25.0 % bought in the last 30 days"))
            #expect(texts["channels/google_customer_match.yaml"]?.contains("[\"werbung\"]") == true)
        }
    }

    @Test func `definitions that are there are never mixed with proposed ones`() async throws {
        try await Self.withContract { folder in
            let segcast = Self.segcast(folder)
            try #require(try await segcast.run("init", "--inspect", "laden").status == 0)
            let before = try Self.texts(folder)
            let again = try await segcast.run("init", "--inspect", "laden")
            #expect(again.status == 78)
            #expect(
                again.errors.contains(
                    "defines shopper, purchase_30d, likely_buyers, likely_buyers_google beside warehouse.yaml"
                ),
                "\(again.errors)"
            )
            #expect(try Self.texts(folder) == before)
        }
    }

    @Test func `a contract that does not hold is told of and nothing is written`() async throws {
        try await Self.withContract { folder in
            let file = "\(folder)/warehouse.yaml"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try text.replacing("occurred_at: am", with: "occurred_at: wann")
                .write(toFile: file, atomically: true, encoding: .utf8)
            let proposed = try await Self.segcast(folder).run("init", "--inspect", "laden")
            #expect(proposed.status == 65, "\(proposed.errors)")
            #expect(proposed.errors.contains("wann"), "\(proposed.errors)")
            #expect(try Self.texts(folder).keys.sorted() == ["warehouse.yaml"])
        }
    }

    /// Runs something on a folder that holds nothing but a contract of events.
    private static func withContract(_ body: (String) async throws -> Void) async throws {
        try await SegcastProcess.withFolder { folder in
            try await TestDatabase.connect().run(
                Script(
                    path: "laden",
                    text: """
                        create schema laden;
                        create table laden.leute (nr int primary key, post text);
                        create table laden.klicks (wer int, am timestamptz, art text);
                        create table laden.ja (wer int, wofuer text, dabei boolean, am timestamptz);
                        insert into laden.leute select i, i || '@example.com' from generate_series(1, 40) as i;
                        insert into laden.klicks
                        select i, timestamptz '2025-01-01 12:00+00', 'gekauft' from generate_series(1, 40) as i;
                        insert into laden.klicks
                        select i, timestamptz '2025-01-01 12:00+00' + make_interval(days => 189 + i), 'gekauft'
                        from generate_series(1, 10) as i;
                        insert into laden.klicks
                        select i, timestamptz '2024-01-01 12:00+00', 'gesehen' from generate_series(1, 40) as i;
                        insert into laden.klicks values (1, '2999-01-01', 'gekauft');
                        insert into laden.ja
                        select i, 'werbung', true, '2025-01-01' from generate_series(1, 40) as i;
                        """
                )
            )
            try """
            time_zone: Europe/Berlin
            currency: EUR
            customers: {relation: laden.leute, key: nr, email: post}
            events: {relation: laden.klicks, customer: wer, occurred_at: am, columns: {art: art}}
            consents: {relation: laden.ja, customer: wer, purpose: wofuer, granted: dabei, recorded_at: am}

            """.write(toFile: "\(folder)/warehouse.yaml", atomically: true, encoding: .utf8)
            try await body(folder)
        }
    }

    private static func segcast(_ config: String) -> SegcastProcess {
        SegcastProcess(config: config, outbox: "\(config)-outbox")
    }

    /// A definition without what was counted for it: a contract that somebody completed counts other rows.
    private static func withoutCounts(_ text: String) -> String {
        text.split(separator: "\n").filter { !$0.hasPrefix("tier_shares:") }
            .map { $0.split(separator: " # ")[0] }.joined(separator: "\n")
    }

    /// The files of a folder by their places in it.
    private static func texts(_ folder: String) throws -> [String: String] {
        var texts: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder)
        where name.hasSuffix(".yaml") {
            texts[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        }
        return texts
    }
}
