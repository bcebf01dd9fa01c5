import Yams

/// Why a text is no YAML, and in which line: the cause rather than where the parser first stumbled over it.
struct YAMLFault {
    /// The line, from 1; 0 where it is not known.
    let line: Int
    /// What is wrong and what to do; none of the text is told.
    let words: String

    /// Explains what the parser says of a text.
    init(_ error: any Error, in text: String) {
        guard case .known(let problem, let context, let mark) = Self.said(by: error) else {
            (line, words) = (0, "it cannot be read")
            return
        }
        if let tab = Self.tab(in: text, upTo: mark.line) {
            (line, words) = (tab, "a tab indents this line: indent with spaces")
            return
        }
        let place = context.map { ", \($0.text) that begins in line \($0.mark.line)" } ?? ""
        switch context?.text {
        case "while scanning a quoted scalar":
            line = context?.mark.line ?? mark.line
            words = "a quote is opened in this line and not closed"
        default:
            line = mark.line
            words = "\(problem)\(place)\(Self.advice(on: problem))"
        }
    }

    /// The first line that version control wrote where two sides changed the same one.
    static func mergeMark(in text: String) -> Int? {
        guard text.contains("<<<<<<<") || text.contains(">>>>>>>") else { return nil }
        return Self.lines(of: text).firstIndex {
            $0.hasPrefix("<<<<<<< ") || $0.hasPrefix(">>>>>>> ")
        }.map { $0 + 1 }
    }

    private enum Said {
        case known(problem: String, YamlError.Context?, Mark)
        case nothing
    }

    private static func said(by error: any Error) -> Said {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            .known(problem: problem, context, mark)
        default: .nothing
        }
    }

    /// The first line that a tab indents, of those that were read.
    private static func tab(in text: String, upTo last: Int) -> Int? {
        lines(of: text).prefix(max(last, 1)).firstIndex { line in
            line.prefix { $0 == " " || $0 == "\t" }.contains("\t")
                && !line.allSatisfy(\.isWhitespace)
        }.map { $0 + 1 }
    }

    private static func advice(on problem: String) -> String {
        switch problem {
        case "did not find expected key", "did not find expected '-' indicator":
            "; is this line indented as its neighbours are?"
        case "mapping values are not allowed in this context":
            "; a text that holds a colon belongs in quotes, and keys of one mapping begin in one column"
        case "could not find expected ':'": "; a key is followed by a colon and a blank"
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
            "; a bracket is not closed"
        default: ""
        }
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }
    }
}
