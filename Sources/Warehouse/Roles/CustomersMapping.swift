import Shapes

/// What is mapped of customers.
enum CustomersMapping: RoleMapping {
    static let meaning = "everybody, one row a customer"
    static let isRequired = true
    static let owner = ColumnKey.key
    static let usualName =
        "customer|client|user|account|member|shopper|buyer|contact|people|person|kund|nutzer|mitglied|haushalt|household"
        + "|käufer|kaeufer|acheteur|abonn|compte|foyer|cliente|klant|klient|zakazn|zákazn|(^|_)cli(_|$)|utent|usuari|gebruiker"
    static let otherName: String? =
        "order|event|(^|_)lines?(_|$)|item|consent|address|segment|suppress|(^|_)logs?(_|$)|role|session|token|meta|bestell|adress|einwillig"
        + "|commande|ligne|consentement|group|visit|newsletter|history|audit"

    static let columns: [SourceColumn] = [
        SourceColumn(.key, holds: .key, required: true, "the column of the customer's key"),
        SourceColumn(
            .createdAt,
            holds: .time,
            named:
                "created|registered|signup|sign_up|joined|first_seen|since|angelegt|registriert|erstellt|kunde_seit|seit|inscri|cree|créé|création|creation"
                + "|(^|_)crea(_|$)|vytvo[rř]|utworz|rejestr|registrov",
            "when the customer became one"
        ),
        SourceColumn(
            .email,
            personal: true,
            reaching: Reach("e-mail", one: "an address"),
            named: "e_?mail|^mail|courriel",
            "the column of the e-mail address"
        ),
        SourceColumn(
            .phone,
            holds: .digits,
            personal: true,
            reaching: Reach("phone", one: "a number"),
            named: "phone|mobile|msisdn|^tel|telefon|handy|téléphone",
            "the column of the phone number"
        ),
        SourceColumn(
            .firstName,
            personal: true,
            named:
                "first_?name|given|fname|vorname|forename|prenom|prénom|^pren$|^jm[eé]no$|^imi[eę]$|voornaam",
            "the column of the first name"
        ),
        SourceColumn(
            .lastName,
            personal: true,
            named:
                "last_?name|family|surname|lname|nachname|^nom$|nom_(de_)?famille|p[rř][ií]jmen|nazwisk|cognome|achternaam|apellido",
            "the column of the last name"
        ),
        SourceColumn(
            .country,
            named: "country|^land$|^pays$|länd|landescode|^kraj$|^zem[eě]$|^pa[ií]s$|^paese$",
            "the column of the ISO 3166 country, two letters"
        ),
        SourceColumn(
            .zip,
            holds: .digits,
            personal: true,
            named: "zip|postal|post_?code|plz|postleit|^npa$|^psč?c?$|kod_poczt",
            "the column of the postal code"
        ),
        SourceColumn(
            .city,
            named: "city|^town$|^ort$|^stadt$|^ville$|wohnort",
            "the column of the city"
        ),
        SourceColumn(
            .state,
            named:
                "^state$|province|region|bundesland|(billing|shipping|address)_?state|départe?ment",
            "the column of the state or province"
        ),
        SourceColumn(
            .birthDate,
            personal: true,
            named: "birth|^dob$|geburt|naissance|(^|_)nais(_|$)|narozen|urodz",
            "the column of the date of birth"
        ),
        SourceColumn(
            .gender,
            named: "gender|^sex$|geschlecht|^sexe$|genre",
            "the column of the gender"
        ),
        SourceColumn(
            .mobileAdID,
            personal: true,
            "the column of the IDFA or AAID of the customer's device"
        ),
    ]

    static var settings: [Field<SourceDefinition>] {
        [
            Field(
                "key_is_contact_detail",
                \.keyIsContactDetail,
                .prose,
                "why everybody who sees keys may see the addresses or phones that they are",
                whenMissing: "keys that are addresses or phones are refused"
            ),
            Field(
                "guests",
                \.guests,
                .guests,
                "people who bought without an account: each address that no customer bears is a customer, whose key is a digest of it",
                whenMissing: "only who has a row here is a customer"
            ),
            .freshness,
            Field(
                "default_country",
                \.defaultCountry,
                .text,
                "the ISO 3166 country where no column says another: where phones without + are dialled",
                whenMissing: "a phone without + and country is left out"
            ),
            Field(
                "hashed_details",
                \.hashedDetails,
                .list(.text, eachOnce: "detail"),
                "details that the columns hold as SHA-256 digests already, such as email",
                byDefault: "they hold plain values"
            ),
        ]
    }

    static func guess(_ role: SourceRole, in guesser: inout ContractGuesser) async throws {
        try await guesser.guessCustomers()
    }
}
