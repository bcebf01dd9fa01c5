public import Digests

extension AudienceFormat {
    /// Returns the identifiers of a row, in the order of ``identifierColumns``.
    ///
    /// - Parameters:
    ///   - row: one that ``row(of:_:)`` returned, or what ``row(_:without:hashing:)`` left of it.
    ///   - digest: begun with nothing; it is left so.
    /// - Returns: at least one.
    public func identifiers(of row: HashedRow, hashing digest: SHA256) -> [Identifier] {
        identifierColumns.compactMap { identifier($0, of: row, hashing: digest) }
    }

    /// Returns the row without some of its identifiers: their cells are empty, and so are those that say
    /// more of them.
    ///
    /// - Parameters:
    ///   - row: one that ``row(of:_:)`` returned.
    ///   - denied: those that may not be sent, whoever bears them.
    ///   - digest: begun with nothing; it is left so.
    /// - Returns: `nil` when nothing is left that finds the person.
    public func row(
        _ row: HashedRow,
        without denied: Set<Identifier>,
        hashing digest: SHA256
    ) -> HashedRow? {
        var lost: [Int] = []
        var isFound = false
        for part in identifierColumns {
            guard let identifier = identifier(part, of: row, hashing: digest) else { continue }
            if denied.contains(identifier) {
                lost += part.columns + part.companions
            } else {
                isFound = true
            }
        }
        return isFound ? row.without(lost) : nil
    }

    /// Returns the identifiers that a suppressed address, number or digest denies.
    ///
    /// An address or a number denies this format's form of it, and the forms that a source of digests may
    /// have hashed; 64 hexadecimal digits are the digest of an address or of a number. A number without `+`
    /// is dialled in every country that there is, may begin with its country's code and may have lost its zero: each
    /// reading is denied, and each address or number of a cell that holds several.
    ///
    /// - Parameters:
    ///   - value: as it stands in the suppressions.
    ///   - kind: what it is; `nil` when the source does not say, then an `@` makes it an address.
    ///   - origin: where a number without `+` is dialled.
    ///   - countries: where else it may be, by their codes.
    ///   - digest: begun with nothing; it is left so.
    /// - Returns: none when nothing can be read in `value`.
    public func identifiers(
        denying value: String,
        kind: Identifier.Kind? = nil,
        _ origin: Origin,
        dialledIn countries: [String] = [],
        hashing digest: SHA256
    ) -> [Identifier] {
        guard let text = CleanText.trimmed(value) else { return [] }
        if let came = Digest(hexadecimal: text) {
            return (kind.map { [$0] } ?? [.email, .phone]).map { Identifier($0, digest: came) }
        }
        var plain = origin
        plain.hashedFields = []
        let isAddress = kind.map { $0 == .email } ?? text.utf8.contains(UInt8(ascii: "@"))
        var forms: [String?]
        switch (kind ?? (isAddress ? .email : .phone)) {
        case .email:
            forms = [cell("email", text, plain)?.form, CleanText.lower(text)]
            if forms[0] == nil {
                for part in Denials.addresses(in: text) {
                    forms += [cell("email", part, plain)?.form, CleanText.lower(part)]
                }
            }
        case .phone:
            forms = []
            for number in Denials.numbers(in: text, origin, dialledIn: countries) {
                forms += [cell("phone", number, plain)?.form, number, String(number.dropFirst())]
            }
        case .device: forms = [CleanText.lower(text)]
        case .address: forms = []
        }
        let kind = kind ?? (isAddress ? .email : .phone)
        let texts = Set(forms.compactMap { $0 }).sorted()
        return texts.map { Identifier(kind, digest: digest.digest(of: $0)) }
    }

    private func identifier(
        _ part: IdentifierColumns,
        of row: HashedRow,
        hashing digest: SHA256
    ) -> Identifier? {
        guard part.isComplete(in: row.cells) else { return nil }
        if part.columns.count == 1 {
            let column = part.columns[0]
            if let known = row.digests[column] { return Identifier(part.kind, digest: known) }
            guard case .plain(let text) = row.cells[column] else { return nil }
            let form = part.kind == .device ? CleanText.lower(text) : text
            return Identifier(part.kind, digest: digest.digest(of: form))
        }
        // As the cells stand in the file, so that the identifier can be told from there too.
        for column in part.columns {
            if let known = row.digests[column] {
                known.withUnsafeBytes(digest.update)
            } else if case .plain(let text) = row.cells[column] {
                digest.update(text)
            }
            digest.update("\0")
        }
        return Identifier(part.kind, digest: digest.digest())
    }
}

extension Cell {
    /// What a destination would compare: the text that leaves, before it is hashed; `nil` when none does.
    fileprivate var form: String? {
        switch self {
        case .plain(let text), .hashed(let text), .digest(let text): text.isEmpty ? nil : text
        case .withheld, .empty: nil
        }
    }
}
