public import Shapes
import Warehouse

extension Shape where Value == ExportDefinition {
    /// `exports/NAME.yaml`.
    public static var export: Self {
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
                Field(
                    "was",
                    \.was,
                    .name,
                    "the name it had before: it takes over that list",
                    whenMissing: "its list begins with its first run"
                ),
                Field("owner", \.owner, .text, required: true, "who answers for it"),
                Field(
                    "channel",
                    \.channel,
                    .reference(.channel),
                    required: true,
                    "where the files go"
                ),
                Field(
                    "brand",
                    \.brand,
                    .name,
                    "the brand that contacts its members",
                    byDefault: "the one of a shop that names none"
                ),
                Field(
                    "kind",
                    \.kind,
                    .choice,
                    "include: target these; exclude: do not target these, charging no cap",
                    byDefault: "its members are whom to target, as most lists'"
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
                    "whose members are left out",
                    byDefault: "nobody is left out by a segment"
                ),
                Field(
                    "control_group",
                    \.controlGroup,
                    .reference(.controlGroup),
                    "the group that is held back",
                    whenMissing: "nobody is held back"
                ),
                Field(
                    "priority",
                    \.priority,
                    .integer(1...1_000_000),
                    "its turn, 1 is first: under a cap that exports share, whoever is listed first is charged first and gets the last contact that is left",
                    whenMissing:
                        "it comes after those that have one, in order of the exports' names"
                ),
                Field(
                    "min_members",
                    \.minMembers,
                    .integer(1...1_000_000_000),
                    "fewest customers of a file",
                    byDefault: "a list of fewer would point at people, and destinations refuse it"
                ),
                Field(
                    "largest_loss",
                    \.largestLoss,
                    .number(0...1),
                    "the share of the list before (0.4 is 40 %) by which it may shrink before a person has to accept it",
                    byDefault: "what no usual day takes away: more is mostly a source that broke"
                ),
                Field(
                    "largest_growth",
                    \.largestGrowth,
                    .number(0...1_000_000),
                    "the share of the list before (3 is four times as many) by which it may grow before a person has to accept it",
                    byDefault:
                        "what a campaign may bring: more is mostly an exclusion that fell away"
                ),
            ]
        )
    }
}
