extension Identifier {
    /// What an identifier is, and all that is asked of it: whoever asks knows none by its name.
    public enum Kind: String, CaseIterable, Sendable {
        /// An e-mail address.
        case email
        /// A phone number.
        case phone
        /// Names and a place, which find somebody only together.
        case address
        /// A device's advertising id.
        case device

        /// Whether it is made of several cells, which find somebody only together.
        public var isJoined: Bool {
            switch self {
            case .address: true
            case .email, .phone, .device: false
            }
        }

        /// Whether it reaches somebody by itself: who has no such detail has no contact details, and a list of those
        /// whom nobody may contact names people by it.
        public var reachesSomebody: Bool {
            switch self {
            case .email, .phone: true
            case .address, .device: false
            }
        }

        /// Whether which one is meant depends on the country that it is dialled in.
        public var isDialled: Bool {
            switch self {
            case .phone: true
            case .email, .address, .device: false
            }
        }

        /// How it is to be written where a list names somebody by it.
        public var usualWriting: String {
            switch self {
            case .email: "one address a cell"
            case .phone:
                "one number a cell, with + or in default_country or a country that customers name"
            case .address: "both names, a country and a postal code"
            case .device: "one id a cell"
            }
        }

        /// The details that are one by themselves; none of one that is made of several.
        public var fields: [ContactField] { Self.fields[self] ?? [] }

        /// The text that destinations compare, of one that leaves as it stands.
        func compared(_ text: String) -> String {
            switch self {
            case .device: CleanText.lower(text)
            case .email, .phone, .address: text
            }
        }

        /// The form that all destinations share, of a text in the form of one; `nil` where it is that form.
        func shared(_ text: String) -> String? {
            switch self {
            case .email:
                guard let mailbox = Gmail(text) else { return nil }
                let form = "\(mailbox.name)@\(Gmail.domains[0])"
                return mailbox.name.isEmpty || form == text ? nil : form
            case .phone: return text.hasPrefix("+") ? nil : "+\(text)"
            case .address, .device: return nil
            }
        }

        /// The forms of it that a text may mean which denies somebody: what is denied is read more widely than what is sent.
        ///
        /// - Parameters:
        ///   - text: as it stands where it is denied, trimmed, and no digest.
        ///   - origin: where one without `+` is dialled.
        ///   - countries: where else it may be, by their codes.
        ///   - form: what a destination makes of a text that is one; `nil` where it makes nothing of it.
        /// - Returns: `nil` for each that a destination makes nothing of; some may stand twice.
        func forms(
            denying text: String,
            _ origin: Origin,
            dialledIn countries: [String],
            as form: (String) -> String?
        ) -> [String?] {
            switch self {
            case .email:
                let whole = form(text)
                let parts = whole == nil ? Denials.addresses(in: text) : []
                return parts.reduce(into: [whole, CleanText.lower(text)]) { forms, part in
                    forms += [form(part), CleanText.lower(part)]
                }
            case .phone:
                return Denials.numbers(in: text, origin, dialledIn: countries).flatMap {
                    [form($0), $0, String($0.dropFirst())]
                }
            case .device: return [form(text).map(compared), compared(text)]
            case .address: return []
            }
        }

        private static let fields = Dictionary(
            grouping: ContactField.allCases.filter { $0.identifier != nil }
        ) { $0.identifier }
    }
}
