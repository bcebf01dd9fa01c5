import Postgres

extension SourceCounter {
    /// Finds rows that say whom nobody may write to, and name a customer in another spelling than the customers source.
    ///
    /// Keys are compared as they are: such a row counts for nobody, and whoever it names is written to.
    func respelled(_ sources: SessionPool) async throws -> [Finding] {
        guard source.role == .consents || source.role == .suppressions,
            let column = source.definition.customer, let customers = catalog.sources[.customers],
            let theirs = customers.definition.key
        else { return [] }
        let customer = Expression.column("base", column)
        var binder = Binder()
        let counted = source.definition.exclude.map {
            Fragments.isNoneOf.filled([
                "value": .expression(.column("base", $0.column)),
                "list": .expression(binder.bind(.texts($0.values), as: "text[]")),
            ])
        }
        let key = Expression.column("people", theirs)
        let statement = Templates.countRespelled.filled([
            "base": .from(
                Fragments.withKnownCustomers.relation([
                    "base": .from(Fragments.baseRelation.relation(["relation": source.hole])),
                    "customers": customers.hole, "customer": .expression(customer),
                    "key": .expression(key),
                ])
            ),
            "is_stranger": .expression(.all([Fragments.isUnknownCustomer.filled()] + counted)),
            "plain_customer": .expression(
                Fragments.plainKey.filled(["value": .expression(customer)])
            ),
            "customers": customers.hole,
            "plain_key": .expression(Fragments.plainKey.filled(["value": .expression(key)])),
        ])
        let count: Int = try await sources.query(statement, binder.values)[0].value("row_count")
        guard count > 0 else { return [] }
        return [
            Finding(
                isActedOn ? .error : .warning,
                role,
                "\(count) rows name a customer by a key in another spelling (\(column)), such as in capitals, with "
                    + "blanks or zeros: they count for nobody",
                fix:
                    "map a view that spells the key as customers do (\(customers.type(of: theirs).rawValue)), or exclude the rows"
            )
        ]
    }
}
