public import Postgres
public import Warehouse

/// How many customers agree to one purpose for one brand: by the words that lists go by, and nothing else of the policy.
public struct Agreement: Hashable, Sendable {
    /// What may be agreed to.
    public struct Subject: Hashable, Sendable {
        /// The purpose and the brand, as channels and exports name them.
        public let purpose: String, brand: String

        /// Creates what may be agreed to.
        public init(_ purpose: String, of brand: String) {
            (self.purpose, self.brand) = (purpose, brand)
        }
    }

    /// What they agree to.
    public let subject: Subject
    /// How many customers agree, and how many withdrew.
    public let agreed: Int, withdrew: Int

    /// Counts who agrees to each of some subjects.
    ///
    /// - Parameters:
    ///   - subjects: what may be agreed to.
    ///   - catalog: the warehouse.
    ///   - now: consents from then on do not count.
    ///   - sources: sessions that read it.
    /// - Returns: one a subject, in this order; none where no consents are mapped, or they or customers break the contract.
    /// - Throws: `WarehouseError` when a column holds no purposes or brands; `PostgresError`.
    public static func count(
        _ subjects: [Subject],
        in catalog: WarehouseCatalog,
        now: Instant,
        from sources: SessionPool
    ) async throws -> [Self] {
        guard catalog.sources[.consents] != nil,
            (try? catalog.requireSound([.customers, .consents])) != nil
        else { return [] }
        let purposes = try await ConsentSpellings.purposes(catalog, from: sources)
        let brands = try await ConsentSpellings.brands(catalog, from: sources)
        var found: [Self] = []
        for subject in subjects {
            let (statement, values) = try statement(
                ConsentQuestion(
                    to: [subject.purpose],
                    of: subject.brand,
                    spelledPurposes: purposes,
                    spelledBrands: brands
                ),
                catalog,
                now
            )
            let row = try await sources.one(statement, values)
            found.append(
                Self(subject: subject, agreed: row.agreedCount, withdrew: row.withdrawnCount)
            )
        }
        return found
    }

    private static func statement(
        _ question: ConsentQuestion,
        _ catalog: WarehouseCatalog,
        _ now: Instant
    ) throws -> (Query<Templates.CountAgreedRow>, [Value]) {
        var binder = Binder()
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        var lists = ContactLists(catalog: catalog, question: question, now: now, binder: binder)
        let people = Fragments.peopleWithWords.relation([
            "base": rows.base, "key": rows.key, "words": try lists.words(),
            "suppressed": Fragments.noKeys.relation(["list": .identifier("suppressed")]),
        ])
        let statement = Templates.countAgreed.filled([
            "key": rows.key, "people": people, "condition": rows.condition,
        ])
        return (statement, lists.binder.values)
    }
}
