public import Failures

/// What was found of a deployment, in the order in which it was asked.
public struct Diagnosis: Sendable {
    /// An answer, and the examination that gave it.
    public struct Line: Sendable {
        /// The examination's name.
        public let examination: String
        /// What it found.
        public let answer: Examination.Answer
    }

    /// Every answer.
    public private(set) var lines: [Line] = []

    mutating func add(_ answers: [Examination.Answer], of examination: Examination) {
        lines += answers.map { Line(examination: examination.name, answer: $0) }
    }

    /// Which examination kept another one's answer from standing on its own: itself, or the one that it waited for;
    /// `nil` where it ended well.
    func cause(_ examination: Examination) -> String? {
        let own = lines.filter { $0.examination == examination.name && $0.answer.isInTheWay }
        return own.first.map { $0.answer.because ?? examination.name }
    }

    /// The kind of the worst that was found: what a person has to change before what passes by itself, and what is wrong
    /// before what could not be looked at; `nil` where everything is well, or in doubt at most.
    public var worst: FailureKind? {
        for state in [Examination.Answer.State.wrong, .unexamined] {
            let kinds = lines.filter { $0.answer.state == state }.compactMap(\.answer.kind)
            let found = kinds.min { Self.rank($0) < Self.rank($1) }
            if let found { return found }
        }
        return nil
    }

    private static func rank(_ kind: FailureKind) -> Int {
        switch kind {
        case .software: 0
        case .configuration: 1
        case .notPermitted: 2
        case .files: 3
        case .data: 4
        case .usage: 5
        case .unavailable: 6
        case .temporary: 7
        }
    }
}
