/// What reaches one person: an e-mail address or a phone number.
public enum ContactDetail {
    /// Whether a value looks like one of them.
    ///
    /// A phone is told by its plus, or by a zero and parts: digits alone are as often a number of something else.
    public static func isLike(_ value: String) -> Bool {
        stands(in: value) || value.wholeMatch(of: #/\s*(\+|00)[0-9 ().\/-]{7,24}\s*/#) != nil
            || (value.wholeMatch(of: #/\s*\(?0[0-9 ().\/-]{8,24}\s*/#) != nil
                && value.count { $0.isNumber } >= 9 && !value.allSatisfy(\.isNumber))
    }

    /// Whether an e-mail address stands in a text, or a phone number with the plus or zeros of its country.
    public static func stands(in text: String) -> Bool {
        text.contains(#/[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"().]{2,}/#)
            || text.contains(
                #/(?:^|[^0-9A-Za-z.,])(?:\+|00)[1-9](?:[ ().\/-]{0,2}[0-9]){7,14}(?![0-9])/#
            )
    }
}

extension SourceDefinition {
    /// The columns that reach or point at one person.
    private var contactColumns: Set<String> {
        Set(
            [email, phone, firstName, lastName, zip, birthDate, mobileAdID].compactMap { $0 }
        )
    }

    /// Whether a mapped name stands for a detail that reaches or points at one person, also under a name of
    /// one's own.
    public func isContactDetail(_ name: String) -> Bool {
        mappedColumns.contains { $0.name == name && contactColumns.contains($0.column) }
    }
}
