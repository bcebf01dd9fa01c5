import Postgres

extension ExportVerifier {
    /// Checks what exports left behind that were removed, renamed or go elsewhere by now.
    ///
    /// - Parameters:
    ///   - owned: the lists of the exports that are defined, and those that they take over.
    ///   - own: the former, under the names that they have.
    /// - Returns: the check.
    /// - Throws: `PostgresError`.
    public func retired(besides owned: Set<ListPlace>, and own: Set<ListPlace>) async throws
        -> Check
    {
        let retired = RetiredLists(pool)
        let lists = try await retired.lists(besides: owned)
        var found: [String] = []
        for list in lists {
            let isKept = try await pool.one(SQL.hasKeptBytes, [.bigint(list.runID)]).isKept
            guard !isKept else { continue }
            found.append(
                "\(list.place.export): nobody can be taken off its list at \(list.place.channel), for the bytes of run "
                    + "\(list.runID) are not kept"
            )
        }
        let rests = try await retired.rests(besides: own, and: lists).filter(\.hasNumber)
        found += rests.map {
            "\($0.place.export): run \($0.runID) has a number and goes on with no export"
        }
        return Check(
            claim: "Every list that a destination keeps has an export, or still loses who leaves",
            looked: lists.count + rests.count,
            breaches: found
        )
    }
}
