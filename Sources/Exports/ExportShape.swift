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
                Field("was", \.was, .name, "the name it had before: it takes over that list"),
                Field("owner", \.owner, .text, required: true, "who answers for it"),
                Field(
                    "channel",
                    \.channel,
                    .reference(.channel),
                    required: true,
                    "where the files go"
                ),
                Field("brand", \.brand, .name, "the brand that contacts its members"),
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
                    "priority",
                    \.priority,
                    .integer(1...1_000_000),
                    "its turn, 1 is first; those without one follow by name: under a cap they share, the first is charged first"
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
