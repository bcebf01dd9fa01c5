import ContactPolicy
import Exports
import Postgres
import Refresh
import Segments

extension CustomerExplanation {
    /// The chain for people, a row a step, with numbers as a style has them.
    func text(_ style: TextStyle) -> Table {
        var table = Table(columns: [.text("step"), .text("what"), .text("value").orNothing])
        table.rows = steps(style)
        return table
    }

    private func steps(_ style: TextStyle) -> [[String]] {
        var steps = [["customer", "id \(customerID)", since]]
        if let erasure { steps.append(erasure.row) }
        steps += features.map { $0.row(style) } + scores.map { $0.row(style) }
        for stay in stays { steps += stay.rows(style) }
        steps += caps.map(\.row)
        if let run { steps += run.rows }
        if let absence { steps += absence.rows(style) }
        steps += newestRuns.map {
            ["run \($0.runID)", $0.export, "\($0.filing), \($0.state.rawValue)"]
        }
        return steps
    }

    /// Since when a customer counts as one, in words.
    private var since: String {
        switch linkedAt {
        case .distantPast: "a customer at every as-of: created_at is not mapped, or says no day"
        case .distantFuture: "a customer at no as-of: created_at says infinity"
        default: "a customer since \(linkedAt)"
        }
    }
}

extension CustomerExplanation.Erasure {
    fileprivate var row: [String] {
        [
            "customer", "erased",
            "no row of the customers source has the key by now"
                + (missingSince.map { ", nor had when a run asked at \($0)" } ?? "")
                + (lastListedAt.map { "; last on a list at \($0)" } ?? "; never on a list")
                + ". What follows are numbers: no contact detail is kept beside the sealed bytes of files",
        ]
    }
}

extension CustomerExplanation.Feature {
    fileprivate func row(_ style: TextStyle) -> [String] {
        ["feature", name, measured.map { Measured($0, unit).words(style) } ?? "unknown"]
    }
}

extension CustomerExplanation.Score {
    fileprivate func row(_ style: TextStyle) -> [String] {
        let told = score.map { Measured($0, unit).words(style) } ?? "outside the population"
        let carried = carriedFromReleaseID.map { ", carried from release \($0)" } ?? ""
        return [
            "score", outcome, "\(told), model version \(version), release \(releaseID)\(carried)",
        ]
    }
}

extension CustomerExplanation.Stay {
    fileprivate func rows(_ style: TextStyle) -> [[String]] {
        let definition = "definition \(definitionHash.prefix(12))"
        return [["segment", segment, "since \(enteredAt), release \(releaseID), \(definition)"]]
            + (standing?.rows(of: segment, style) ?? [["rule", segment, reason]])
    }
}

extension RuleStanding {
    /// The rule in words, and how the customer stands to each condition that goes by a number.
    fileprivate func rows(of segment: String, _ style: TextStyle) -> [[String]] {
        let units = Dictionary(conditions.map { ($0.criterion, $0.unit) }) { first, _ in first }
        let words = rule.words { criterion in
            let unit = units[criterion] ?? nil
            return criterion.words {
                Measured($0, unit).words(style)
            } share: {
                Measured.percent($0, style)
            }
        }
        return [["rule", segment, words]]
            + conditions.compactMap { condition in
                condition.isMet.map { isMet in
                    let value = condition.value.map { Measured($0, condition.unit).words(style) }
                    return [
                        "condition", condition.criterion.name,
                        "\(value ?? "unknown"): \(isMet ? "met" : "not met")",
                    ]
                }
            }
    }
}

extension CustomerExplanation.CountedCap {
    fileprivate var row: [String] {
        ["cap", cap.name, "\(count) of \(cap.limit) within \(cap.windowHours) h of this run"]
    }
}

extension ConsideringRun {
    fileprivate var rows: [[String]] {
        var rows = [
            [
                "run \(runID)", export,
                "\(kind), \(state.rawValue), definition \(definitionHash.prefix(12))",
            ],
            [
                "arm", "control group",
                bucket == .controlGroup ? "held back" : "not held back",
            ],
            ["bucket", "\(filing)", filing.reason],
        ]
        if isRemoval { rows.append(["list", "removals", "the one before, cut: nobody entered"]) }
        if let committedAt, bucket == .included {
            rows.append(["consent", "asked again", "given and not suppressed at \(committedAt)"])
        }
        if let contact {
            let stay = contact.runID == runID ? "" : ", charged by run \(contact.runID): a stay"
            rows.append([
                "contact", contact.model,
                "at \(contact.at)"
                    + (contact.isTakenOver ? ", when what finds them entered: a stay" : stay)
                    + (contact.releasedAt.map { ", given back at \($0)" } ?? ""),
            ])
        }
        rows.append([
            "file", isMember ? "holds the customer" : "does not",
            files.isEmpty ? "not published" : files.joined(separator: " "),
        ])
        return rows
    }
}

extension Absence {
    fileprivate func rows(_ style: TextStyle) -> [[String]] {
        let run = [
            "run \(runID)", export,
            "\(kind), \(state.rawValue): did not consider the customer, who was in none of its segments",
        ]
        return [run] + segments.flatMap { $0.rows(style) }
    }
}

extension Absence.MissedSegment {
    fileprivate func rows(_ style: TextStyle) -> [[String]] {
        let stay =
            switch lastStay {
            case nil: "never in it"
            case let ended? where ended.releaseID == nil: "in it since \(ended.enteredAt)"
            case let ended?:
                "left it at \(ended.leftAt), release \(ended.releaseID ?? 0), for this was not met: \(ended.reason ?? "")"
            }
        let rule = [["rule", segment, "its scores are not kept any more"]]
        return [["no segment", segment, stay]]
            + (standing?.rows(of: segment, style) ?? rule)
    }
}
