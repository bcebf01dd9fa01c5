import Texts
public import Shapes

extension Shape where Value == WarehouseDefinition {
    /// `warehouse.yaml`.
    public static var warehouse: Self {
        .object(
            WarehouseDefinition(),
            [
                Field(
                    "key_space",
                    \.keySpace,
                    .name,
                    "whose keys the customers' are, a name: the same key of another space is somebody else. One database is one shop's",
                    byDefault:
                        "one shop and its customers; another name later has to be accepted by `segcast keys accept`"
                ),
                Field(
                    "time_zone",
                    \.timeZone,
                    .text,
                    required: true,
                    "the IANA zone that cuts business days"
                ),
                Field(
                    "currency",
                    \.currency,
                    .text,
                    required: true,
                    "the currency every amount is in"
                ),
                Field(
                    "synthetic_contacts",
                    \.syntheticContacts,
                    .flag,
                    "whether contact details and consents are made up",
                    byDefault: "they are real"
                ),
            ] + SourceRole.allCases.map(source)
        )
    }

    private static func source(_ role: SourceRole) -> Field<WarehouseDefinition> {
        Field(
            role.rawValue,
            \.[role],
            .source(role),
            required: role.mapping.isRequired,
            role.mapping.meaning,
            whenMissing: role.mapping.isRequired
                ? nil : "the shop has no such source, and what reads it is refused"
        )
    }
}

extension Shape where Value == SourceDefinition {
    /// A source that plays a role: what is said of any, the role's columns, and what else is said of it.
    static func source(_ role: SourceRole) -> Self {
        .object(
            SourceDefinition(role),
            common + role.columns.map { $0.field(at: \SourceDefinition.[$0.key]) }
                + role.mapping.settings
        )
    }

    private static var common: [Field<SourceDefinition>] {
        [
            Field("relation", \.relation, .text, required: true, "schema.relation"),
            Field(
                "columns",
                \.columns,
                .dictionary(.text),
                "names for further columns",
                byDefault: "there are none but those of the role's own keys"
            ),
            Field(
                "time_zone",
                \.timeZone,
                .text,
                "the zone of this source's naive timestamps and dates",
                whenMissing: "the warehouse's time_zone"
            ),
            .numericTimes(at: \.numericTimes),
            Field(
                "min_rows",
                \.minRows,
                .integer(0...1_000_000_000_000),
                "fewest rows that make a source whole",
                whenMissing: "any number will do"
            ),
            Field(
                "exclude",
                \.exclude,
                .list(.exclusion),
                "rows to leave out, each entry by one test, counted by reason",
                byDefault: "all rows count"
            ),
            Field(
                "ready",
                \.ready,
                .readiness,
                "a marker that says when the source is ready, so that a half-built one is not read",
                whenMissing: "it is ready whenever it is looked at"
            ),
        ]
    }
}

extension Field {
    /// What the numbers of columns of time say.
    static func numericTimes(at path: WritableKeyPath<Root, NumericTimes?>) -> Self {
        Self(
            "numeric_times",
            path,
            .choice,
            "what a column of time says that holds numbers: so many seconds, milliseconds or microseconds since 1970-01-01 00:00 "
                + "UTC, or days such as 20111209 in the source's zone",
            whenMissing: "columns of time hold times"
        )
    }
}

extension Field where Root == SourceDefinition {
    /// In what amounts are counted.
    static var minorUnits: Self {
        Self(
            "minor_units",
            \.minorUnits,
            .integer(1...1_000_000),
            "how many of what amounts are counted in make one unit of their currency, such as 100 where they are cents; limits of exclude: go by "
                + "the column as it is",
            whenMissing: "amounts are in their currency"
        )
    }

    /// How old a source's newest row may be.
    static var freshness: Self {
        Field(
            "fresh_within_hours",
            \.freshWithinHours,
            .integer(1...100_000),
            "most hours between the newest row and the as-of",
            whenMissing:
                "the source's own rhythm decides: twice its longest pause, and two days more"
        )
    }
}

extension Shape where Value == Readiness {
    static var readiness: Self {
        .object(
            Readiness(),
            [
                Field("relation", \.relation, .text, required: true, "the relation of the marker"),
                Field("column", \.column, .text, required: true, "its timestamp column"),
            ]
        )
    }
}
