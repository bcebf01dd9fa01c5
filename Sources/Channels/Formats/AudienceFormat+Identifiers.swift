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

    /// Returns the identifiers that a suppressed detail, such as an address or a number, or its digest denies.
    ///
    /// It denies this format's form of it, and the forms that a source of digests may have hashed; 64 hexadecimal digits
    /// are a digest. A number without `+` is dialled in every country that there is, may begin with its country's code and
    /// may have lost its zero: each reading is denied, and each address or number of a cell that holds several.
    ///
    /// - Parameters:
    ///   - value: as it stands in the suppressions.
    ///   - kind: what it is.
    ///   - origin: where a number without `+` is dialled.
    ///   - countries: where else it may be, by their codes.
    ///   - digest: begun with nothing; it is left so.
    /// - Returns: none when nothing can be read in `value`.
    public func identifiers(
        denying value: String,
        kind: Identifier.Kind,
        _ origin: Origin,
        dialledIn countries: [String] = [],
        hashing digest: SHA256
    ) -> [Identifier] {
        guard let text = CleanText.trimmed(value) else { return [] }
        if let came = Digest(hexadecimal: text) {
            return [Identifier(kind, digest: came)]
        }
        var plain = origin
        plain.hashedFields = []
        let forms = kind.forms(denying: text, origin, dialledIn: countries) { part in
            for field in kind.fields {
                if let form = cell(field.rawValue, part, plain)?.form { return form }
            }
            return nil
        }
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
            return Identifier(part.kind, digest: digest.digest(of: part.kind.compared(text)))
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
