import Postgres

/// Counts whom a contract takes for guests, and the addresses that do not tell customers apart.
struct GuestCheck {
    /// The customers' addresses, and the guests' rows where there are any.
    let addressing: Addressing, guests: GuestRows?

    /// What there is to say of them.
    ///
    /// - Throws: `PostgresError`.
    func findings(_ sources: SessionPool) async throws -> [Finding] {
        let statement = Templates.countSharedAddresses.filled(["bearers": addressing.bearers])
        let shared = try await sources.one(statement).sharedCount
        var found: [Finding] = []
        if let guests { found += try await findings(guests, sources) }
        guard shared > 0 else { return found }
        return found + [
            Finding(
                .warning,
                .addressShared,
                SourceRole.customers.rawValue,
                "\(shared) addresses are borne by several customers each: rows that only say such a one are those of the "
                    + "customer who came first",
                fix: "make one customer of them at the source"
            )
        ]
    }

    private func findings(_ guests: GuestRows, _ sources: SessionPool) async throws -> [Finding] {
        let statement = Templates.countGuests.filled([
            "address": guests.address, "is_guest": guests.isGuest, "guests": guests.source.rows,
            "bearers": addressing.bearers,
        ])
        let row = try await sources.one(statement)
        func note(_ code: Finding.Code, _ message: String) -> Finding {
            Finding(.note, code, SourceRole.customers.rawValue, "guests: \(message)")
        }
        let counted = note(
            .guestsCounted,
            "\(row.guestCount) addresses that no customer bears are people of their own, \(row.knownCount) are customers'"
        )
        guard row.unaddressedCount > 0 else { return [counted] }
        return [
            counted,
            note(
                .addressMissing,
                "\(row.unaddressedCount) of \(row.rowCount) rows hold no address"
            ),
        ]
    }
}
