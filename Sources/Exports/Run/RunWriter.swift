import Postgres

/// Who writes, or wrote, a run's files into its folder for staging.
struct RunWriter: Sendable {
    /// The run's export.
    let export: String
    /// Whether an owner may be writing now.
    let isOpen: Bool
    /// The last token that an owner of the export had.
    let lastToken: Int64

    /// Returns the writers of all runs by the runs' numbers.
    ///
    /// - Throws: `PostgresError`.
    static func all(in session: isolated Session) throws -> [Int64: Self] {
        let prefix = Value.text(ExportRunner.leaseName(of: ""))
        let rows = try session.query(SQL.listWriters, [prefix])
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let writer = Self(
                    export: row.export,
                    isOpen: row.isOpen,
                    lastToken: row.lastToken
                )
                return (row.runID, writer)
            }
        )
    }
}
