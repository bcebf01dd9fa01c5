public import Partitions
public import Postgres

/// A computation of a feature set at an as-of, stored.
public struct FeatureBuild: Sendable {
    /// Its number.
    public let buildID: Int64
    /// The instant nothing in it looks past.
    public let asOf: Instant
    /// How many customers it has a row for.
    public let customerCount: Int

    /// Creates a build that is there already.
    package init(buildID: Int64, asOf: Instant, customerCount: Int) {
        self.buildID = buildID
        self.asOf = asOf
        self.customerCount = customerCount
    }

    /// The partition that holds the rows.
    public var partition: Partition { Self.partition(of: buildID) }

    /// The partition that holds the rows of a build.
    public static func partition(of buildID: Int64) -> Partition {
        Partition(of: "feature_values", buildID)
    }
}
