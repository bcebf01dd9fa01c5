import Foundation
import Postgres
import TestSupport
import Testing

/// What becomes of a champion when the features that it reads get another version.
@Suite(.emptyPostgres)
struct FeatureVersionTests {
    private static let set = "features/member.yaml"
    private static let first = "  - {name: recency, measure: days_since_last, of: orders}\n"
    private static let visits =
        "  - {name: visits_90d, measure: count, of: events, window_days: 90}\n"
    private static let often = """
        segment: often
        owner: crm@house
        purpose: Who looks often
        rule:
          all:
            - {outcome: books_30d, at_least: 0}
            - {feature: visits_90d, at_least: 3}
        """

    /// Changes the text of a definition.
    private typealias Edit = (_ file: String, _ change: (String) -> String) throws -> Void

    /// Does something with the second shop, whose champion was trained on version 1 of its features.
    private func withChampion(
        _ body: (SegcastProcess, _ edit: Edit) async throws -> Void
    ) async throws {
        try await SegcastProcess.withFolder { folder in
            let champion = try await SecondShop.withChampion(in: folder)
            let config = "\(folder)/Config"
            try FileManager.default.copyItem(atPath: champion.config, toPath: config)
            let segcast = SegcastProcess(config: config, outbox: champion.outbox)
            try await body(segcast) { file, change in
                let path = "\(config)/\(file)"
                let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
                try change(text).write(toFile: path, atomically: true, encoding: .utf8)
            }
        }
    }

    private func run(_ segcast: SegcastProcess) async throws -> SegcastProcess.Result {
        try await segcast.run("run", "--as-of", "2025-11-01")
    }

    @Test(arguments: [true, false])
    func `a feature that is added behind the others, or before, costs no training and no approval`(
        isBehind: Bool
    ) async throws {
        try await withChampion { segcast, edit in
            try #require(try await run(segcast).status == 0)
            try edit(Self.set) { text in
                let raised = text.replacing("version: 1", with: "version: 2")
                return isBehind
                    ? raised + Self.visits
                    : raised.replacing(Self.first, with: Self.visits + Self.first)
            }
            try edit("segments/often.yaml") { _ in Self.often }
            let again = try await run(segcast)
            #expect(again.status == 0, "\(again.errors)")
            let row = try await TestDatabase.connect().sql(
                """
                select
                    (select count(*) from segcast.model_versions) as versions,
                    (
                        select count(*) from segcast_data.scores_1 as before
                        inner join segcast_data.scores_2 as scored using (customer_id)
                        where before.score_values is distinct from scored.score_values
                    ) as moved,
                    (select count(*) from segcast.memberships where segment = 'often') as members,
                    (
                        select count(*) from segcast.releases as releases
                        inner join segcast.feature_values as built using (build_id)
                        inner join segcast.scores as scored using (release_id, customer_id)
                        where release_id = 2 and scored.score_values[1] is not null
                            and built.feature_values[\(isBehind ? 10 : 1)] >= 3
                    ) as frequent
                """
            )[0]
            #expect(try row.value("versions", as: Int.self) == 1)
            #expect(try row.value("moved", as: Int.self) == 0)
            #expect(try row.value("members", as: Int.self) > 10)
            #expect(
                try row.value("members", as: Int.self) == row.value("frequent", as: Int.self)
            )
        }
    }

    @Test(arguments: [
        // Another meaning.
        ("features/member.yaml", "of: orders, window_days: 90}", "of: orders, window_days: 60}"),
        // Nothing but another currency.
        ("warehouse.yaml", "currency: USD", "currency: CAD"),
    ])
    func `a champion does not score by features that mean something else by now`(
        file: String,
        old: String,
        new: String
    ) async throws {
        try await withChampion { segcast, edit in
            try edit(Self.set) { $0.replacing("version: 1", with: "version: 2") }
            try edit(file) {
                #expect($0.contains(old))
                return $0.replacing(old, with: new)
            }
            if file == "warehouse.yaml" {
                try edit(file) { $0.replacing("  currency: money\n", with: "") }
            }
            let refused = try await run(segcast)
            #expect(refused.status == 78)
            #expect(
                refused.errors.contains("put it back as it was, or train and approve books_30d"),
                "\(refused.errors)"
            )
        }
    }
}
