import Postgres

extension SourceCounter {
    /// Finds rows that say whom nobody may write to, and name a customer in another spelling than the customers source.
    ///
    /// Keys are compared as they are: such a row counts for nobody, and whoever it names is written to. Where customers
    /// differ by their spelling alone, it may be somebody else who is known no more, and is told.
    func respelled(_ sources: SessionPool) async throws -> [Finding] {
        guard source.role == .consents || source.role == .suppressions,
            let column = source.definition.customer, let customers = catalog.sources[.customers],
            let theirs = customers.definition.key
        else { return [] }
        let customer = Expression.column("base", column)
        let key = Expression.column("people", theirs)
        var binder = Binder()
        let strangers = [
            Fragments.isUnknownCustomer.filled(), source.isKept(&binder), isNoYes(&binder),
        ]
        let statement = Templates.countRespelled.filled([
            "base": .from(
                Fragments.withKnownCustomers.relation([
                    "base": .from(Fragments.baseRelation.relation(["relation": source.hole])),
                    "customers": customers.hole, "customer": .expression(customer),
                    "key": .expression(key),
                ])
            ),
            "is_stranger": .expression(.all(strangers)),
            "plain_customer": .expression(
                Fragments.plainKey.filled(["value": .expression(customer)])
            ),
            "customers": customers.hole,
            "is_kept": .expression(customers.isKept(alias: "people", &binder)),
            "key": .expression(Fragments.asText.filled(["value": .expression(key)])),
            "plain_key": .expression(Self.plain(key, customers.type(of: theirs))),
        ])
        let row = try await sources.query(statement, binder.values)[0]
        let count: Int = try row.value("row_count")
        guard count > 0 else { return [] }
        let isMeant = try !row.value("is_ambiguous", as: Bool.self)
        return [
            Finding(
                isActedOn && isMeant ? .error : .warning,
                role,
                "\(count) rows name a customer by a key in another spelling (\(column)), such as in capitals, with "
                    + "blanks or zeros: they count for nobody",
                fix:
                    "map a view that spells the key as customers do (\(customers.type(of: theirs).rawValue)), or exclude the rows"
            )
        ]
    }

    /// A customer's key without ways of spelling: a type that knows one way alone is not searched for others.
    private static func plain(_ key: Expression, _ type: ColumnType) -> Expression {
        let value = ["value": Hole.expression(key)]
        return switch type {
        case .integer: Fragments.asText.filled(value)
        case .uuid: Fragments.uuidDigits.filled(value)
        default: Fragments.plainKey.filled(value)
        }
    }

    /// The condition that keeps rows which are no yes: one that counts for nobody lets nobody be written to.
    private func isNoYes(_ binder: inout Binder) -> Expression {
        guard source.role == .consents, let column = source.definition.granted else {
            return .all([])
        }
        let yes = source.definition.grantedValues
        return Fragments.isNoneOf.filled([
            "value": .expression(.column("base", column)),
            "list": .expression(binder.bind(.texts(yes.isEmpty ? ["true"] : yes), as: "text[]")),
        ])
    }
}
