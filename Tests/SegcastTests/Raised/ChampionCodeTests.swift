import Foundation
import Postgres
import TestSupport
import Testing

/// The codes of what scores and models say, each raised in a shop with a version that scores.
@Suite(.emptyPostgres, .serialized)
struct ChampionCodeTests {
    @Test func `what keeps scores from being made or used is told with a code each`() async throws {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make(
                damage: """
                    create table house.refunds (member text, at timestamp);
                    insert into house.refunds values ('M-00001', '2020-01-01');
                    """
            )
            let config = "\(folder)/Config"
            try FileManager.default.copyItem(atPath: SecondShop.folder, toPath: config)
            func edit(_ file: String, _ change: (String) -> String) throws {
                let url = URL(filePath: "\(config)/\(file)")
                let text = try String(contentsOf: url, encoding: .utf8)
                try change(text).write(to: url, atomically: true, encoding: .utf8)
            }
            let segcast = SegcastProcess(config: config, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            let day = ["--as-of", "2025-11-01"]

            let first = try await segcast.run(["run"] + day)
            #expect(first.status == 77 && first.tells("not-approved"), "\(first.errors)")
            #expect(
                first.errors.contains(
                    "books_30d has no approved model: version 1 waits for approval. Look at "
                        + "`segcast models card books_30d 1`, then `segcast models approve books_30d 1`"
                ),
                "\(first.errors)"
            )
            let unknown = try await segcast.run("models", "approve", "boks_30d", "1")
            #expect(unknown.status == 64 && unknown.tells("name-undefined"), "\(unknown.errors)")
            #expect(unknown.errors.contains("did you mean books_30d?"), "\(unknown.errors)")
            let version = try await segcast.run("models", "card", "books_30d", "7")
            #expect(version.status == 64 && version.tells("version-unknown"), "\(version.errors)")
            #expect(version.errors.contains("books_30d has no version 7: there is 1"))
            try #require(try await segcast.run("models", "approve", "books_30d", "1").status == 0)
            let run = try await segcast.run(["run"] + day)
            try #require(run.status == 0, "\(run.errors)")

            let session = try await TestDatabase.connect()
            let later = try await segcast.run("run", "--as-of", "2025-11-09")
            try #require(later.status == 0, "\(later.errors)")
            let keys = """
                select keys.external_key as key from segcast.customer_keys as keys
                inner join segcast.scores as scores on scores.customer_id = keys.customer_id and scores.release_id = 2
                where scores.score_values[1] is not null
                """
            let left = try await session.sql(
                "\(keys) and keys.customer_id in (select customer_id from segcast.memberships where segment = 'north_hot' and left_at < 'infinity') and keys.customer_id not in (select customer_id from segcast.export_candidates where run_id = 2) limit 1"
            )
            let never = try await session.sql(
                "\(keys) and keys.customer_id not in (select customer_id from segcast.memberships where segment = 'north_hot') limit 1"
            )
            for (row, words) in [(left, "left it at 2025-11-0"), (never, "never in it")] {
                let key: String = try #require(row.first).value("key")
                for asked in ["2", "north_search"] {
                    let why = try await segcast.run("why", key, "--export", asked)
                    let told = why.output.split(whereSeparator: \.isWhitespace).joined(
                        separator: " "
                    )
                    #expect(why.status == 0, "\(why.errors)")
                    #expect(told.contains("run 2 north_search"), "\(told)")
                    #expect(told.contains("did not consider the customer"), "\(told)")
                    #expect(told.contains("no segment north_hot \(words)"), "\(told)")
                    #expect(told.contains("books_30d top 600 of "), "\(told)")
                    #expect(told.contains("(score >= 0."), "the threshold: \(told)")
                    #expect(told.contains("score books_30d 0."), "their own: \(told)")
                    #expect(told.contains("condition books_30d 0."), "\(told)")
                    try await expectParts(of: key, asked, segcast)
                }
            }

            let early = try await segcast.run("score", "--as-of", "2025-09-01")
            #expect(early.status == 64 && early.tells("model-saw-future"), "\(early.errors)")
            let unscored = try await segcast.run("release", "--as-of", "2025-11-02")
            #expect(unscored.status == 65 && unscored.tells("nothing-scored"), "\(unscored.errors)")
            let release = try await segcast.run("release", "guards", "99")
            #expect(release.status == 64 && release.tells("release-unknown"), "\(release.errors)")
            #expect(release.errors.contains("there is no release 99: the newest are 4, 3, 2, 1"))

            try await session.sql(
                "update segcast.release_outcomes set status = 'held', held_reason = 'a test', valid_until = null, source_release_id = null"
            )
            let held = try await segcast.run("export", "north_search", "--as-of", "2025-11-10")
            #expect(held.status == 65 && held.tells("outcome-not-in-force"), "\(held.errors)")

            try edit("warehouse.yaml") {
                $0
                    + "\nreturns:\n  relation: house.refunds\n  customer: member\n  occurred_at: at\n"
            }
            try edit("outcomes/books_30d.yaml") {
                $0.replacing("label: orders", with: "label: returns")
            }
            let unlabelled = try await segcast.run(["train", "books_30d"] + day)
            #expect(
                unlabelled.status == 65 && unlabelled.tells("labels-missing"),
                "\(unlabelled.errors)"
            )
            try edit("outcomes/books_30d.yaml") {
                $0.replacing("label: returns", with: "label: orders")
            }

