import ContactPolicy
import Exports
import Yams

extension Shape where Value == ChannelDefinition {
    /// `channels/NAME.yaml`.
    static var channel: Self {
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
                    "what counts as a contact: send (each time), presence (entering the audience), none"
                ),
                Field(
                    "min_stay_days",
                    \.minStayDays,
                    .integer(0...10_000),
                    "with presence: days before a cap may take somebody out again"
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

extension Shape where Value == ExportDefinition {
    /// `exports/NAME.yaml`.
    static var export: Self {
        .object(
            ExportDefinition(),
            [
                Field(
                    "export",
                    \.name,
                    .name,
                    required: true,
                    "the export's name, and its folder's"
                ),
                Field("was", \.was, .name, "the name it had before: it takes over that list"),
                Field("owner", \.owner, .text, required: true, "who answers for it"),
                Field(
                    "channel",
                    \.channel,
                    .reference(.channel),
                    required: true,
                    "where the files go"
                ),
                Field(
                    "kind",
                    \.kind,
                    .choice,
                    "include: target these; exclude: do not target these, charging no cap"
                ),
                Field(
                    "segments",
                    \.segments,
                    .some(of: .list(.reference(.segment), eachOnce: "segment")),
                    required: true,
                    "whose members are wanted"
                ),
                Field(
                    "exclude_segments",
                    \.excludeSegments,
                    .list(.reference(.segment), eachOnce: "segment"),
                    "whose members are left out"
                ),
                Field(
                    "control_group",
                    \.controlGroup,
                    .reference(.controlGroup),
                    "the group that is held back"
                ),
                Field(
                    "min_members",
                    \.minMembers,
                    .integer(1...1_000_000_000),
                    "fewest members of a file"
                ),
                Field(
                    "largest_loss",
                    \.largestLoss,
                    .number(0...1),
                    "the share by which the list may shrink before a person has to accept it"
                ),
                Field(
                    "largest_growth",
                    \.largestGrowth,
                    .number(0...1_000_000),
                    "the share by which the list may grow before a person has to accept it"
                ),
            ]
        )
    }
}

extension Shape where Value == PolicyDefinition {
    /// `policies.yaml`.
    static var policy: Self {
        .object(
            PolicyDefinition(),
            [
                Field("governance", \.governance, .choice, required: true, "who approves a model"),
                Field(
                    "control_groups",
                    \.controlGroups,
                    .list(.controlGroup, eachOnce: "control group", by: \.name),
                    "who is deliberately not contacted"
                ),
                Field(
                    "caps",
                    \.caps,
                    .list(.cap, eachOnce: "cap", by: \.name),
                    "how often a customer may be contacted"
                ),
            ]
        )
    }
}

extension Shape where Value == ControlGroup {
    static var controlGroup: Self {
        .object(
            ControlGroup(),
            [
                Field("name", \.name, .name, required: true, "its name"),
                Field("salt", \.salt, .text, required: true, "another salt is another group"),
                Field(
                    "share",
                    \.share,
                    .number(0...1),
                    required: true,
                    "the share of customers in it"
                ),
            ]
        )
    }
}

extension Shape where Value == FrequencyCap {
    static var cap: Self {
        .object(
            FrequencyCap(),
            [
                Field("name", \.name, .name, required: true, "its name"),
                Field(
                    "channels",
                    \.channels,
                    .some(of: .list(.reference(.channel), eachOnce: "channel")),
                    required: true,
                    "the channels it counts"
                ),
                Field(
                    "limit",
                    \.limit,
                    .integer(1...10_000),
                    required: true,
                    "contacts in one window"
                ),
                Field(
                    "window_hours",
                    \.windowHours,
                    .integer(1...100_000),
                    required: true,
                    "the rolling window"
                ),
            ]
        )
    }
}

extension Shape where Value == Settings {
    /// `segcast.yaml`.
    static var settings: Self {
        .object(
            Settings(),
            [
                Field(
                    "outbox",
                    \.outbox,
                    .text,
                    "the folder that published files go to: absolute, or relative to the folder of definitions"
                ),
                Field(
                    "role_prefix",
                    \.rolePrefix,
                    .rolePrefix,
                    "what the names of the group roles begin with"
                ),
                Field(
                    "statement_minutes",
                    \.statementMinutes,
                    .integer(1...1440),
                    "most minutes of a statement"
                ),
            ]
        )
    }
}
