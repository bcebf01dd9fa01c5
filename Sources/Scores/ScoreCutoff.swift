public import Postgres

/// Where the highest scores of an outcome in a release end.
public struct ScoreCutoff: Sendable, Hashable {
    /// The last who is in: the smallest score, and whose it is.
    public struct Last: Sendable, Hashable {
        /// The score.
        public let score: Double
        /// Whose it is; ties go by customer id.
        public let customerID: Int64

        /// Creates the last who is in.
        public init(score: Double, customerID: Int64) {
            self.score = score
            self.customerID = customerID
        }
    }

    /// How many have a score.
    public let population: Int
    /// The last who is in; `nil` when nobody is.
    public let last: Last?

    /// Creates a cutoff.
    public init(population: Int, last: Last?) {
        self.population = population
        self.last = last
    }

    /// Finds where a bound cuts the scores at a position, from 1, of a release, by rank.
    ///
    /// The rank is found first and its score bound: two statements, so that the second can be pushed to
    /// where the rows are.
    ///
    /// - Throws: `PostgresError`.
    public static func find(
        _ bound: ScoreBound,
        at position: Int,
        of releaseID: Int64,
        in session: isolated Session
    ) throws(PostgresError) -> Self {
        let key: [Value] = [.bigint(releaseID), .integer(position)]
        let population = try session.one(SQL.countScored, key).scoredCount
        let rank = bound.rank(among: population)
        let row = rank > 0 ? try session.query(SQL.findCutoff, key + [.integer(rank)]).first : nil
        return Self(
            population: population,
            last: row.map { Last(score: $0.score, customerID: $0.customerID) }
        )
    }
}
