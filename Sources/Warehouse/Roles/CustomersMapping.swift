import Shapes

/// What is mapped of customers.
enum CustomersMapping: RoleMapping {
    static let columns: [SourceColumn] = [
        SourceColumn("key", \.key, holds: .key, required: true, "the column of the customer's key"),
        SourceColumn("created_at", \.createdAt, holds: .time, "when the customer became one"),
        SourceColumn(
            "email",
            \.email,
            named: "e_?mail|^mail",
            "the column of the e-mail address"
        ),
        SourceColumn(
            "phone",
            \.phone,
            holds: .digits,
            named: "phone|mobile|msisdn|^tel",
            "the column of the phone number"
        ),
        SourceColumn(
            "first_name",
            \.firstName,
            named: "first_?name|given|fname|vorname|forename",
            "the column of the first name"
        ),
        SourceColumn(
            "last_name",
            \.lastName,
            named: "last_?name|family|surname|lname|nachname",
            "the column of the last name"
        ),
        SourceColumn(
            "country",
            \.country,
            named: "country|^land$",
            "the column of the ISO 3166 country, two letters"
        ),
        SourceColumn(
            "zip",
            \.zip,
            holds: .digits,
            named: "zip|postal|post_?code|plz",
            "the column of the postal code"
        ),
        SourceColumn("city", \.city, named: "city|^town$|^ort$", "the column of the city"),
        SourceColumn(
            "state",
            \.state,
            named: "^state$|province|region",
            "the column of the state or province"
        ),
        SourceColumn("birth_date", \.birthDate, "the column of the date of birth"),
        SourceColumn("gender", \.gender, named: "gender|^sex$", "the column of the gender"),
        SourceColumn(
            "mobile_ad_id",
            \.mobileAdID,
            "the column of the IDFA or AAID of the customer's device"
        ),
    ]

    static var settings: [Field<SourceDefinition>] {
        [
            Field(
                "key_is_contact_detail",
                \.keyIsContactDetail,
                .prose,
                "why everybody who sees keys may see the addresses or phones that they are"
            ),
            .freshness,
            Field(
                "default_country",
                \.defaultCountry,
                .text,
                "the ISO 3166 country where no column says another: where phones without + are dialled"
            ),
            Field(
                "hashed_details",
                \.hashedDetails,
                .list(.text, eachOnce: "detail"),
                "details that the columns hold as SHA-256 digests already, such as email"
            ),
        ]
    }
}
