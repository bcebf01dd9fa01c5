extension Examination {
    /// Every examination, in the order in which they are asked and told: each stands behind what it needs.
    static let all = [
        definitions, database, server, pooler, clock, login, schema, roles, reader, zone, key,
        keptBytes, outbox, disk, lists, policies, sources, owners, freshness, consents, exports,
    ]
}
