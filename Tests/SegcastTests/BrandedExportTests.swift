import Postgres
import TestSupport
import Testing

/// Lists of several brands of one shop.
@Suite(.emptyPostgres)
struct BrandedExportTests {
    @Test func `a list says of which brand it is, and a cap of another brand leaves it room`()
        async throws
    {
        try await withShop { shop in
            try shop.edit("policies.yaml") {
                $0.replacing("limit: 3,", with: "limit: 1, brand: south,")
                    .replacing(
                        "limit: 2, window_hours: 24",
                        with: "limit: 1, brand: north, window_hours: 168"
                    )
            }
            let brands = [("news", "north"), ("ads_list", "south"), ("social_list", "north")]
            for (export, brand) in brands {
                try shop.edit("exports/\(export).yaml") { $0 + "\nbrand: \(brand)\n" }
            }
            for (export, brand) in brands {
                let made = try await shop.export(export)
                try #require(made.status == 0, "\(export): \(made.errors)")
                let manifest = try shop.file(export, 1, ".manifest.json")
                let text = String(decoding: manifest, as: UTF8.self)
                #expect(text.contains("\"brand\" : \"\(brand)\""), "\(text)")
                #expect(!text.contains("capped:"), "each brand's first: \(text)")
            }
            let told: String = try await shop.value(
                "select string_agg(export || ' ' || brand, ', ' order by run_id) from segcast_v1.exports"
            )
            #expect(told == "news north, ads_list south, social_list north")
            #expect(try await shop.segcast.run("verify").status == 0)
            let again = try await shop.export("news", day: "2024-03-05")
            #expect(again.errors.contains("capped:b_daily"), "\(again.errors)")
        }
    }
}
