import Registry
public import Shapes
import Warehouse

extension Shape where Value == PolicyDefinition {
    /// `policies.yaml`.
    public static var policy: Self {
        .object(
            PolicyDefinition(),
            [
                Field("governance", \.governance, .choice, required: true, "who approves a model"),
                Field(
                    "control_groups",
                    \.controlGroups,
                    .list(.controlGroup, eachOnce: "control group", by: \.name),
                    "who is deliberately not contacted",
                    byDefault: "nobody is held back"
                ),
                Field(
                    "caps",
                    \.caps,
                    .list(.cap, eachOnce: "cap", by: \.name),
                    "how often a customer may be contacted",
                    byDefault: "nothing is capped"
                ),
            ]
        )
    }
}

extension Shape where Value == ControlGroup {
    static var controlGroup: Self {
        .object(
            ControlGroup(),
            [
                Field("name", \.name, .name, required: true, "its name"),
                Field("salt", \.salt, .text, required: true, "another salt is another group"),
                Field(
                    "share",
                    \.share,
                    .number(0...1),
                    required: true,
                    "the share of customers in it, such as 0.1 for one in ten"
                ),
                Field(
                    "brand",
                    \.brand,
                    .name,
                    "the brand whose exports hold it back",
                    whenMissing: "those of every brand do"
                ),
            ]
        )
    }
}

extension Shape where Value == FrequencyCap {
    static var cap: Self {
        .object(
            FrequencyCap(),
            [
                Field("name", \.name, .name, required: true, "its name"),
                Field(
                    "channels",
                    \.channels,
                    .some(of: .list(.reference(.channel), eachOnce: "channel")),
                    required: true,
                    "the channels it counts"
                ),
                Field(
                    "brand",
                    \.brand,
                    .name,
                    "the brand whose contacts it counts",
                    whenMissing: "those of every brand count"
                ),
                Field(
                    "limit",
                    \.limit,
                    .integer(1...10_000),
                    required: true,
                    "most contacts of one customer within the window"
                ),
                Field(
                    "window_hours",
                    \.windowHours,
                    .integer(1...100_000),
                    required: true,
                    "hours of the rolling window, such as 168 for a week"
                ),
            ]
        )
    }
}
