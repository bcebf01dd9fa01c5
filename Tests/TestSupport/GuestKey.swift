/// The keys of guests by their addresses, as `printf guest:ann@example.com | sha256sum` says them.
public enum GuestKey {
    /// That of `ann@example.com`.
    public static let ann = "guest:cdb23e1af3f575663aeee05eb09a22fb31a67d2847e14ad998ecdc07d94152da"
    /// That of `ben@example.com`.
    public static let ben = "guest:eb5f4100d1339fb9cd4f1d01e3fb0f74dd319dd9f9a6de5d53f5b474333bacb4"
    /// That of `guest@example.com`.
    public static let guest =
        "guest:095bbde0066b0a7757818f16c01884130eb14329060d37de8b08ecd6258a2143"
    /// That of `late@example.com`.
    public static let late =
        "guest:bd0fbcc84e32594cda36eff8e261f5358184c14a7eed2769bdf67919fa22729b"
    /// That of `person.7@example.com`.
    public static let person7 =
        "guest:99ce2376f587c334aa3c57a4cce09ce77c3aa0433175e555d8ce83e9af909708"
    /// That of `person.8@example.com`.
    public static let person8 =
        "guest:ecdb228e3cd105703f6985ea6c81b0b62548f44c4e17051c19b04b0fe788fcdb"
}
