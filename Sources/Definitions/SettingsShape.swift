import Exports
import Scores
import Shapes

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
                    "where published files go to: \(Destinations.words()); a path is absolute, or relative to the folder of definitions",
                    byDefault: "a folder beside the definitions"
                ),
                Field(
                    "role_prefix",
                    \.rolePrefix,
                    .rolePrefix,
                    "what the names of the group roles begin with",
                    byDefault: "the program's name"
                ),
                Field(
                    "valid_hours",
                    \.validHours,
                    .integer(ReleaseValidity.range),
                    "hours after its as-of that a release may choose an audience; 192, a week and a day, for a shop that runs every week",
                    byDefault: "a day, and half a day for the next one to come late"
                ),
                Field(
                    "statement_minutes",
                    \.statementMinutes,
                    .integer(1...1440),
                    "most minutes of a statement; a longer one is ended",
                    byDefault: "what a shop of millions needs for its longest"
                ),
                Field(
                    "kept_days",
                    \.exports.keptDays,
                    .integer(ExportLimits.keptDaysRange),
                    "days that the bytes of published files are kept for, to put them back by; those of each list's newest run stay",
                    byDefault: "a quarter, in which questions about a list come up"
                ),
            ]
        )
    }
}

extension Shape where Value == String {
    /// What the names of roles begin with: short enough that the longest name fits, and not the server's own.
    static var rolePrefix: Self {
        let pattern = "^[a-z][a-z0-9_]{0,52}$"
        return Self(schema: .type("string", ["pattern": .text(pattern)])) { node, reader in
            guard let prefix = Self.text.read(node, &reader) else { return nil }
            guard prefix.wholeMatch(of: /[a-z][a-z0-9_]{0,52}/) != nil, !prefix.hasPrefix("pg_")
            else {
                reader.report(
                    "\(quoted(prefix)) begins no role: use small letters, digits and underscores, a letter first, at "
                        + "most 53, and not pg_, which is the server's",
                    at: node
                )
                return nil
            }
            return prefix
        }
    }
}
