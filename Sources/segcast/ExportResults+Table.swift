import Exports
import Failures
import Postgres
import Refresh

extension ExportResults {
    /// Throws when an export failed, with the first one's exit code.
    func requireAll() throws {
        try failures.requireNone()
    }
}

extension [HeldOutcome] {
    /// Throws when an outcome is held, with the first one's exit code.
    func requireNone() throws { try map(\.failure).requireNone() }
}

extension [any ReportableFailure] {
    /// Throws all of them at once, with the first one's exit code, when there is any.
    func requireNone() throws {
        let told = map { failure -> any ReportableFailure in
            guard let error = failure as? PostgresError else { return failure }
            return RefusalFailure(error, of: ExportCommand.self) ?? failure
        }
        guard let first = told.first else { return }
        throw told.count == 1 ? first : ExportFailures(failures: told, kind: first.kind)
    }
}

/// Several lists that were not made, or what kept them all from it: a line each, with its own code.
struct ExportFailures: ReportableFailure {
    /// What they are called together.
    enum Code: String, FailureCode {
        case listsNotMade

        var meaning: String { "Several lists were not made; the others were." }
        var remedy: String { "Each line has a code of its own, which says what to do." }
    }

    let code = Code.listsNotMade
    let failures: [any ReportableFailure]
    let kind: FailureKind

    var description: String {
        (["\(failures.count) lists were not made:"] + failures.map { "  \($0.told)" })
            .joined(separator: "\n")
    }
}

extension Table {
    /// What was published, one a row.
    init(_ publications: [ExportRunner.Publication]) {
        self.init(
            columns: [
                .text("export"), .number("run_id"), .number("sequence"), .number("included"),
                .number("candidates"), .truth("was_published"), .truth("is_current"),
                .texts("files"), .text("manifest"),
            ],
            empty: "no list was published"
        )
        rows = publications.map {
            [
                $0.export, $0.runID, $0.sequence, $0.included, $0.candidates, $0.wasPublished,
                $0.isCurrent, $0.files, $0.manifest,
            ]
        }
    }
}
