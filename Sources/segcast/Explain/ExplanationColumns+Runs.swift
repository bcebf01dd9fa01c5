import ContactPolicy
import Exports
import Refresh

extension ExplanationColumns {
    static let runs = Self(
        name: "runs",
        meaning:
            "the run that is asked about, else the newest that considered the customer, newest first",
        columns: [
            .number("run_id").meaning("its number"), .text("export").meaning("whose it is"),
            .text("kind").among(ExportDefinition.Kind.allCases.map(\.rawValue)).meaning(
                "whether its list is targeted or left out"
            ),
            .text("state").among(RunState.allCases.map(\.rawValue)).meaning("where the run is"),
            .truth("is_considered").meaning("whether it considered the customer"),
            .truth("is_removal").orNothing.meaning("whether it only cut the list before it"),
            .text("definition_hash").orNothing.meaning("which definition it was planned by"),
            .number("release_id").orNothing.meaning("whose scores it was made from"),
            .text("bucket").orNothing.among(Bucket.allCases.map(\.rawValue)).meaning(
                "where the customer ended: included, or why not"
            ),
            .text("cap").orNothing.meaning("the cap that left no room"),
            .instant("committed_at").orNothing.meaning(
                "when the list was committed, and consent and suppression were asked again"
            ),
            .text("contact_model").orNothing.meaning("what counts as the contact that was charged"),
            .instant("contact_at").orNothing.meaning("when that contact counts"),
            .number("contact_run_id").orNothing.meaning("the run that charged it"),
            .truth("is_taken_over").orNothing.meaning(
                "whether the contact came with what finds the customer, from another record"
            ),
            .instant("released_at").orNothing.meaning("when the contact was given back"),
            .truth("is_member").orNothing.meaning("whether the file holds the customer"),
            .texts("files").meaning("the audience files, in order; none before any is published"),
        ]
    ) { why in
        ([why.run].compactMap { $0 } + why.newestRuns).map(\.cells)
            + [why.absence].compactMap { $0?.cells }
    }
}

extension ConsideringRun {
    /// The audience files, in order.
    var files: [String] { fileNames.map { $0.split(separator: " ").map(String.init) } ?? [] }

    fileprivate var cells: [any CellValue] {
        [
            runID, export, kind, state.rawValue, true, isRemoval, definitionHash, releaseID,
            bucket.rawValue, cap, committedAt, contact?.model, contact?.at, contact?.runID,
            contact?.isTakenOver, contact?.releasedAt, isMember, files,
        ]
    }
}

extension Absence {
    fileprivate var cells: [any CellValue] {
        let none = [TableCell](repeating: .nothing, count: 12)
        return [runID, export, kind, state.rawValue, false] + none + [[String]()]
    }
}
