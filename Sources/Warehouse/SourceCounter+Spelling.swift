import Postgres

extension SourceCounter {
    /// Finds rows that say whom nobody may write to, and name a customer in another spelling than the customers source.
    ///
    /// Keys are compared as they are: such a row counts for nobody, and whoever it names is written to. Where customers
    /// differ by their spelling alone, it may be somebody else who is known no more, and is told.
    func respelled(_ sources: SessionPool) async throws -> [Finding] {
        guard source.role == .consents || source.role == .suppressions,
            let column = source.definition[.customer]
        else { return [] }
        var binder = Binder()
        let rows = try OwnedRows(source, in: catalog, &binder)
        guard let customer = rows.customer, let customers = rows.knownCustomers(in: catalog),
            let key = customers.ownerKey(alias: "people")
        else { return [] }
        let keyType = customers.type(of: customers.definition[.key])
        let strangers = [
            Expression.column("known", "external_key").isNull, source.isKept(&binder),
            try isNoYes(&binder),
        ]
        let statement = Templates.countRespelled.filled([
            "base": rows.relation(among: customers, &binder),
            "is_stranger": .all(strangers),
            "plain_customer": Fragments.plainKey.filled(["value": customer]),
            "customers": customers.rows,
            "is_kept": customers.isKept(alias: "people", &binder),
            "key": key.cast(to: "text"),
            "plain_key": Self.plain(key, keyType),
        ])
        let row = try await sources.one(statement, binder.values)
        let count = row.rowCount
        guard count > 0 else { return [] }
        let isMeant = !row.isAmbiguous
        return [
            Finding(
                isActedOn && isMeant ? .error : .warning,
                .keySpelledOtherwise,
                role,
                "\(count) rows name a customer by a key in another spelling (\(column)), such as in capitals, with "
                    + "blanks or zeros: they count for nobody",
                fix:
                    "map a view that spells the key as customers do (\(keyType.rawValue)), or exclude the rows"
            )
        ]
    }

    /// A customer's key without ways of spelling: a type that knows one way alone is not searched for others.
    private static func plain(_ key: Expression, _ type: ColumnType) -> Expression {
        switch type {
        case .integer: key.cast(to: "text")
        case .uuid: Fragments.uuidDigits.filled(["value": key])
        case .text, .numeric, .float, .boolean, .timestamptz, .timestamp, .date, .other:
            Fragments.plainKey.filled(["value": key])
        }
    }

    /// The condition that keeps rows which are no yes: one that counts for nobody lets nobody be written to.
    private func isNoYes(_ binder: inout Binder) throws -> Expression {
        guard source.role == .consents else { return .all([]) }
        return try ConsentsSource(source).isNoYes(&binder)
    }
}
