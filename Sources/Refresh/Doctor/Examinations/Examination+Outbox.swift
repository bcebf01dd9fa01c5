import Failures
import Definitions
import Exports
import Glibc
import Postgres
import Texts

extension Examination {
    /// Whether files can be published where they are meant to go, and nobody else can change them there.
    static let outbox = Examination("outbox") { patient, diagnosis in
        if patient.isOutboxDefined, let cause = diagnosis.cause(definitions) {
            return [.unexamined(because: cause)]
        }
        do {
            let destination = try patient.destination()
            let exports = (try? patient.definitions.get().exports.map(\.name)) ?? []
            let state = try destination.inspect(for: exports)
            let words =
                state.isThere
                ? "this user's alone, on one file system" : "made by the first export that needs it"
            return [.well("\(destination.place), \(words)")]
        } catch let error as OutboxError {
            return [.wrong(error.kind, error.fault, fix: remedy(error))]
        }
    }

    private static func remedy(_ error: OutboxError) -> String {
        let path = error.subject.shellWord
        return switch error.code {
        case .othersMayWrite: "chmod go-w \(path), and look at what lies in it"
        case .othersMayReplace: "chmod o-w \(path), or choose another place"
        case .foreignOwner: "run as its owner, or: chown \"$(id -un)\" \(path)"
        case .systemCallFailed:
            error.number == ENOENT
                ? "make the folder above it, or name another outbox"
                : "let this user write there, or name another outbox"
        case .contentDiffers, .variableMissing, .tooLittleSpace, .nameTaken, .malformedHead,
            .notAFolder, .notAFile, .otherFileSystem:
            error.remedy ?? ""
        }
    }

    /// Whether the outbox has room.
    static let disk = Examination("disk", needs: [outbox]) { patient, _ in
        let exports = (try? patient.definitions.get().exports.map(\.name)) ?? []
        return [answer(toFree: try patient.destination().inspect(for: exports).freeBytes)]
    }

    /// Judges the room that an outbox has: a file is written, and linked beside those before.
    static func answer(toFree bytes: Int?) -> Answer {
        guard let bytes else { return .well("the outbox has no bound") }
        let free = "\(bytes / 1_000_000) MB are free in the outbox"
        let fix = "make room there: files that were taken away need not stay"
        if bytes < 64_000_000 { return .wrong(.files, free, fix: fix) }
        return bytes < 1_000_000_000 ? .doubt(free, fix: fix) : .well(free)
    }

    /// Whether the outbox and the database remember the same lists, and which of them no export refreshes.
    static let lists = Examination("lists", needs: [definitions, outbox, schema, reader]) {
        patient,
        _ in
        let keeper = OutboxKeeper(try patient.database.get(), try patient.destination())
        let faults = try await keeper.faults()
        let differing = faults.map { fault in
            Answer.wrong(
                .data,
                fault.words,
                fix:
                    "name the right outbox or restore a newer backup; else segcast outbox adopt --reason WHY"
            )
        }
        let answers = differing + (try await patient.answers(of: FindingSource.ofLists))
        return answers.isEmpty ? [.well("outbox and database remember the same")] : answers
    }
}
