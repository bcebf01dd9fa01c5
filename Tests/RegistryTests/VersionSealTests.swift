import Audit
import Postgres
import Registry
import TestSupport
import Testing

/// What the audit trail sums up of a version.
@Suite(.postgres)
struct VersionSealTests {
    private func sums(_ planted: PlantedRegistry) async throws -> Set<Seal> {
        try await planted.session.transaction {
            Set(try VersionSeal.sums(in: $0).filter { $0.rows > 0 })
        }
    }

    /// The sums of things and parts that the trail says last.
    private func sealed(_ planted: PlantedRegistry) async throws -> Set<Seal> {
        Set(
            try await planted.session.sql(
                """
                select distinct on (things.thing, parts.part)
                    things.thing as sealed_thing, parts.part, (parts.seal ->> 'rows')::bigint as row_count,
                    parts.seal ->> 'sha256' as sha256
                from segcast.audit_entries as entries, jsonb_each(entries.detail -> 'seals') as things (thing, sums),
                    jsonb_each(things.sums) as parts (part, seal)
                order by things.thing, parts.part, entries.audit_id desc
                """
            ).map(Seal.init).filter { $0.rows > 0 }
        )
    }

    @Test func `what was stored, approved and put back is sealed as it is`() async throws {
        let planted = try await PlantedRegistry()
        for _ in 1...2 { _ = try await planted.store() }
        #expect(try await sealed(planted) == sums(planted))
        for version in [1, 2, 1] {
            try await planted.approve(version)
            #expect(try await sealed(planted) == sums(planted), "version \(version)")
        }
        let parts = try await sums(planted).map { "\($0.thing) \($0.part) \($0.rows)" }
        #expect(
            parts.sorted() == [
                "champion buys champion 1", "version buys 1 approval 1", "version buys 1 gates 2",
                "version buys 1 version 1", "version buys 2 approval 1", "version buys 2 gates 2",
                "version buys 2 version 1",
            ]
        )
    }

    @Test(arguments: [
        ("update segcast.model_versions set horizon_days = 31", "version buys 1 version"),
        (
            "update segcast.gate_results set measured = 0.91 where gate = 'auc'",
            "version buys 1 gates"
        ),
        ("delete from segcast.gate_results where gate = 'lift'", "version buys 1 gates"),
        ("update segcast.approvals set approver = 'eve'", "version buys 1 approval"),
        ("update segcast.champions set version = 1", nil),
        ("delete from segcast.champions", "champion buys champion"),
    ])
    func `a change behind the registry's back shows in its part alone`(
        change: String,
        part: String?
    ) async throws {
        let planted = try await PlantedRegistry()
        _ = try await planted.store()
        try await planted.approve(1)
        try await planted.session.sql(change)
        let broken = try await sealed(planted).subtracting(sums(planted))
        #expect(broken.map { "\($0.thing) \($0.part)" } == (part.map { [$0] } ?? []))
    }
}
