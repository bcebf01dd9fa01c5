import Channels
public import Postgres

/// Lists that destinations keep and no export that is defined refreshes: their export was removed, renamed, or goes
/// elsewhere by now.
///
/// Whoever withdraws is taken off them until they are empty, an export that names them with `was:` has sent them anew,
/// or a person says who else answers for them.
public struct RetiredLists: Sendable {
    /// One such list.
    public struct List: Sendable {
        /// What tells it from others.
        public let place: ListPlace
        /// The run that sent it last, and how many it holds.
        public let runID: Int64, memberCount: Int
        /// The definition that it was sent by, and what of it says who gets what.
        public let definitionHash: String, identity: ListIdentity
    }

    /// A run that was begun for a list which nobody asks for any more.
    public struct Rest: Sendable {
        /// The run and its list.
        public let runID: Int64, place: ListPlace
        /// Where it stands.
        public let state: RunState
        /// Whether it only takes people off.
        public let isRemoval: Bool
        /// The definition that it was planned by, and what of it says who gets what.
        public let definitionHash: String, identity: ListIdentity
        let key: String
        let hasNumber: Bool
    }

    private let pool: SessionPool

    /// Creates the lists of the database of `pool`.
    public init(_ pool: SessionPool) { self.pool = pool }

    /// Finds the lists that a destination keeps beside those of `owned`.
    ///
    /// - Parameter owned: the lists of the exports that are defined, and those that they take over.
    /// - Returns: the lists, in order of export.
    /// - Throws: `PostgresError`.
    public func lists(besides owned: Set<ListPlace>) async throws -> [List] {
        try await pool.query(SQL.listKeptLists).compactMap { row in
            let place = ListPlace(
                export: row.export,
                kind: row.kind,
                channel: row.channel,
                format: row.format
            )
            // A format that this program no longer knows is taken for one that keeps a list.
            let isKept =
                place.kind == ExportDefinition.Kind.exclude.rawValue
                || row.contactModel == "presence"
                || (AudienceFormats.named(place.format)?.keepsList ?? true)
            guard isKept, !owned.contains(place) else { return nil }
            return List(
                place: place,
                runID: row.runID,
                memberCount: row.includedCount,
                definitionHash: row.definitionHash,
                identity: try ListIdentity(json: row.dataParts)
            )
        }
    }

    /// Finds the runs that were begun and that no export which is defined goes on with.
    ///
    /// Removals of a list that is still kept are no such runs: the next removals go on with them.
    ///
    /// - Parameters:
    ///   - own: the lists of the exports that are defined, under the names that they have.
    ///   - lists: what ``lists(besides:)`` returned.
    /// - Returns: the runs, those with a number first.
    /// - Throws: `PostgresError`.
    public func rests(besides own: Set<ListPlace>, and lists: [List]) async throws -> [Rest] {
        let kept = Set(lists.map(\.place))
        return try await pool.query(SQL.listBegun).compactMap { row in
            let place = ListPlace(
                export: row.export,
                kind: row.kind,
                channel: row.channel,
                format: row.format
            )
            let isDue = row.hasNumber || !row.isRemoval || !kept.contains(place)
            guard !own.contains(place), isDue else { return nil }
            return Rest(
                runID: row.runID,
                place: place,
                state: row.state,
                isRemoval: row.isRemoval,
                definitionHash: row.definitionHash,
                identity: try ListIdentity(json: row.dataParts),
                key: row.exportKey,
                hasNumber: row.hasNumber
            )
        }
    }
}
