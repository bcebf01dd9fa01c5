import Boosting
import Foundation
import Learning
import Postgres
import TestSupport
import Testing

@testable import Registry

/// Which version scores, and what let it.
@Suite(.postgres)
struct ModelRegistryTests {
    @Test func `versions of an outcome count up, and none scores before a person says so`()
        async throws
    {
        let planted = try await PlantedRegistry()
        #expect(try await planted.registry.newest(of: "buys") == nil)
        #expect(try await planted.store() == 1)
        #expect(try await planted.store(blobs: ["one": [4], "two": [5]]) == 2)
        #expect(try await planted.store("churns") == 1)
        let newest = try #require(try await planted.registry.newest(of: "buys"))
        #expect(newest.version == 2 && newest.definitionHash == "d2")
        #expect(newest.asOf == PlantedRegistry.asOf)
        await #expect(
            throws: RegistryError.noChampion(outcome: "buys", waiting: [1, 2], failed: [])
        ) {
            _ = try await planted.registry.champion(of: "buys")
        }
    }

    @Test func `the champion is what was stored, to the byte`() async throws {
        let planted = try await PlantedRegistry()
        let blobs = ["model": (0...255).map { UInt8($0) }, "value": [0]]
        let shift = Calibrator(slope: 1, intercept: -0.1)
        _ = try await planted.store(blobs: blobs, calibrator: shift)
        try await planted.approve(1)
        let champion = try await planted.registry.champion(of: "buys")
        #expect(champion.version == 1 && champion.outcome == "buys")
        #expect(champion.blobs == blobs)
        #expect(try champion.blob("value") == [0])
        #expect(throws: RegistryError.modelCorrupt(outcome: "buys", version: 1)) {
            try champion.blob("model2")
        }
        #expect(champion.calibrator == shift)
        #expect(champion.definitionHash == "d2" && champion.horizonDays == 30)
        #expect(champion.featureSet == "base" && champion.featureSetVersion == 4)
        #expect(champion.asOf == PlantedRegistry.asOf)
        #expect(champion.governance == .singleOperator)
        let tiers = try await planted.registry.tiers(of: "buys", version: 1)
        #expect(tiers == PlantedRegistry.tiers)
        #expect(try await planted.registry.tiers(of: "buys", version: 2) == [])
    }

    @Test func `a champion gives way to the next, and can be put back`() async throws {
        let planted = try await PlantedRegistry()
        for _ in 1...2 { _ = try await planted.store() }
        for version in [1, 2, 1, 1] {
            try await planted.approve(version)
            #expect(try await planted.registry.champion(of: "buys").version == version)
        }
        #expect(try await planted.count("approvals") == 2, "each was approved once")
        let listed = try await planted.registry.list().map { "\($0.version) \($0.isChampion)" }
        #expect(listed == ["1 true", "2 false"])
        let said = try await planted.session.sql(
            "select subject from segcast.audit_entries where event = 'model_approved' order by audit_id"
        )
        #expect(
            try said.map { try $0.value("subject") } == ["buys 1", "buys 2", "buys 1", "buys 1"]
        )
    }

    @Test func `a champion that does not act scores nowhere, and is none for anybody`() async throws
    {
        let planted = try await PlantedRegistry()
        _ = try await planted.store()
        try await planted.approve(1)
        try await planted.registry.keep(.fourEyes)
        let seals = try await planted.session.query(SQL.sealVersions, [.null, .null]).count
        #expect(try await planted.registry.approvedAlone().map(\.version) == [1])
        try await planted.session.sql(
            """
            create or replace view segcast.acting_champions as
            select champions.outcome, champions.version from segcast.champions where champions.version > 1
            """
        )
        await #expect(throws: RegistryError.noChampion(outcome: "buys", waiting: [1], failed: [])) {
            _ = try await planted.registry.champion(of: "buys")
        }
        #expect(try await planted.registry.approvedAlone().isEmpty)
        #expect(try await planted.registry.list().map(\.isChampion) == [false])
        #expect(
            try await planted.registry.card(of: "buys", version: 1)
                .contains(#""is_champion": false"#)
        )
        let shown = try await planted.session.sql(
            "select is_champion from segcast_v1.model_versions"
        )
        #expect(try shown.map { try $0.value("is_champion") } == [false])
        // Who was made the champion stays on record.
        #expect(
            try await planted.session.query(SQL.sealVersions, [.null, .null]).count == seals
        )
    }

    @Test func `a version that failed is refused by its gates' names, and the champion stays`()
        async throws
    {
        let planted = try await PlantedRegistry()
        _ = try await planted.store()
        try await planted.approve(1)
        let gates = [("auc", 0.9), ("calibration", 0.4), ("lift", 0.49)]
        _ = try await planted.store(gates: gates)
        await #expect(
            throws: RegistryError.gatesFailed(
                outcome: "buys",
                version: 2,
                gates: ["calibration", "lift"]
            )
        ) { try await planted.approve(2) }
        #expect(try await planted.registry.champion(of: "buys").version == 1)
        #expect(try await planted.count("approvals") == 1)
    }

    @Test func `a version that nobody trained is approved by nobody`() async throws {
        let planted = try await PlantedRegistry()
        _ = try await planted.store()
        for (outcome, version) in [("buys", 2), ("buys", 0), ("churns", 1)] {
            await #expect(
                throws: RegistryError.unknownVersion(
                    outcome: outcome,
                    version: version,
                    known: outcome == "buys" ? [1] : []
                )
            ) { try await planted.approve(version, outcome) }
            await #expect(
                throws: RegistryError.unknownVersion(
                    outcome: outcome,
                    version: version,
                    known: outcome == "buys" ? [1] : []
                )
            ) { _ = try await planted.registry.card(of: outcome, version: version) }
        }
        #expect(try await planted.count("champions") == 0)
    }

    @Test func `under four eyes an author is refused, and the champion stays`() async throws {
        let planted = try await PlantedRegistry()
        for _ in 1...2 { _ = try await planted.store() }
        try await planted.approve(1)
        await #expect(throws: RegistryError.authorMayNotApprove(outcome: "buys", version: 2)) {
            try await planted.registry.approve("buys", version: 2, governance: .fourEyes)
        }
        #expect(try await planted.registry.champion(of: "buys").version == 1)
        #expect(try await planted.count("approvals") == 1)
    }

    @Test func `definitions may ask for four eyes, and never again for less`() async throws {
        let planted = try await PlantedRegistry()
        _ = try await planted.store()
        try await planted.registry.keep(.singleOperator)
        try await planted.registry.keep(.fourEyes)
        try await planted.registry.keep(.fourEyes)
        #expect(try await planted.count("governance") == 1)
        await #expect(
            throws: RegistryError.governanceIsStricter(asked: .singleOperator, inForce: .fourEyes)
        ) {
            try await planted.registry.keep(.singleOperator)
        }
        await #expect(throws: RegistryError.authorMayNotApprove(outcome: "buys", version: 1)) {
            try await planted.approve(1)
        }
    }

    @Test func `a model whose bytes are damaged scores nobody`() async throws {
        let planted = try await PlantedRegistry()
        _ = try await planted.store()
        try await planted.approve(1)
        let damage = "update segcast.version_blobs set content = '\\x010204'"
        await #expect(throws: PostgresError.self, "the table keeps what was trained") {
            try await planted.session.sql(damage)
        }
        try await planted.session.sql(
            "alter table segcast.version_blobs drop constraint content_matches_its_sha256"
        )
        try await planted.session.sql(damage)
        await #expect(throws: RegistryError.modelCorrupt(outcome: "buys", version: 1)) {
            _ = try await planted.registry.champion(of: "buys")
        }
    }

    @Test func `a card says what a version was trained by, not what is defined`() async throws {
        let planted = try await PlantedRegistry()
        var parameters = BoostingParameters()
        (parameters.eta, parameters.rounds) = (0.25, 7)
        try #require(PlantedRegistry.outcome("buys").boosting != parameters)
        _ = try await planted.store(parameters: parameters)
        let card = try await planted.registry.card(of: "buys", version: 1)
        let said = try await planted.session.sql(
            "select ($1::text::jsonb -> 'parameters')::text as parameters",
            [.text(card)]
        )
        let stored = Data(try said[0].value("parameters", as: String.self).utf8)
        #expect(try JSONDecoder().decode(BoostingParameters.self, from: stored) == parameters)
    }

    @Test func `a card says what is known of a version, and who let it act`() async throws {
        let planted = try await PlantedRegistry()
        _ = try await planted.store(calibrator: Calibrator(slope: 2, intercept: 0.5))
        func said() async throws -> Rows {
            let card = try await planted.registry.card(of: "buys", version: 1)
            return try await planted.session.sql(
                """
                select card ->> 'owner' as owner, card ->> 'label' as label, card ->> 'review_at' as review,
                    card #>> '{calibration,slope}' as slope, card #>> '{gates,1,gate}' as gate,
                    card #>> '{gates,1,limit}' as limit_value, (card ->> 'is_champion')::boolean as is_champion,
                    card ->> 'governance' as governance, card ->> 'approver' = session_user as is_mine
                from (select $1::text::jsonb as card) as cards
                """,
                [.text(card)]
            )
        }
        let before = try await said()[0]
        #expect(try before.value("owner") == "ada" && before.value("review") == "2025-03-31")
        #expect(
            try before.value("label") == "at least one row of orders within 30 days of the as-of"
        )
        #expect(try before.value("slope") == "2" && before.value("gate") == "lift")
        #expect(try before.value("limit_value") == "0.5")
        #expect(try before.optional("governance", as: String.self) == nil)
        #expect(try !before.value("is_champion"))
        try await planted.approve(1)
        let after = try await said()[0]
        #expect(try after.value("governance") == "single_operator")
        #expect(try after.value("is_champion") && after.value("is_mine"))
    }
}
