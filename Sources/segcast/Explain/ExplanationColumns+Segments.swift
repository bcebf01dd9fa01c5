import Refresh
import Segments

extension ExplanationColumns {
    static let segments = Self(
        name: "segments",
        meaning: "the segments that the customer was in, or those of the run that kept them out",
        columns: [
            .text("segment").meaning("its name"),
            .truth("is_member").meaning(
                "whether the customer is in it, or was when the run was planned"
            ),
            .instant("entered_at").orNothing.meaning(
                "when the stay began; null for who never came in"
            ),
            .number("entered_release_id").orNothing.meaning("whose scores let the customer in"),
            .text("entered_reason").orNothing.meaning(
                "why, in the words that the stay keeps: the rule with its cutoffs then"
            ),
            .instant("left_at").orNothing.meaning("when the stay ended"),
            .number("left_release_id").orNothing.meaning("whose scores ended it"),
            .text("left_reason").orNothing.meaning(
                "what was not met any more, as the stay keeps it"
            ),
            .text("rule").orNothing.meaning(
                "what the rule asks in the release, in words; conditions has its parts, null where it is not kept"
            ),
            .text("definition_hash").orNothing.meaning("which definition let the customer in"),
            .text("definition").orNothing.meaning("that definition, as JSON"),
        ]
    ) { why in
        why.stays.map { stay in
            [
                stay.segment, true, stay.enteredAt, stay.releaseID, stay.reason, Nothing.here,
                Nothing.here, Nothing.here, stay.standing?.words, stay.definitionHash,
                stay.definition,
            ]
        }
            + (why.absence?.segments ?? []).map { missed in
                let last = missed.lastStay
                let hasLeft = last?.releaseID != nil
                return [
                    missed.segment, last != nil && !hasLeft, last?.enteredAt, Nothing.here,
                    Nothing.here, hasLeft ? last?.leftAt : nil, last?.releaseID, last?.reason,
                    missed.standing?.words, Nothing.here, Nothing.here,
                ]
            }
    }

    static let conditions = Self(
        name: "conditions",
        meaning:
            "what the rules of these segments ask in the release, a record a condition, and whether it is met",
        columns: [
            .text("segment").meaning("whose rule it is of"),
            .number("place").meaning("its place in the rule as it is written, from 1"),
            .text("kind").meaning("what it goes by: score, feature, attribute"),
            .text("name").meaning(
                "the outcome, feature or attribute; of a kind that has no parts, all that it asks"
            ),
            .truth("is_negated").meaning("whether the rule turns it round"),
            .truth("is_met").orNothing.meaning(
                "whether the customer meets it, not turned round; null where the sources would have to be asked, or the "
                    + "numbers are not kept"
            ),
            .number("value").orNothing.meaning("the customer's score or feature, in unit"),
            .text("unit").orNothing.meaning("of the value and of the bounds"),
            .number("at_least").orNothing.meaning(
                "the smallest value that meets it, in unit; of the highest scores the last one's"
            ),
            .number("at_most").orNothing.meaning("the largest value that meets it, in unit"),
            .number("below").orNothing.meaning("what the value has to stay below, in unit"),
            .text("tier").orNothing.meaning("the tier whose bounds these are"),
            .number("top").orNothing.meaning("how many customers of the highest scores"),
            .number("top_share").orNothing.meaning("the share of the highest scores, within 0...1"),
            .number("population").orNothing.meaning("how many customers have a score"),
            .texts("one_of").meaning("values of which the attribute has to have one"),
        ]
    ) { why in
        why.standings.flatMap { segment, standing in
            standing.conditions.enumerated().map { place, condition in
                [segment, place + 1] + condition.cells
            }
        }
    }
}

extension CustomerExplanation {
    /// The segments of the chain with how the customer stands to their rules.
    fileprivate var standings: [(segment: String, standing: RuleStanding)] {
        stays.compactMap { stay in stay.standing.map { (stay.segment, $0) } }
            + (absence?.segments ?? []).compactMap { missed in
                missed.standing.map { (missed.segment, $0) }
            }
    }
}

extension RuleStanding {
    /// The rule, with all digits.
    fileprivate var words: String { rule.words { $0.words() } }
}

extension RuleStanding.Condition {
    fileprivate var cells: [any CellValue] {
        [
            criterion.kind, criterion.name, isNegated, isMet, value, unit, criterion.atLeast,
            criterion.atMost, criterion.below, criterion.tier, criterion.top, criterion.topShare,
            criterion.population, criterion.oneOf,
        ]
    }
}

/// What stands in a cell that a record has nothing for.
enum Nothing {
    /// An empty cell.
    static let here = TableCell.nothing
}
