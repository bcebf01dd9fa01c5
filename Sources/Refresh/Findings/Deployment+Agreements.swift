import Channels
public import ContactPolicy
import Definitions
import Exports
public import Postgres
import Steps
public import Warehouse

extension Deployment {
    /// Counts who agrees to what channels ask consent for, for each brand of their exports.
    ///
    /// - Parameters:
    ///   - catalog: the sources.
    ///   - now: consents from then on do not count.
    /// - Returns: one a purpose and brand, in their order; none where no consents are mapped or sound.
    /// - Throws: `WarehouseError`, `PostgresError`.
    public func agreements(_ catalog: WarehouseCatalog, now: Instant) async throws -> [Agreement] {
        var subjects: Set<Agreement.Subject> = []
        for channel in configuration.channels.values where channel.consentNotRequired == nil {
            let brands = configuration.exports.filter { $0.channel == channel.name }.map(\.brand)
            for brand in brands.isEmpty ? [ExportDefinition().brand] : brands {
                for purpose in channel.consent {
                    subjects.insert(Agreement.Subject(purpose, of: brand))
                }
            }
        }
        let sorted = subjects.sorted { ($0.purpose, $0.brand) < ($1.purpose, $1.brand) }
        let task = "agreements"
        report(
            .step(
                task: task,
                Step("counting who agrees", sorted.map(\.purpose).joined(separator: ", "))
            )
        )
        let found = try await Agreement.count(sorted, in: catalog, now: now, from: sources)
        report(.finished(task: task))
        return found
    }
}
