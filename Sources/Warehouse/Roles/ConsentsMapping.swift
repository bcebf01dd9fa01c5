import Shapes

/// What is mapped of consents.
enum ConsentsMapping: RoleMapping {
    static let columns: [SourceColumn] = [
        SourceColumn(
            "customer",
            \.customer,
            holds: .key,
            required: true,
            "the column of the customer's key"
        ),
        SourceColumn(
            "recorded_at",
            \.recordedAt,
            holds: .time,
            "when it was said; the newest word counts"
        ),
        SourceColumn(
            "purpose",
            \.purpose,
            holds: .single,
            "the column that says what the consent is for"
        ),
        SourceColumn(
            "brand",
            \.brand,
            holds: .text,
            named: "^((store|shop)[_ ]?)?(brand|marke|marque|marca)([_ ]?(name|code))?$",
            "the column of the brand that was spoken to; a yes without one counts for none, a no for each"
        ),
        SourceColumn(
            "granted",
            \.granted,
            holds: .answer,
            required: true,
            "the column that says whether it was given"
        ),
    ]

    static var settings: [Field<SourceDefinition>] {
        [
            Field("purpose_is", \.purposeIs, .value, "the one purpose that all rows are for"),
            Field(
                "granted_values",
                \.grantedValues,
                .list(.value, eachOnce: "value"),
                "the values that mean yes"
            ),
            .freshness,
        ]
    }
}
