import Failures
import Texts

/// One thing wrong with a definition, and where.
public struct DefinitionIssue: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as it was named to us.
    public let file: String
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// What it is called.
    public let code: Code
    /// What is wrong and what to do.
    public let message: String

    /// Creates an issue.
    public init(file: String, line: Int, code: Code, message: String) {
        self.code = code
        self.file = file.printable
        self.line = line
        self.message = message
    }

    /// `file:line: message [code]`.
    public var description: String {
        (line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)").told(as: code)
    }
}
