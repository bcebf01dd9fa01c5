import TestSupport
import Testing

/// Codes that a command ends with where something was done to a shop that is sound.
@Suite(.emptyPostgres)
struct RaisedCodeTests {
    private static let unreleased = "update segcast.releases set valid_until = '2024-03-02'"

    static let all = [
        Raising("settings-invalid", by: "check", ["SEGCAST_DATABASE_URL": "no=such"], status: 78),
        Raising(
            "statement-refused",
            by: "runs",
            sql: ["alter table segcast.export_runs rename column planned_at to planned"]
        ),
        Raising(
            "tables-older",
            by: "runs",
            sql: [
                "delete from segcast.schema_migrations where version = (select max(version) from segcast.schema_migrations)"
            ],
            status: 78
        ),
        Raising("shop-foreign", by: "demo", sql: ["create schema shop"], status: 78),
        Raising("name-undefined", by: "export newz", status: 64),
        Raising("run-none", by: "why 7 --export news", status: 64),
        Raising("no-release", by: "export news --as-of \(ExportShop.day)", sql: [unreleased]),
        Raising(
            "owner-unbound",
            by: "check --as-of \(ExportShop.day)",
            editing: [("policies.yaml", "single_operator", "four_eyes")]
        ),
        Raising(
            "governance-stricter",
            by: "check",
            sql: ["select segcast.tighten_governance('four_eyes')"],
            status: 77
        ),
        Raising(
            "source-foreign",
            by: "check --as-of \(ExportShop.day)",
            sql: [
                "do $$ begin if to_regrole('segcast_test_stranger') is null then create role segcast_test_stranger; end if; end $$",
                "alter table till.visits owner to segcast_test_stranger",
            ]
        ),
    ]

    @Test(arguments: all)
    func `each code is told where it is raised, and explained`(raising: Raising) async throws {
        try await raising.raise()
    }
}
