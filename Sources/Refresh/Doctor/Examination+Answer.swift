public import Failures
import Texts

extension Examination {
    /// What an examination found, and what to do about it.
    public struct Answer: Hashable, Sendable {
        /// How what was asked for stands.
        public enum State: String, CaseIterable, Codable, Sendable {
            /// As it should be.
            case well
            /// Somebody should look; work goes on.
            case doubt
            /// Work does not go on.
            case wrong
            /// Something kept it from being looked at.
            case unexamined
        }

        /// How it stands.
        public let state: State
        /// What was found; names and counts, never a customer's value.
        public let words: String
        /// What to do: a sentence, a command, or SQL alone; empty where nothing is to do.
        public let fix: String
        /// Who can do something about it; `nil` where nobody has to, or what it waits for says so.
        public let kind: FailureKind?
        /// The examinations without whose good end this one says nothing; `nil` where something else kept it.
        public let because: String?

        private init(
            _ state: State,
            _ words: String,
            fix: String = "",
            _ kind: FailureKind? = nil,
            because: String? = nil
        ) {
            self.state = state
            self.words = words.printable
            self.fix = fix.printable
            self.kind = kind
            self.because = because
        }

        static func well(_ words: String) -> Self { Self(.well, words) }

        static func doubt(_ words: String, fix: String) -> Self { Self(.doubt, words, fix: fix) }

        static func wrong(_ kind: FailureKind, _ words: String, fix: String) -> Self {
            Self(.wrong, words, fix: fix, kind)
        }

        /// Nothing could be asked, and who can do something about that.
        static func unexamined(_ kind: FailureKind, _ words: String, fix: String) -> Self {
            Self(.unexamined, words, fix: fix, kind)
        }

        /// Nothing could be asked, for other examinations did not end well: they say what to do.
        static func unexamined(because cause: String) -> Self {
            Self(.unexamined, "because of \(cause)", because: cause)
        }

        /// Whether nothing is known by it that others could go on from.
        var isInTheWay: Bool { state == .wrong || state == .unexamined }
    }
}
