/// What a failure or a finding is called for good, such as `zone-unknown`, with what `segcast explain` tells of it.
///
/// Each kind of failure has a closed enumeration of them; `FailureCatalogue` lists the kinds.
public protocol FailureCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What it means, in a sentence or two.
    var meaning: String { get }
    /// What to do, in one to three sentences.
    var remedy: String { get }
}

extension FailureCode {
    /// The code as people read it: the member's name in small letters, with hyphens.
    public var word: String {
        rawValue.reduce(into: "") { word, letter in
            word += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
        }
    }
}

extension String {
    /// The text with a code behind its first line, such as `there is no such run [run-unknown]`.
    ///
    /// What stands in further lines is often a command to copy.
    public func told(as code: some FailureCode) -> String {
        let lines = split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        return (["\(lines.first ?? "") [\(code.word)]"] + lines.dropFirst().map(String.init))
            .joined(separator: "\n")
    }
}
