import Shapes

extension Shape where Value == GuestsDefinition {
    static var guests: Self {
        .object(
            GuestsDefinition(),
            [
                Field(
                    "relation",
                    \.relation,
                    .text,
                    required: true,
                    "schema.relation of what guests did, such as that of the orders"
                ),
                Field(
                    "customer",
                    \.customer,
                    .text,
                    "the column of a customer's key: a row that has one is no guest's; by default each row is one's"
                ),
                Field(
                    "time_zone",
                    \.timeZone,
                    .text,
                    "the zone of this relation's naive timestamps and dates; by default the business zone"
                ),
            ]
                + GuestsDefinition.keys.map { column in
                    Field(
                        column.key.rawValue,
                        \.[column.key],
                        .text,
                        required: [.email, .createdAt].contains(column.key),
                        column.key == .createdAt
                            ? "when a row happened: a guest's earliest is when they came, and the newest row has their details"
                            : column.meaning
                    )
                }
        )
    }
}
