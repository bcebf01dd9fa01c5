public import Digests

extension AudienceFormat {
    /// Returns the identifiers of a row, in the order of ``identifierColumns``.
    ///
    /// - Parameters:
    ///   - cells: a row that ``row(of:_:)`` returned, or what ``row(_:without:hashing:)`` left of it.
    ///   - digest: begun with nothing; it is left so.
    /// - Returns: at least one.
    public func identifiers(of cells: [Cell], hashing digest: SHA256) -> [Identifier] {
        identifierColumns.compactMap { identifier($0, of: cells, hashing: digest) }
    }

    /// Returns the row without some of its identifiers: their cells are empty, and so are those that say
    /// more of them.
    ///
    /// - Parameters:
    ///   - cells: a row that ``row(of:_:)`` returned.
    ///   - denied: those that may not be sent, whoever bears them.
    ///   - digest: begun with nothing; it is left so.
    /// - Returns: `nil` when nothing is left that finds the person.
    public func row(
        _ cells: [Cell],
        without denied: Set<Identifier>,
        hashing digest: SHA256
    ) -> [Cell]? {
        var kept = cells
        var isFound = false
        for part in identifierColumns {
            guard let identifier = identifier(part, of: cells, hashing: digest) else { continue }
            guard denied.contains(identifier) else {
                isFound = true
                continue
            }
            for column in part.columns + part.companions {
                kept[column] = .empty(.denied)
            }
        }
        return isFound ? kept : nil
    }

    /// Returns the identifiers that a suppressed address, number or digest denies.
    ///
    /// An address or a number denies this format's form of it, and the forms that a source of digests may
    /// have hashed; 64 hexadecimal digits are the digest of an address or of a number.
    ///
    /// - Parameters:
    ///   - value: as it stands in the suppressions.
    ///   - kind: what it is; `nil` when the source does not say, then an `@` makes it an address.
    ///   - origin: where a number without `+` is dialled.
    ///   - digest: begun with nothing; it is left so.
    /// - Returns: none when nothing can be read in `value`.
    public func identifiers(
        denying value: String,
        kind: Identifier.Kind? = nil,
        _ origin: Origin,
        hashing digest: SHA256
    ) -> [Identifier] {
        guard let text = CleanText.trimmed(value) else { return [] }
        if let bytes = Self.bytes(ofHexadecimal: text) {
            return (kind.map { [$0] } ?? [.email, .phone]).map { Identifier($0, digest: bytes) }
        }
        var plain = origin
        plain.hashedFields = []
        let isAddress = kind.map { $0 == .email } ?? text.utf8.contains(UInt8(ascii: "@"))
        var forms: [String?]
        switch (kind ?? (isAddress ? .email : .phone)) {
        case .email:
            forms = [cell("email", text, plain)?.form, CleanText.lower(text)]
        case .phone:
            forms = [cell("phone", text, plain)?.form]
            if case .e164(let number) = PhoneNumber(
                text,
                country: origin.country,
                callingCode: origin.callingCode
            ) {
                forms += [number, String(number.dropFirst())]
            }
        case .device: forms = [CleanText.lower(text)]
        case .address: forms = []
        }
        let kind = kind ?? (isAddress ? .email : .phone)
        let texts = Set(forms.compactMap { $0 }).sorted()
        return texts.map { Identifier(kind, digest: digest.bytes(of: $0)) }
    }

    private func identifier(
        _ part: IdentifierColumns,
        of cells: [Cell],
        hashing digest: SHA256
    ) -> Identifier? {
        guard part.isComplete(in: cells) else { return nil }
        if part.columns.count == 1 {
            let cell = cells[part.columns[0]]
            if case .digest(let text) = cell {
                return Self.bytes(ofHexadecimal: text).map { Identifier(part.kind, digest: $0) }
            }
            guard let text = cell.form else { return nil }
            let form = part.kind == .device ? CleanText.lower(text) : text
            return Identifier(part.kind, digest: digest.bytes(of: form))
        }
        // As the cells stand in the file, so that the identifier can be told from there too.
        var joined: [UInt8] = []
        for column in part.columns {
            switch cells[column] {
            case .hashed(let text): joined += digest.bytes(of: text)
            case .digest(let text): joined += Self.bytes(ofHexadecimal: text) ?? Array(text.utf8)
            case .plain(let text): joined += text.utf8
            case .withheld, .empty: break
            }
            joined.append(0)
        }
        digest.update(joined)
        return Identifier(part.kind, digest: digest.finish())
    }

    private static func bytes(ofHexadecimal text: String) -> [UInt8]? {
        guard CleanText.isHexadecimal(text, count: 64) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        var high: UInt8?
        for byte in text.utf8 {
            let value = byte < 58 ? byte - 48 : (byte | 32) - 87
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
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
