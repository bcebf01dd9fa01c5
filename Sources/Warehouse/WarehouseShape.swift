import Texts
public import Shapes

extension Shape where Value == WarehouseDefinition {
    /// `warehouse.yaml`.
    public static var warehouse: Self {
        .object(
            WarehouseDefinition(),
            [
                Field("key_space", \.keySpace, .name, "where the customers' keys come from"),
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
                    "whether contact details and consents are made up"
                ),
                Field(
                    "customers",
                    \.customers,
                    .customers,
                    required: true,
                    "everybody, one row a customer"
                ),
                Field("orders", \.orders, .activity([]), "purchases, one row an order"),
                Field("lines", \.lines, .lines, "what was in the orders, one row a line"),
                Field("returns", \.returns, .activity([]), "what came back, one row a return"),
                Field("events", \.events, .activity([]), "what customers did, one row an event"),
                Field("products", \.products, .products, "what can be bought, one row a product"),
                Field(
                    "consents",
                    \.consents,
                    .consents,
                    "what customers agreed to, one row a decision"
                ),
                Field("suppressions", \.suppressions, .suppressions, "whom nobody may contact"),
            ]
        )
    }
}

extension Shape where Value == SourceDefinition {
    private static var common: [Field<SourceDefinition>] {
        [
            Field("relation", \.relation, .text, required: true, "schema.relation"),
            Field("columns", \.columns, .dictionary(.text), "names for further columns"),
            Field(
                "time_zone",
                \.timeZone,
                .text,
                "the zone of this source's naive timestamps and dates"
            ),
            Field("min_rows", \.minRows, .integer(0...1_000_000_000_000), "fewest rows"),
            Field("exclude", \.exclude, .list(.exclusion), "rows to leave out, counted by reason"),
            Field("ready", \.ready, .readiness, "a marker that says when the source is ready"),
        ]
    }

    private static var times: [Field<SourceDefinition>] {
        [
            Field(
                "loaded_at",
                \.loadedAt,
                .text,
                "when a row became known, where rows can be late"
            ),
            freshness,
        ]
    }

    private static var freshness: Field<SourceDefinition> {
        Field(
            "fresh_within_hours",
            \.freshWithinHours,
            .integer(1...100_000),
            "most hours between the newest row and the as-of; by custom what the source's own rhythm makes likely"
        )
    }

    static var customers: Self {
        .object(
            SourceDefinition(),
            common + [
                Field("key", \.key, .text, required: true, "the column of the customer's key"),
                Field(
                    "key_is_contact_detail",
                    \.keyIsContactDetail,
                    .prose,
                    "why everybody who sees keys may see the addresses or phones that they are"
                ),
                Field("created_at", \.createdAt, .text, "when the customer became one"),
                freshness,
                Field("email", \.email, .text, "the column of the e-mail address"),
                Field("phone", \.phone, .text, "the column of the phone number"),
                Field("first_name", \.firstName, .text, "the column of the first name"),
                Field("last_name", \.lastName, .text, "the column of the last name"),
                Field(
                    "country",
                    \.country,
                    .text,
                    "the column of the ISO 3166 country, two letters"
                ),
                Field("zip", \.zip, .text, "the column of the postal code"),
                Field("city", \.city, .text, "the column of the city"),
                Field("state", \.state, .text, "the column of the state or province"),
                Field("birth_date", \.birthDate, .text, "the column of the date of birth"),
                Field("gender", \.gender, .text, "the column of the gender"),
                Field(
                    "mobile_ad_id",
                    \.mobileAdID,
                    .text,
                    "the column of the IDFA or AAID of the customer's device"
                ),
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
        )
    }

    static func activity(_ more: [Field<SourceDefinition>]) -> Self {
        .object(
            SourceDefinition(),
            common + times + [
                Field("key", \.key, .text, "the column that tells rows apart"),
                Field(
                    "customer",
                    \.customer,
                    .text,
                    required: true,
                    "the column of the customer's key"
                ),
                Field("occurred_at", \.occurredAt, .text, required: true, "when it happened"),
                Field("amount", \.amount, .text, "money, in the reporting currency"),
                Field("currency", \.currency, .text, "the column of an amount's currency"),
                Field("product", \.product, .text, "the column of the product's key"),
            ] + more
        )
    }

    static var lines: Self {
        .object(
            SourceDefinition(),
            common + times + [
                Field("key", \.key, .text, "the column that tells lines apart"),
                Field("order", \.order, .text, required: true, "the column of the order's key"),
                Field(
                    "customer",
                    \.customer,
                    .text,
                    "the column of the customer's key; else the order's"
                ),
                Field("occurred_at", \.occurredAt, .text, "when it happened; else the order's"),
                Field("amount", \.amount, .text, "money, in the reporting currency"),
                Field("currency", \.currency, .text, "the column of an amount's currency"),
                Field("product", \.product, .text, "the column of the product's key"),
            ]
        )
    }

    static var products: Self {
        .object(
            SourceDefinition(),
            common + [Field("key", \.key, .text, required: true, "the column of the product's key")]
        )
    }

    static var consents: Self {
        .object(
            SourceDefinition(),
            common + [
                Field(
                    "customer",
                    \.customer,
                    .text,
                    required: true,
                    "the column of the customer's key"
                ),
                Field("purpose", \.purpose, .text, "the column that says what the consent is for"),
                Field("purpose_is", \.purposeIs, .value, "the one purpose that all rows are for"),
                Field(
                    "granted",
                    \.granted,
                    .text,
                    required: true,
                    "the column that says whether it was given"
                ),
                Field(
                    "granted_values",
                    \.grantedValues,
                    .list(.value, eachOnce: "value"),
                    "the values that mean yes"
                ),
                Field(
                    "recorded_at",
                    \.occurredAt,
                    .text,
                    "when it was said; the newest word counts"
                ),
                freshness,
            ]
        )
    }

    static var suppressions: Self {
        .object(
            SourceDefinition(),
            common + [
                Field("customer", \.customer, .text, "the column of the customer's key"),
                Field(
                    "email",
                    \.email,
                    .text,
                    "the column of an address, or of its SHA-256: nobody who bears it is contacted"
                ),
                Field(
                    "phone",
                    \.phone,
                    .text,
                    "the column of a number, or of its SHA-256: nobody who bears it is contacted"
                ),
            ]
        )
    }
}

extension Shape where Value == Exclusion {
    static var exclusion: Self {
        .object(
            Exclusion(),
            [
                Field("column", \.column, .text, required: true, "the column that tells"),
                Field(
                    "values",
                    \.values,
                    .some(of: .list(.value)),
                    required: true,
                    "the values that leave a row out"
                ),
                Field(
                    "because",
                    \.because,
                    .name,
                    required: true,
                    "the reason they are counted under"
                ),
            ]
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
