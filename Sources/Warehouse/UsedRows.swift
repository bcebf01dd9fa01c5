import Postgres

/// What the rows of a source that count are like.
struct UsedRows: Sendable {
    /// Rows that bear a key which another row has.
    var repeatedKeys = 0
    /// Amounts that are NaN or infinite.
    var amountsNotFinite = 0
    /// Amounts in another currency than the deployment's.
    var amountsInOtherCurrency = 0
    /// Customers without any way to reach them; elsewhere rows without the number that is mapped.
    var incompleteRows = 0
    /// When the newest became known.
    var newest: Instant?

    /// What is wrong with them.
    func findings(in source: Source, currency: String) -> [Finding] {
        let role = source.role.rawValue
        let isCustomers = source.role == .customers
        var findings: [Finding] = []
        if repeatedKeys > 0, !isCustomers {
            findings.append(
                Finding(
                    .error,
                    .keysRepeated,
                    role,
                    "\(repeatedKeys) rows bear a key that another row has: what they measure would count twice",
                    fix: "map a view without the duplicates, or the column that tells rows apart"
                )
            )
        }
        if amountsNotFinite > 0 {
            findings.append(
                Finding(
                    .warning,
                    .amountsNotFinite,
                    role,
                    "\(amountsNotFinite) amounts are NaN or infinite: sums over them are unknown",
                    fix: "mend them at the source"
                )
            )
        }
        if incompleteRows > 0 {
            let ways = source.role.reaches.map(\.name).joined(separator: " nor ")
            let what = isCustomers ? "neither \(ways)" : "no amount"
            findings.append(
                Finding(
                    isCustomers ? .note : .warning,
                    .rowsIncomplete,
                    role,
                    "\(incompleteRows) rows have \(what)"
                )
            )
        }
        if amountsInOtherCurrency > 0 {
            findings.append(
                Finding(
                    .error,
                    .currenciesMixed,
                    role,
                    "\(amountsInOtherCurrency) amounts are not in \(currency): currencies are never mixed",
                    fix: "map a view with converted amounts, or exclude the rows"
                )
            )
        }
        return findings
    }
}
