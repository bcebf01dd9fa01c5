import Failures
import Refresh

/// A failure of a command itself.
struct CommandFailure: ReportableFailure {
    /// What these failures are called.
    enum Code: String, FailureCode {
        case sourcesUnusable, claimsBroken, claimsUnproved, headsDiffer, acceptNeeded, nothingScored
        case inputUnreadable, outputRefused, shopForeign, demoDataDamaged, codeUnknown
        case commandUnknown, notWell, segmentsKept

        var meaning: String {
            switch self {
            case .sourcesUnusable: "`segcast check` found errors: nothing may be computed before."
            case .claimsBroken: "`segcast verify` found that files and tables do not say the same."
            case .claimsUnproved:
                "`segcast verify` could not prove everything, such as what is kept without the key."
            case .headsDiffer: "The outbox and the database do not remember the same lists."
            case .acceptNeeded:
                "Adopting these lists forgets contacts, which has to be said with --accept."
            case .nothingScored: "No scores were made as of the day that should be released."
            case .inputUnreadable: "What `segcast normalise` was given is no CSV that it can read."
            case .outputRefused: "Standard output did not take what was printed."
            case .shopForeign: "The database has a schema shop that is not the demo's."
            case .demoDataDamaged: "The demo's data beside the program are missing or damaged."
            case .codeUnknown: "`segcast explain` was asked for a code that there is not."
            case .notWell:
                "`segcast doctor` found what keeps work from going on, or could not look."
            case .segmentsKept:
                "Segments stayed as they were, for what their rules read is not ready; the others were filled."
            case .commandUnknown: "There is no such command, or not below that one."
            }
        }

        var remedy: String {
            switch self {
            case .sourcesUnusable: "Mend what the findings name; each has a code to explain."
            case .claimsBroken:
                "The table names each breach. Find out who changed what; `segcast rebuild RUN` puts a file back."
            case .claimsUnproved:
                "Give what the message asks for, such as the key, and run it again."
            case .headsDiffer:
                "Restore the right backup or name the right outbox; else `segcast outbox adopt --reason WHY`."
            case .acceptNeeded: "Read what is forgotten; if it is meant, add --accept."
            case .nothingScored: "`segcast score` with the same --as-of first, or `segcast run`."
            case .inputUnreadable: "The message names the record; a header names the columns."
            case .outputRefused:
                "Look at the disk or the program that reads it; what was done stays done."
            case .shopForeign: "Use another database for the demo."
            case .demoDataDamaged: "Install or check out the program anew."
            case .codeUnknown: "`segcast explain` lists every code."
            case .notWell:
                "Do what stands behind each line, from the top; what is below may end with it."
            case .segmentsKept:
                "The message says what they wait for: `segcast models`, `segcast release guards N`."
            case .commandUnknown: "The nearest is suggested; `segcast --help` lists all."
            }
        }
    }

    let code: Code
    let description: String
    let kind: FailureKind

    init(_ code: Code, _ description: String, _ kind: FailureKind) {
        self.code = code
        self.description = description
        self.kind = kind
    }
}
