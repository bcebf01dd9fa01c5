public import Ciphers
public import Postgres

/// Names of identifiers that runs keep, put under another key.
public enum NameChange {
    private static let pageSize = 5_000

    /// Which keys names and bytes are under, where one was ever changed.
    public struct Standing: Sendable, Equatable {
        /// The key in force, and the one that everything is being put under, if any.
        public let keyID: String, nextKeyID: String?
        /// The last run that is under the next one.
        public let changedThrough: Int64

        /// The keys that something may be under.
        public var keyIDs: [String] { [keyID, nextKeyID].compactMap(\.self) }

        /// Whether a run is under a key, as far as a change has come.
        public func isUnder(_ keyID: String, _ runID: Int64) -> Bool {
            keyID == (runID > changedThrough ? self.keyID : nextKeyID ?? self.keyID)
        }
    }

    /// Returns how it stands; `nil` where no key was ever changed.
    public static func standing(in session: isolated Session) throws -> Standing? {
        try session.query(SQL.findKeyInForce).first.map {
            Standing(
                keyID: $0.keyID,
                nextKeyID: $0.nextKeyID,
                changedThrough: Int64($0.changedThrough)
            )
        }
    }

    /// Begins to put everything under another key, or goes on with it.
    ///
    /// - Returns: the last run that is under it.
    /// - Throws: `PostgresError`, with the constraint `one_key_change_at_a_time` or `key_is_in_force` where that may not be.
    public static func begin(
        from old: DeploymentKey,
        to new: DeploymentKey,
        because reason: String,
        in session: isolated Session
    ) throws -> Int64 {
        let values: [Value] = [.text(old.keyID), .text(new.keyID), .text(reason)]
        return Int64(try session.one(SQL.beginKeyChange, values).changedThrough)
    }

    /// Gives those whom a run considered their names under the next key, in the caller's transaction.
    ///
    /// - Returns: how many have names.
    public static func rename(
        _ runID: Int64,
        by renaming: Renaming,
        in session: isolated Session
    ) throws -> Int {
        var (last, count) = (Int64.min, 0)
        while true {
            let values: [Value] = [.bigint(runID), .bigint(last), .integer(pageSize)]
            let page = try session.query(SQL.listNames, values)
            guard let end = page.last else { return count }
            try session.query(
                SQL.renameIdentifiers,
                [
                    .bigint(runID), .bigints(page.map(\.customerID)),
                    .texts(page.map { names($0.identifiers, renaming) }),
                    .texts(page.map { $0.reached.map { names($0, renaming) } ?? "" }),
                ]
            )
            (last, count) = (end.customerID, count + page.count)
        }
    }

    private static func names(_ old: [UUIDBytes], _ renaming: Renaming) -> String {
        let new = old.map { name in
            let (high, low) = renaming.name(of: (name.high, name.low))
            return UUIDBytes(high: high, low: low).description
        }
        return "{\(new.joined(separator: ","))}"
    }
}
