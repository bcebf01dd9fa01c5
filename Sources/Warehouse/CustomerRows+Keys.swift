public import Postgres

extension CustomerRows {
    /// Reads the keys of the customers in rows that are kept and meet some more conditions, each once.
    ///
    /// - Parameter conditions: over these rows, their values written out.
    /// - Returns: a COPY … TO STDOUT of texts.
    public func copyOfKeys(meeting conditions: [Expression] = []) -> Statement {
        Templates.copyCustomers.filled([
            "key": key, "base": base, "condition": .all([condition] + conditions),
        ])
    }
}
