public import Postgres

/// What a guest is called.
public enum GuestKey {
    /// Returns the key that the guest of an address has; `nil` where `text` is no address.
    ///
    /// - Throws: `PostgresError`.
    public static func key(of text: String, from pool: SessionPool) async throws -> String? {
        var binder = Binder()
        let address = Fragments.cleanAddress.filled([
            "value": binder.bind(.text(text), as: "text")
        ])
        let statement = Templates.findGuestKey.filled([
            "guest_key": Fragments.guestKey.filled(["address": address])
        ])
        return try await pool.one(statement, binder.values).guestKey
    }
}
