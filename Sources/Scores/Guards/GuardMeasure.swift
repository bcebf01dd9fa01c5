public import Postgres

/// What one guard measured of a release against the one before, and what it said.
public struct GuardMeasure: Sendable, Hashable {
    /// What is measured.
    public enum Kind: String, ColumnDecodable, Sendable, CaseIterable {
        /// How many customers are scored, as a multiple of those before.
        case customers
        /// How many are in the outcome's population, as a multiple of those before.
        case population
        /// The outcome's mean score, as a multiple of the one before.
        case meanScore = "mean_score"
        /// The larger of two shares: members before who left, and members now who are new.
        case turnover
        /// The share of customers active lately, as a multiple of the one before.
        case activity

        /// What its guard measures, for people, such as `the mean score`.
        public var subject: String { Guards.named(self).subject }
    }

    /// What a guard said.
    public enum Verdict: String, ColumnDecodable, Sendable, CaseIterable {
        /// Within its limits, or outside by no more than chance.
        case passed
        /// Outside; it holds the outcome, or the release.
        case failed
        /// Outside, and somebody let it pass.
        case accepted
        /// There is nothing to measure it by.
        case notJudged = "not_judged"
    }

    /// The outcome; empty for all customers.
    public let outcome: String
    /// What is measured.
    public let kind: Kind
    /// Of whom, where an outcome has several; otherwise empty.
    public let audience: String
    /// The version that made the scores.
    public let version: Int?
    /// The release that it is measured by.
    public let previousReleaseID: Int64?
    /// The multiple or the share; `nil` when it is not judged.
    public let measured: Double?
    /// What it is of: how many customers or members, the mean score, the share; `nil` when it is not judged.
    public let level: Double?
    /// The smallest and the largest value that pass.
    public let lowest: Double, highest: Double
    /// What the guard said.
    public var verdict: Verdict

    /// What it measured and by which limits, for people.
    public var words: String {
        let named = Guards.named(kind)
        if let measured { return named.tell(measured, of: self) }
        return "\(named.subject)\(whose)\(audience.isEmpty ? "" : ", \(audience),") is not judged"
    }

    /// The outcome as it is said behind what is measured; empty for all customers.
    var whose: String { outcome.isEmpty ? "" : " of \(outcome)" }

    /// A number as it is said.
    static func rounded(_ number: Double) -> String {
        number.isFinite ? "\((number * 1000).rounded() / 1000)" : "\(number)"
    }
}

extension GuardMeasure {
    init(_ row: SQL.ListMeasuresRow) {
        outcome = row.outcome
        kind = row.measure
        audience = row.audience
        version = row.version
        previousReleaseID = row.previousReleaseID
        measured = row.measured
        level = row.level
        lowest = row.lowest
        highest = row.highest
        verdict = row.verdict
    }

    /// Writes it beside its release.
    func record(_ releaseID: Int64, in session: isolated Session) throws(PostgresError) {
        try session.query(
            SQL.replaceMeasure,
            [
                .bigint(releaseID), .text(outcome), .text(kind.rawValue), .text(audience),
                .optional(previousReleaseID), .optional(measured),
                .double(lowest), .double(highest), .text(verdict.rawValue),
                .optional(version), .optional(level),
            ]
        )
    }
}
