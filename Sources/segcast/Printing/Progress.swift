import Foundation

/// Tells how far long work is: one line that changes on a terminal, else a line a step.
struct Progress: Sendable {
    let title: String
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1

    /// Creates a progress that begins its lines with `title`.
    init(_ title: String) { self.title = title }

    /// Tells the step that begins now; `window 3 of 14` also draws a bar on a terminal.
    func step(_ words: String) {
        guard isTerminal else { return Output.note("\(title): \(words)") }
        var bar = ""
        if let match = words.firstMatch(of: /(\d+) of (\d+)/), let done = Int(match.1),
            let all = Int(match.2)
        {
            let filled = 24 * done / max(all, 1)
            bar =
                "[\(String(repeating: "#", count: filled))\(String(repeating: "-", count: 24 - filled))] "
        }
        Output.tell("\r\u{1B}[K\(title): \(bar)\(words)")
    }

    /// Ends the line.
    func end() { if isTerminal { Output.tell("\n") } }
}
