import Foundation
import Refresh
import Texts

/// Standard output and standard error.
enum Output {
    /// One value as JSON with sorted keys.
    static func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// Writes lines for people to standard error, where they disturb no script; nothing in them steers a terminal.
    static func note(_ lines: String) {
        tell("\(lines.printableLines)\n")
    }
}

extension Output {
    /// Prints what happens in a refresh: what people should hear as a line, steps as a progress.
    static func report(_ event: RefreshEvent) {
        switch event {
        case .step(let task, let words): Progress(task).step(words)
        case .finished(let task): Progress(task).end()
        case .finding, .waiting, .outcomeRedefined, .notTrainedAgain, .scoredAgain, .guardFailed,
            .notJudged, .segmentKept, .runEnded:
            note("\(event)")
        // The failure that a command ends with tells the first and the last, its table what was done.
        case .notExported, .dayEnded, .dayFailed: break
        }
    }

    /// Says how the sources are read as a login of its own.
    static func noteReader(_ grants: [String]) {
        note(
            "a login that may only read the sources keeps code in their views from Segcast's tables; a DBA runs:"
        )
        for line in grants { note("  \(line)") }
        note("then name it in SEGCAST_READ_DATABASE_URL")
    }
}
