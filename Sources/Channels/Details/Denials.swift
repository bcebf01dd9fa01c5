/// What a cell may name besides what can be sent of it: whoever is denied is denied by each reading, for a list of
/// those whom nobody may contact has to be read more widely than one of those whom somebody may.
enum Denials {
    /// The addresses that a cell holds, where it is none itself: what stands between white space, brackets and signs
    /// that no address holds, with an `@` in it.
    static func addresses(in text: String) -> [String] {
        pieces(of: text) { $0.isSpace || betweenAddresses.contains($0) }.filter {
            $0.contains("@")
        }
    }

    /// The numbers in E.164 that a cell may mean, dialled in `origin` or in any of `countries`, with their code and
    /// without a plus, or without the zero that is dialled in front; of a cell that holds several, or an extension,
    /// each.
    static func numbers(
        in text: String,
        _ origin: Origin,
        dialledIn countries: [String]
    ) -> Set<String> {
        let whole = readings(of: text, origin, dialledIn: countries)
        guard whole.isEmpty else { return whole }
        let parts = pieces(of: text) { !$0.isASCIIDigit && !withinNumbers.contains($0) }
        return parts.reduce(into: []) { numbers, part in
            numbers.formUnion(readings(of: part, origin, dialledIn: countries))
        }
    }

    private static func readings(
        of text: String,
        _ origin: Origin,
        dialledIn countries: [String]
    ) -> Set<String> {
        var numbers = PhoneNumber.readings(of: text, origin, dialledIn: countries)
        guard case .dialled(let digits) = PhoneText.read(text) else { return numbers }
        if case .e164(let number) = PhoneNumber("+\(digits)") { numbers.insert(number) }
        if !digits.hasPrefix("0") {
            numbers.formUnion(
                PhoneNumber.readings(of: "0\(digits)", origin, dialledIn: countries)
            )
        }
        return numbers
    }

    private static func pieces(
        of text: String,
        at isBetween: (Unicode.Scalar) -> Bool
    ) -> [String] {
        text.unicodeScalars.split(whereSeparator: isBetween).map { CleanText.trim(String($0)) }
    }

    private static let betweenAddresses: Set<Unicode.Scalar> = [
        ",", ";", "/", "\\", "|", "&", "<", ">", "(", ")", "[", "]", "\"",
    ]
    private static let withinNumbers: Set<Unicode.Scalar> = ["+", " ", "-", "(", ")", "."]
}
