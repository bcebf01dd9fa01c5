public import Postgres

/// The table of one build or release, in schema `segcast_data`: made standalone, loaded, then keyed and attached.
public struct Partition: Hashable, Sendable {
    /// The table of schema `segcast` that it is a part of, such as `scores`.
    public let parent: String
    /// The build or release.
    public let id: Int64

    /// Names the partition of `parent` that holds `id`; it need not be there.
    public init(of parent: String, _ id: Int64) {
        self.parent = parent
        self.id = id
    }

    /// The table's name, in schema `segcast_data`.
    public var name: String { "\(parent)_\(id)" }

    /// Makes the table, empty, in the caller's transaction; one of that name that is left over is dropped.
    ///
    /// - Throws: `PostgresError`.
    public func make(in session: isolated Session) throws(PostgresError) {
        try session.query(SQL.makePartition, values)
    }

    /// Keys, analyses and attaches the table once it is loaded.
    ///
    /// - Throws: `PostgresError`, also when two rows have one key.
    public func attach(in session: isolated Session) throws(PostgresError) {
        try session.query(SQL.attachPartition, values)
    }

    /// Drops the table, attached or not; one that is not there is no mistake.
    ///
    /// - Throws: `PostgresError` when readers hold the parent for longer than five seconds.
    public func drop(in session: isolated Session) throws(PostgresError) {
        try session.query(SQL.dropPartition, values)
    }

    private var values: [Value] { [.text(parent), .bigint(id)] }
}
