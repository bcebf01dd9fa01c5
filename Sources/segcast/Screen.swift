import Refresh
import Texts

/// What was found of a deployment, on a screen of 80 columns and 40 lines as far as they hold it.
struct Screen {
    private static let height = 40
    private let style: TextStyle

    /// The lines, top down.
    private(set) var lines: [String] = []

    /// Lays a diagnosis out: an answer each, with its fix behind an arrow below the last that it mends; what waits for the
    /// same examination shares a line.
    ///
    /// Where that is more than a screen, what is well shares one too.
    init(_ diagnosis: Diagnosis, _ style: TextStyle) {
        self.style = style
        lines = lines(of: diagnosis.lines)
        guard lines.count > Self.height else { return }
        let well = diagnosis.lines.filter { $0.answer.state == .well }.map(\.examination).once
        let others = diagnosis.lines.filter { $0.answer.state != .well }
        lines =
            laid(well.joined(separator: ", "), behind: Self.head("well", ""))
            + lines(of: others)
    }

    private func lines(of lines: [Diagnosis.Line]) -> [String] {
        var laid: [String] = []
        let told = lines.filter { $0.answer.because == nil }
        for (place, line) in told.enumerated() {
            let next = place + 1 < told.count ? told[place + 1] : nil
            let state = line.answer.state == .wrong ? "WRONG" : line.answer.state.rawValue
            laid += self.laid(line.answer.words, behind: Self.head(state, line.examination))
            let isSaidNext =
                next?.examination == line.examination && next?.answer.fix == line.answer.fix
            guard !line.answer.fix.isEmpty, !isSaidNext else { continue }
            laid += self.laid(line.answer.fix, behind: Self.head("", "").dropLast(2) + "→ ")
        }
        for cause in lines.compactMap(\.answer.because).once {
            let waiting = lines.filter { $0.answer.because == cause }.map(\.examination).once
            let words = "\(waiting.joined(separator: ", ")): because of \(cause)"
            laid += self.laid(words, behind: Self.head("unexamined", ""))
        }
        return laid
    }

    /// The state and the examination, each in its column.
    private static func head(_ state: String, _ examination: String) -> String {
        state.padded(to: 12) + examination.padded(to: 13)
    }

    /// Lays words out behind a head, and below its end where they are more than a line holds.
    private func laid(_ text: String, behind head: String) -> [String] {
        let words = style.words(text.printable)
        let pieces =
            style.isWide ? [words] : words.wrapped(to: style.width - head.columnCount)
        return pieces.enumerated().map { place, piece in
            (place == 0 ? head : "".padded(to: head.columnCount)) + piece
        }
    }
}

extension [String] {
    /// The same, each where it stands first.
    var once: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
