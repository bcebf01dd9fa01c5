import ArgumentParser
import ContactPolicy
import Exports
import Postgres
import Refresh

/// `segcast why`.
struct WhyCommand: AsyncParsableCommand, PrintsFacts {
    static let shape = Table.explanationColumns.shape

    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract:
            "Tells why a customer is, or is not, in a list: the whole chain, as it was known then.",
        discussion: """
            With --export, a run's number or an export's name for its newest run: the bucket the customer ended in, the contact and what each cap had counted, the \
            segments with rule and reason, the scores with model version, and the features they were made from; for whoever \
            is in none of its segments, each with its rule, its threshold and the last stay. \
            Without: the runs that considered the customer, and the chain of the release in force.
            """
    )

    @Argument(help: "The customer's key, as in the warehouse.")
    var customer: String
    @Option(
        name: .customLong("export"),
        help: ArgumentHelp(
            "A run's number, as in the manifest and `segcast runs`, or an export's name: its newest run.",
            valueName: "run"
        ),
        completion: .runs
    )
    var run: String?
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let deployment = try await options.appliedDeployment()
        let reader = ExplanationReader(deployment)
        let explanation = try await reader.explanation(of: customer, run: run.map(AskedRun.init))
        try Table(explanation).print(as: options.format)
    }
}

extension Table {
    static let explanationColumns: [Column] = [
        .text("step"), .text("what"), .text("value").orNothing,
    ]

    /// The chain, a row a step.
    init(_ why: CustomerExplanation) {
        self.init(columns: Self.explanationColumns)
        rows.append(["customer", "id \(why.customerID)", why.since])
        if let erasure = why.erasure { rows.append(erasure.row) }
        rows += why.features.map(\.row) + why.scores.map(\.row) + why.stays.flatMap(\.rows)
        rows += why.caps.map(\.row)
        if let run = why.run { rows += run.rows }
        if let absence = why.absence { rows += absence.rows }
        rows += why.newestRuns.map {
            ["run \($0.runID)", $0.export, "\($0.filing), \($0.state.rawValue)"]
        }
    }
}

extension CustomerExplanation {
    /// Since when a customer counts as one, in words.
    fileprivate var since: String {
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
    fileprivate var row: [String] {
        ["feature", name, measured.map { "\($0) \(unit)" } ?? "unknown"]
    }
}

extension CustomerExplanation.Score {
    fileprivate var row: [String] {
        let told = score.map { "\($0)" } ?? "outside the population"
        let carried = carriedFromReleaseID.map { ", carried from release \($0)" } ?? ""
        return [
            "score", outcome, "\(told), model version \(version), release \(releaseID)\(carried)",
        ]
    }
}

extension CustomerExplanation.Stay {
    fileprivate var rows: [[String]] {
        [
            ["segment", segment, "since \(enteredAt), release \(releaseID): \(reason)"],
            ["rule", segment, "definition \(definitionHash.prefix(12)): \(definition ?? "")"],
        ]
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
            "file", isMember ? "holds the customer" : "does not", fileNames ?? "not published",
        ])
        return rows
    }
}

extension Absence {
    fileprivate var rows: [[String]] {
        let run = [
            "run \(runID)", export,
            "\(kind), \(state.rawValue): did not consider the customer, who was in none of its segments",
        ]
        return [run] + segments.flatMap(\.rows)
    }
}

extension Absence.MissedSegment {
    fileprivate var rows: [[String]] {
        let stay =
            switch lastStay {
            case nil: "never in it"
            case let ended? where ended.releaseID == nil: "in it since \(ended.enteredAt)"
            case let ended?:
                "left it at \(ended.leftAt), release \(ended.releaseID ?? 0), for this was not met: \(ended.reason ?? "")"
            }
        return [
            ["no segment", segment, stay],
            ["rule", segment, rule ?? "its scores are not kept any more"],
        ]
    }
}
