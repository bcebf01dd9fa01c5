import Foundation
import Refresh
import Synchronization
import Texts

/// Standard output and standard error.
enum Output {
    /// How a command was asked to print.
    struct Settings: Sendable {
        /// How tables are written for people.
        var style = TextStyle()
        /// Whether nothing but what was asked for and errors is told.
        var isQuiet = false
    }

    private static let settings = Mutex(Settings())

    /// How tables are written for people.
    static var style: TextStyle { settings.withLock(\.style) }

    /// Whether nothing but what was asked for and errors is told.
    static var isQuiet: Bool { settings.withLock(\.isQuiet) }

    /// Prints from now on as a command was asked to.
    static func change(_ body: (inout Settings) -> Void) { settings.withLock { body(&$0) } }

    /// One value as JSON with sorted keys.
    static func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// Writes lines for people to standard error, where they disturb no script; nothing in them steers a terminal.
    static func note(_ lines: String) {
        if !isQuiet { progress.note(style.words(lines.printableLines)) }
    }

    /// The same for why a command failed, which is told in any case.
    static func fail(_ lines: String) {
        progress.stop()
        progress.note(style.words(lines.printableLines))
    }

    /// Writes a line for programs to standard error.
    static func failForPrograms(_ line: String) {
        progress.stop()
        progress.note(line.printableLines)
    }

    /// How far long work is.
    static let progress = Progress(on: .standardError)
}

extension Output {
    /// Prints what happens in a refresh: what people should hear as a line, steps as a progress.
    static func report(_ event: RefreshEvent) {
        switch event {
        case .step(let task, let step): if !isQuiet { progress.begin(step, of: task) }
        case .finished(let task): if !isQuiet { progress.end(task) }
        case .finding, .waiting, .keyIsChanging, .outcomeRedefined, .notTrained, .scoredAgain,
            .guardFailed, .notJudged, .segmentKept, .runEnded, .attemptNotKept:
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
