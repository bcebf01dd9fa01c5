public import Channels
public import Ciphers
import Countries
import Digests
public import Postgres

/// Tells by what a destination would find people: used by one thread at a time.
public final class ContactIdentifiers {
    private let format: any AudienceFormat
    private let origin: Origin
    private let digest = SHA256()
    private let pseudonyms: Pseudonyms

    /// Creates the identifiers of a format, named under `key`.
    public init(_ format: any AudienceFormat, _ origin: Origin, key: DeploymentKey) {
        self.format = format
        self.origin = origin
        pseudonyms = Pseudonyms(key)
    }

    /// Returns a contact's row and what it is found by; `nil` when nothing in it could match anybody.
    public func row(of details: ContactDetails) -> (row: HashedRow, names: [UUIDBytes])? {
        guard let cells = format.row(of: details, origin) else { return nil }
        let row = HashedRow(cells, hashing: digest)
        return (row, format.identifiers(of: row, hashing: digest).map(name))
    }

    /// Returns what a contact is found by, and whom that reaches: in the form that all destinations share, each at its
    /// place, or `nil` where that is the same; `nil` when nothing in it could match anybody.
    func names(of details: ContactDetails) -> (found: [UUIDBytes], reached: [UUIDBytes]?)? {
        guard let cells = format.row(of: details, origin) else { return nil }
        let row = HashedRow(cells, hashing: digest)
        let found = format.identifiers(of: row, hashing: digest)
        let reached = format.reached(by: found, of: row, hashing: digest)
        return (found.map(name), reached?.map(name))
    }

    /// Returns a row without what it may not be found by.
    ///
    /// - Parameters:
    ///   - row: a row of this format.
    ///   - names: what it may be found by; all else leaves it.
    /// - Returns: the row and what is left of its names; `nil` when nothing is.
    public func row(
        _ row: HashedRow,
        keeping names: Set<UUIDBytes>
    ) -> (row: HashedRow, names: [UUIDBytes])? {
        let found = format.identifiers(of: row, hashing: digest)
        let denied = found.filter { !names.contains(name(of: $0)) }
        let kept = found.map(name).filter(names.contains)
        guard !denied.isEmpty else { return (row, kept) }
        return format.row(row, without: Set(denied), hashing: digest).map { ($0, kept) }
    }

    /// Returns what a row is found by: by single cells, and by cells that find somebody only together.
    public func names(in cells: [Cell]) -> (single: [UUIDBytes], joined: [UUIDBytes]) {
        var names: (single: [UUIDBytes], joined: [UUIDBytes]) = ([], [])
        let row = HashedRow(cells, hashing: digest)
        for identifier in format.identifiers(of: row, hashing: digest) {
            if identifier.kind == .address {
                names.joined.append(name(of: identifier))
            } else {
                names.single.append(name(of: identifier))
            }
        }
        return names
    }

    /// Returns what an address, a number or a digest of either denies; a number without `+` may be dialled in any of
    /// `countries` too.
    public func names(
        denying value: String,
        kind: Identifier.Kind,
        dialledIn countries: [String]
    ) -> [UUIDBytes] {
        format.identifiers(
            denying: value,
            kind: kind,
            origin,
            dialledIn: countries,
            hashing: digest
        ).map(name)
    }

    /// Returns all that the details of somebody who is denied deny: what they can be found by, and, where an address
    /// or a number of theirs cannot be sent as it stands or has no country, whatever it may mean.
    ///
    /// - Parameters:
    ///   - details: theirs.
    ///   - countries: those that customers name.
    /// - Returns: the names of all of it; some may stand twice.
    func names(
        denying details: ContactDetails,
        dialledIn countries: [String]
    ) -> [UUIDBytes] {
        let found = identifiers(of: details)
        var names = found.map(name)
        let isPlaced = countries.isEmpty || Country.code(details[.country]) != nil
        for (kind, field) in [(Identifier.Kind.email, ContactField.email), (.phone, .phone)] {
            guard let value = details[field] else { continue }
            let isRead = found.contains { $0.kind == kind }
            if !isRead || kind == .phone && !isPlaced {
                names += self.names(denying: value, kind: kind, dialledIn: countries)
            } else if kind == .phone, ("1"..."9").contains(value.first ?? "0") {
                // Digits may begin with the code of another country.
                names += self.names(denying: "+\(value)", kind: kind, dialledIn: [])
            }
        }
        return names
    }

    /// Returns by what else a contact's address and number may be denied: what other destinations make of them, and the
    /// address as it stands, for a digest does not say which form was hashed.
    ///
    /// - Parameters:
    ///   - details: the contact's.
    ///   - others: the other destinations' identifiers, under the same key.
    /// - Returns: each such name beside that of this destination's own form.
    public func aliases(of details: ContactDetails, in others: [ContactIdentifiers]) -> [(
        alias: UUIDBytes, name: UUIDBytes
    )] {
        let known = others.flatMap { $0.identifiers(of: details) }
        var found: [(alias: UUIDBytes, name: UUIDBytes)] = []
        for own in identifiers(of: details) where [.email, .phone].contains(own.kind) {
            var forms = Set(known.filter { $0.kind == own.kind })
            if own.kind == .email, let text = details[.email] {
                forms.formUnion(
                    format.identifiers(
                        denying: text,
                        kind: .email,
                        origin,
                        dialledIn: [],
                        hashing: digest
                    )
                )
            }
            for form in forms where form != own { found.append((name(of: form), name(of: own))) }
        }
        return found
    }

    private func identifiers(of details: ContactDetails) -> [Identifier] {
        guard let cells = format.row(of: details, origin) else { return [] }
        return format.identifiers(of: HashedRow(cells, hashing: digest), hashing: digest)
    }

    private func name(of identifier: Identifier) -> UUIDBytes {
        let (high, low) = pseudonyms.name(of: identifier.digest)
        return UUIDBytes(high: high, low: low)
    }
}
