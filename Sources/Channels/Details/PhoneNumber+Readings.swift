extension PhoneNumber {
    /// The numbers in E.164 that a text may mean in `origin` or in any of `countries`.
    static func readings(
        of text: String,
        _ origin: Origin,
        dialledIn countries: [String]
    ) -> Set<String> {
        var readings = [Self(text, country: origin.country, callingCode: origin.callingCode)]
        if case .dialled = PhoneText.read(text) {
            readings += countries.map { Self(text, country: $0) }
        }
        return Set(
            readings.compactMap { reading in
                guard case .e164(let number) = reading else { return nil }
                return number
            }
        )
    }
}
