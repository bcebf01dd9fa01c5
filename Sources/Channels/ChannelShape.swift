public import Shapes
import Yams

extension Shape where Value == ChannelDefinition {
    /// `channels/NAME.yaml`.
    public static var channel: Self {
        .object(
            ChannelDefinition(),
            [
                Field("channel", \.name, .name, required: true, "the channel's name"),
                Field("format", \.format, .text, required: true, "the format of its files"),
                Field(
                    "consent",
                    \.consentRule,
                    .consent,
                    required: true,
                    "the purposes a customer must have consented to, all of them; or not_required: and why"
                ),
                Field(
                    "contact",
                    \.contact,
                    .choice,
                    "what counts as a contact: send (each time), presence (entering the audience), none",
                    byDefault: "each time is one: caps then leave out more, never fewer"
                ),
                Field(
                    "min_stay_days",
                    \.minStayDays,
                    .integer(0...10_000),
                    "with presence: days before a cap may take somebody out again",
                    byDefault: "a week, in which an advertisement has been seen"
                ),
            ]
        )
    }
}

/// What a channel asks of customers: purposes to consent to, or why none is needed.
struct ConsentRule {
    var purposes: [String] = []
    var notRequiredBecause: String?
}

extension ChannelDefinition {
    /// The two fields that `consent:` is written into.
    fileprivate var consentRule: ConsentRule {
        get { ConsentRule(purposes: consent, notRequiredBecause: consentNotRequired) }
        set { (consent, consentNotRequired) = (newValue.purposes, newValue.notRequiredBecause) }
    }
}

extension Shape where Value == ConsentRule {
    /// A list of purposes, or `{not_required: why}`: an empty list would be everybody, without a word.
    static var consent: Self {
        let purposes = Shape<[String]>.list(.value, eachOnce: "purpose")
        let waiver = Self.object(
            ConsentRule(),
            [
                Field(
                    "not_required",
                    \.notRequiredBecause,
                    .prose,
                    required: true,
                    "why nobody has to consent; it stands in every manifest"
                )
            ]
        )
        let schema = JSONSchema.object(["anyOf": .list([purposes.schema, waiver.schema])])
        return Self(schema: schema) { node, reader in
            if node.mapping != nil { return waiver.read(node, &reader) }
            guard let named = purposes.read(node, &reader) else { return nil }
            guard !named.isEmpty, !named.contains("") else {
                reader.report(
                    "no purpose is named, so everybody would be exported: name one, or write "
                        + "consent: {not_required: \"why\"}",
                    at: node
                )
                return nil
            }
            return ConsentRule(purposes: named)
        }
    }
}
