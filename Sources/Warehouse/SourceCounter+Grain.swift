import Postgres
import Texts

extension SourceCounter {
    /// Finds orders of lines that do not agree whose they are; nothing where a row is an order, or no column says whose.
    func sharedOrders(_ sources: SessionPool) async throws -> [Finding] {
        guard source.definition.grain == .lines, let key = source.definition[.key],
            let customer = source.definition[.customer]
        else { return [] }
        var binder = Binder()
        let statement = Templates.countSharedOrders.filled([
            "relation": source.relation, "key": source.text(key, alias: "line"),
            "customer": source.text(customer, alias: "line"),
            "is_kept": source.isKept(alias: "line", &binder),
        ])
        let row = try await sources.one(statement, binder.values)
        guard row.sharedCount > 0 else { return [] }
        return [
            Finding(
                .warning,
                .ordersShared,
                role,
                "\(row.sharedCount) of \(row.orderCount.counted("order")) have lines that name several customers: each counts "
                    + "as that of the line that became known first",
                fix:
                    "map the column that tells orders apart as key:, such as with the day or the shop in it, or a view in "
                    + "which an order has one customer"
            )
        ]
    }
}
