/// A mailbox of Gmail: dots in its name, and what follows a plus, make no other one.
///
/// - SeeAlso: Gmail Help, "Dots don't matter in Gmail addresses" and "Create task-specific email addresses".
struct Gmail {
    /// What its addresses end with: each mailbox has both.
    static let domains = ["gmail.com", "googlemail.com"]

    /// The name without dots and tag; empty when an address has no other.
    let name: String
    /// The domain as it stands.
    let domain: Substring

    /// Reads an address in lower case; `nil` when it is of another provider.
    init?(_ address: String) {
        guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let domain = address.utf8[address.utf8.index(after: at)...]
        guard Self.domains.contains(where: { domain.elementsEqual($0.utf8) }) else { return nil }
        let untagged = address.utf8[..<at].prefix { $0 != UInt8(ascii: "+") }
        name = String(decoding: untagged.filter { $0 != UInt8(ascii: ".") }, as: UTF8.self)
        self.domain = Substring(domain)
    }
}
