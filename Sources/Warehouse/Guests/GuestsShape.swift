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
                    "the column of a customer's key: a row that has one is no guest's",
                    whenMissing: "each row is a guest's"
                ),
                Field(
                    "time_zone",
                    \.timeZone,
                    .text,
                    "the zone of this relation's naive timestamps and dates",
                    whenMissing: "the warehouse's time_zone"
                ),
                .numericTimes(at: \.numericTimes),
            ]
                + GuestsDefinition.keys.map { $0.field(at: \GuestsDefinition.[$0.key]) }
        )
    }
}
