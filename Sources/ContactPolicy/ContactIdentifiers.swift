public import Channels
public import Ciphers
import Countries
import Digests
public import Postgres

/// Tells by what a destination would find people: used by one thread at a time.
public final class ContactIdentifiers {
    private let format: any AudienceFormat
    private let origin: Origin
    /// What the format finds people by.
    private let kinds: [Identifier.Kind]
    private let digest = SHA256()
    private let pseudonyms: Pseudonyms

    /// Creates the identifiers of a format, named under `key`.
    public init(_ format: any AudienceFormat, _ origin: Origin, key: DeploymentKey) {
        self.format = format
        self.origin = origin
        let found = Set(format.identifierColumns.map(\.kind))
        kinds = Identifier.Kind.allCases.filter(found.contains)
        pseudonyms = Pseudonyms(key)
    }

    /// Returns a contact's row and what it is found by; `nil` when nothing in it could match anybody.
    func row(of details: ContactDetails) -> (row: HashedRow, names: [UUIDBytes])? {
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
            if identifier.kind.isJoined {
                names.joined.append(name(of: identifier))
            } else {
                names.single.append(name(of: identifier))
            }
        }
        return names
    }

    /// Returns what a detail or its digest denies; a number without `+` may be dialled in any of `countries` too.
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

    /// Returns all that the details of somebody who is denied deny: what they can be found by, and, where one of them
    /// cannot be sent as it stands or has no country, whatever it may mean.
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
        for kind in kinds {
            let values = kind.fields.compactMap { details[$0] }
            // Where one of several cannot be sent, it is not asked which.
            let isRead = found.count { $0.kind == kind } >= values.count
            for value in values {
                if !isRead || kind.isDialled && !isPlaced {
                    names += self.names(denying: value, kind: kind, dialledIn: countries)
                } else if kind.isDialled, ("1"..."9").contains(value.first ?? "0") {
                    // Digits may begin with the code of another country.
                    names += self.names(denying: "+\(value)", kind: kind, dialledIn: [])
                }
            }
        }
        return names
    }

    /// Returns by what else a contact's details may be denied: what other destinations make of them, and, of what no
    /// country decides, the text as it stands, for a digest does not say which form was hashed.
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
        for own in identifiers(of: details) where !own.kind.isJoined {
            var forms = Set(known.filter { $0.kind == own.kind })
            let texts = own.kind.isDialled ? [] : own.kind.fields.compactMap { details[$0] }
            for text in texts {
                forms.formUnion(
                    format.identifiers(
                        denying: text,
                        kind: own.kind,
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
