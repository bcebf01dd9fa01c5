import Shapes

/// What is mapped of consents.
enum ConsentsMapping: RoleMapping {
    static let meaning = "what customers agreed to, one row a decision, or several decisions a row"
    static let time = ColumnKey.recordedAt
    static let usualName =
        "consen[st]|permission|(^|_)perm(_|$)|opt_?in|preference|einwillig|zustimm|newsletter|(^|_)nl(_|$)|subscri|abonn|(^|_)abo(_|$)"
        + "|souhlas|zgod[ay]|toestem|samtyck|samtykke|suostumu|iscrizion|inscripci"
    static let otherName: String? = "suppress|unsubscri|block|queue|template|problem"

    static let columns: [SourceColumn] = [
        .customer(), .customerEmail,
        SourceColumn(
            .recordedAt,
            holds: .time,
            named:
                "recorded|decided|answered|created|updated|changed|change|at$|date|given|time|erteilt|geändert|geaendert|am$|datum|modifi|(^|_)dt(_|$)|[cč]as$",
            "when it was said; the newest word counts"
        ),
        SourceColumn(
            .purpose,
            holds: .single,
            named:
                "purpose|channel|topic|[uú][cč]el|kind|type|zweck|kanal|thema|finalit|canal|objet|scopo|doel",
            "the column that says what the consent is for"
        ),
        SourceColumn(
            .brand,
            holds: .text,
            named: "^((store|shop)[_ ]?)?(brand|marke|marque|marca)([_ ]?(name|code))?$",
            "the column of the brand that was spoken to; a yes without one counts for none, a no for each"
        ),
        SourceColumn(
            .granted,
            holds: .answer,
            named:
                "granted|status|state|consent|opted|opt_in|abonn|value|allowed|is_|erteilt|zustimm|einwillig|accord|statut|accept|odpov|souhlas|zgod|toestem",
            "the column that says whether it was given"
        ),
    ]

    static var settings: [Field<SourceDefinition>] {
        [
            Field(
                "purpose_is",
                \.purposeIs,
                .value,
                "the one purpose that all rows are for",
                whenMissing: "a column says it for each row"
            ),
            .grantedValues(\.grantedValues),
            Field(
                "grants",
                \.grants,
                .some(of: .list(.grant, eachOnce: "purpose", by: \.purpose)),
                "the consents that each row holds, such as flags of customers, one entry a purpose; instead of purpose, "
                    + "purpose_is, granted, granted_values and recorded_at",
                whenMissing: "a row holds one consent, which those say"
            ),
            .freshness,
        ]
    }

    static func guess(_ role: SourceRole, in guesser: inout ContractGuesser) async throws {
        try await guesser.guessConsents()
    }
}
