import Postgres

/// Counts whom a contract takes for guests.
struct GuestCheck {
    /// The customers' addresses and the guests' rows.
    let addressing: Addressing, guests: GuestRows

    /// What there is to say of them.
    ///
    /// - Throws: `PostgresError`.
    func findings(_ sources: SessionPool) async throws -> [Finding] {
        let statement = Templates.countGuests.filled([
            "address": guests.address, "is_guest": guests.isGuest, "guests": guests.source.rows,
            "bearers": addressing.bearers,
        ])
        let row = try await sources.one(statement)
        func finding(
            _ severity: Finding.Severity,
            _ code: Finding.Code,
            _ message: String,
            fix: String = ""
        ) -> Finding {
            Finding(severity, code, SourceRole.customers.rawValue, "guests: \(message)", fix: fix)
        }
        var findings = [
            finding(
                .note,
                .guestsCounted,
                "\(row.guestCount) addresses that no customer bears are people of their own, \(row.knownCount) are customers'"
            )
        ]
        if row.sharedCount > 0 {
            findings.append(
                finding(
                    .warning,
                    .addressShared,
                    "\(row.sharedCount) addresses are borne by several customers each: rows that only say such a one are nobody's",
                    fix: "make one customer of them at the source"
                )
            )
        }
        if row.unaddressedCount > 0 {
            findings.append(
                finding(
                    .note,
                    .addressMissing,
                    "\(row.unaddressedCount) of \(row.rowCount) rows hold no address"
                )
            )
        }
        return findings
    }
}
