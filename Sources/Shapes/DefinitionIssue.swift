import Texts

/// One thing wrong with a definition, and where.
public struct DefinitionIssue: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as it was named to us.
    public let file: String
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// What is wrong and what to do.
    public let message: String

    /// Creates an issue.
    public init(file: String, line: Int, message: String) {
        self.file = file.printable
        self.line = line
        self.message = message
    }

    /// `file:line: message`.
    public var description: String {
        line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
    }
}