            try edit("features/member.yaml") {
                $0.replacing("version: 1", with: "version: 2").replacing(
                    #/  - \{name: gap,.*\n/#,
                    with: ""
                )
            }
            let changed = try await segcast.run("score", "--as-of", "2025-11-11")
            #expect(changed.status == 78 && changed.tells("features-changed"), "\(changed.errors)")

            try edit("policies.yaml") { $0.replacing("single_operator", with: "four_eyes") }
            let alone = try await segcast.run(["check"] + day)
            #expect(
                alone.tells("approved-alone") && alone.tells("owner-unbound"),
                "\(alone.output)"
            )
        }
    }

    /// Programs read each number that the words tell: the customer's, and the threshold that it is held against.
    private func expectParts(of key: String, _ asked: String, _ segcast: SegcastProcess)
        async throws
    {
        let why = try await segcast.run("why", key, "--export", asked, "--format", "json")
        #expect(try JSONSchema("why").breaches(of: why.output) == [], "\(why.output)")
        struct Why: Decodable {
            struct Score: Decodable { let value: Double? }
            struct Condition: Decodable {
                let segment: String, kind: String, name: String
                let value: Double?, unit: String?, at_least: Double?, population: Int?, top: Int?
                let is_met: Bool?, is_negated: Bool, one_of: [String]
            }
            let scores: [Score]
            let conditions: [Condition]
        }
        let told = try JSONDecoder().decode(Why.self, from: Data(why.output.utf8))
        let conditions = told.conditions.filter { $0.segment == "north_hot" }
        #expect(conditions.map(\.kind) == ["score", "feature", "attribute"])
        let (top, share, tier) = (conditions[0], conditions[1], conditions[2])
        #expect(top.value == told.scores.first?.value && top.unit == "chance" && top.top == 600)
        #expect(try #require(top.population) > 600)
        let (value, least) = (try #require(top.value), try #require(top.at_least))
        if value != least { #expect(top.is_met == (value > least)) }
        #expect(share.at_least == 0.3 && share.unit == "ratio")
        #expect(share.is_met == ((share.value ?? 0) >= 0.3))
        #expect(top.is_met == false || share.is_met == false || tier.is_met == nil)
        #expect(tier.name == "tier" && tier.one_of == ["gold"] && tier.is_negated)
        let csv = try await segcast.run("why", key, "--export", asked, "--format", "csv")
        #expect(csv.output.contains("\nconditions,"), "\(csv.output)")
        #expect(csv.output.hasPrefix("table,customer_id,"), "\(csv.output)")
    }
}
