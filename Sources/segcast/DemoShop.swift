import Failures
import Foundation
import Postgres
import Refresh

/// The demo's shop: real purchases, loaded into schema `shop`.
struct DemoShop: Sendable {
    private let pool: SessionPool

    /// Creates the shop of the database of `pool`.
    init(_ pool: SessionPool) { self.pool = pool }

    /// Loads the shop in one transaction, unless it is there.
    ///
    /// - Throws: ``CommandFailure`` when a schema `shop` exists that is not the demo's, or the data cannot
    ///   be read.
    func load() async throws {
        if let row = try await pool.query(SQL.findShop).first {
            guard row.isOurs else {
                throw CommandFailure(
                    .shopForeign,
                    "this database has a schema shop that is not the demo's: it was not touched; use another database",
                    .configuration
                )
            }
            return
        }
        guard
            let file = Bundle.module.url(
                forResource: "online_retail_ii.csv",
                withExtension: "gz",
                subdirectory: "Resources"
            )
        else {
            throw CommandFailure(
                .demoDataDamaged,
                "the demo's data is missing beside the program",
                .files
            )
        }
        Output.note("loading UCI Online Retail II (Chen 2019, CC BY 4.0) into schema shop")
        try await pool.withSession { session in
            try await session.longTransaction {
                try await session.run(Scripts.foundShop)
                try await session.beginCopyIn(Templates.copyPurchases.filled([:]))
                let rows = try GzipLines(file.path)
                while let bytes = try rows.next() { try await session.sendCopy(bytes) }
                try await session.endCopyIn()
                try await session.run(Scripts.fillShop)
            }
        }
    }
}
