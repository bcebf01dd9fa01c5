/// Why a file could not be published.
public struct OutboxError: Error, Equatable, CustomStringConvertible {
    /// The kind of failure.
    public enum Code: String, Sendable {
        /// The system refused a call; see the number.
        case systemCallFailed
        /// What was read back is not what was written.
        case contentDiffers
        /// The outbox has no room for the files.
        case tooLittleSpace
        /// The final name is taken by other content.
        case nameTaken
    }

    /// The kind of failure.
    public let code: Code
    /// The call or file, such as `fsync list.000001.csv`; never a customer's value.
    public let subject: String
    /// The system's error number; 0 where there is none.
    public let number: Int32

    /// Creates an error.
    public init(_ code: Code, _ subject: String, number: Int32 = 0) {
        self.code = code
        self.subject = subject
        self.number = number
    }

    /// What is wrong, with the system's words.
    public var description: String {
        switch code {
        case .systemCallFailed: "\(subject): \(systemMessage(number))"
        case .tooLittleSpace:
            "the outbox is too full: \(subject); make room and run it again"
        case .contentDiffers:
            "\(subject): read back other bytes than were written; the disk may be failing"
        case .nameTaken:
            "\(subject) exists with other content: move it away; it was not overwritten"
        }
    }
}
