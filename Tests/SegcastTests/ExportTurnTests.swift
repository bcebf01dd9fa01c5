import Postgres
import TestSupport
import Testing

/// Whose list is made first, where one command makes several.
@Suite(.emptyPostgres)
struct ExportTurnTests {
    @Test(arguments: [("news", "ads_list", 379), ("ads_list", "news", 349)])
    func `under a cap that two exports share, the one whose turn is first is charged first`(
        first: String,
        second: String,
        whole: Int
    ) async throws {
        try await withShop { shop in
            try shop.edit("policies.yaml", "[mail, ads], limit: 2", to: "[mail, ads], limit: 1")
            try shop.edit("exports/\(first).yaml") { $0 + "priority: 1\n" }
            try shop.edit("exports/\(second).yaml") { $0 + "priority: 2\n" }
            let made = try await shop.segcast.run("export", "--as-of", ExportShop.day)
            #expect(made.status == 65 && made.errors.contains("capped:b_daily"), "\(made.errors)")
            let included: Int = try await shop.value(
                "select included_count from segcast.export_runs where export = '\(first)'"
            )
            #expect(included == whole)
        }
    }
}
