import ContactPolicy
import Exports
import Refresh

/// The chain for programs: a table a kind of link, every number in a cell of its own.
extension CustomerExplanation {
    /// What JSON has of it: a list a kind of link.
    static let shape = OutputShape.record(
        ExplanationColumns.all.map { OutputShape.Field($0.name, $0.columns.shape, $0.meaning) }
    )

    /// The tables, by the names that JSON and CSV call them.
    var parts: [(name: String, table: Table)] {
        ExplanationColumns.all.map { link in
            var table = Table(columns: link.columns)
            table.rows = link.rows(self)
            return (link.name, table)
        }
    }
}

/// A kind of link in the chain: its columns, and its rows in an explanation.
struct ExplanationColumns: Sendable {
    let name: String
    let meaning: String
    let columns: [Table.Column]
    let rows: @Sendable (CustomerExplanation) -> [[any CellValue]]

    /// Every kind, in the order in which one leads to the next.
    static let all = [customer, features, scores, segments, conditions, caps, runs]

    private static let customer = Self(
        name: "customer",
        meaning: "who is asked about, one record",
        columns: [
            .number("customer_id").meaning("Segcast's own number of the customer"),
            .instant("linked_at").meaning(
                "since when the key counts as a customer's; -infinity for every as-of"
            ),
            .truth("is_erased").meaning("whether the customers source has no row of the key now"),
            .instant("missing_since").orNothing.meaning("when a run first found no row"),
            .instant("last_listed_at").orNothing.meaning(
                "of whoever is erased, when a list was last committed that they stood on"
            ),
        ]
    ) { why in
        [
            [
                why.customerID, why.linkedAt, why.erasure != nil, why.erasure?.missingSince,
                why.erasure?.lastListedAt,
            ]
        ]
    }

    private static let unit = Table.Column.text("unit").meaning(
        "days, count, ratio, chance within 0...1, the currency of money, or the column that is summed up"
    )

    private static let features = Self(
        name: "features",
        meaning: "what the release scored the customer by",
        columns: [
            .text("feature").meaning("its name in the feature set"),
            .number("value").orNothing.meaning("in unit; null when unknown"), unit,
        ]
    ) { why in why.features.map { [$0.name, $0.measured, $0.unit] } }

    private static let scores = Self(
        name: "scores",
        meaning: "what the release predicts of the customer",
        columns: [
            .text("outcome").meaning("what is predicted"),
            .number("value").orNothing.meaning("in unit; null outside the population"),
            unit.orNothing,
            .number("model_version").meaning("the version of the outcome's model"),
            .number("release_id").meaning("the release"),
            .number("carried_from_release_id").orNothing.meaning(
                "the release that it was carried over from"
            ),
        ]
    ) { why in
        why.scores.map {
            [$0.outcome, $0.score, $0.unit, $0.version, $0.releaseID, $0.carriedFromReleaseID]
        }
    }

    private static let caps = Self(
        name: "caps",
        meaning: "what each cap of the run had counted before it",
        columns: [
            .text("cap").meaning("its name in the policy"),
            .number("count").meaning("contacts counted"),
            .number("limit").meaning("contacts that it leaves room for"),
            .number("window_hours").meaning("hours before the run within which contacts count"),
        ]
    ) { why in
        why.caps.map { [$0.cap.name, $0.count, $0.cap.limit, $0.cap.windowHours] }
    }
}
