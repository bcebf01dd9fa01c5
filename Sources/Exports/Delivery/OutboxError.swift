public import Failures
import Glibc

/// Why a file could not be published.
public struct OutboxError: ReportableFailure, Equatable {
    /// The kind of failure.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        /// The system refused a call; see the number.
        case systemCallFailed
        /// What was read back is not what was written.
        case contentDiffers
        /// A variable of the environment that the outbox needs is not set.
        case variableMissing
        /// The outbox has no room for the files.
        case tooLittleSpace
        /// The final name is taken by other content.
        case nameTaken
        /// What the outbox remembers of an export cannot be read.
        case malformedHead
        /// A folder is a symbolic link, or no folder.
        case notAFolder
        /// A file is a symbolic link, or no plain file.
        case notAFile
        /// Somebody else owns it.
        case foreignOwner
        /// Its group or everybody may write it.
        case othersMayWrite
        /// Somebody else may put another folder in its place.
        case othersMayReplace
        /// What is staged gets no final name there, for it lies on another file system or is mounted by itself.
        case otherFileSystem
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

    /// Who can do something about it.
    public var kind: FailureKind {
        switch code {
        case .variableMissing: .configuration
        case .systemCallFailed, .contentDiffers, .tooLittleSpace, .nameTaken, .malformedHead,
            .notAFolder, .notAFile, .foreignOwner, .othersMayWrite, .othersMayReplace,
            .otherFileSystem:
            .files
        }
    }

    /// What is wrong, with the system's words.
    public var fault: String {
        switch code {
        case .systemCallFailed: "\(subject): \(systemMessage(number))"
        case .variableMissing: "no \(subject)"
        case .tooLittleSpace: "the outbox is too full: \(subject)"
        case .contentDiffers: "\(subject): read back other bytes than were written"
        case .nameTaken: "\(subject) exists with other content"
        case .malformedHead: "\(subject) cannot be read: what was sent last is not known"
        case .notAFolder: "\(subject) is no folder, or a symbolic link to one"
        case .notAFile: "\(subject) is no plain file"
        case .foreignOwner: "\(subject) belongs to somebody else"
        case .othersMayReplace:
            "\(subject) can be written by everybody, or is somebody else's in a folder that can, so that another outbox can be "
                + "put in the place of this one"
        case .othersMayWrite: "\(subject) can be written by others"
        case .otherFileSystem:
            "\(subject) lies on another file system than the outbox, or is mounted by itself: no file gets its final name there"
        }
    }

    /// What to do; `nil` where the system's words have to say it.
    public var remedy: String? {
        switch code {
        case .systemCallFailed: nil
        case .variableMissing: "set it in the environment, or name another outbox"
        case .tooLittleSpace: "make room and run it again"
        case .contentDiffers: "the disk may be failing"
        case .nameTaken: "move it away; it was not overwritten"
        case .malformedHead:
            "look at what happened to it, move it away, and say so: segcast outbox adopt --reason WHY"
        case .notAFolder: "name the folder itself"
        case .notAFile: "move it away"
        case .foreignOwner: "the outbox has to belong to whoever runs this program"
        case .othersMayReplace: "chmod o-w it, or choose another place"
        case .othersMayWrite: "chmod go-w it, and look at what lies in it"
        case .otherFileSystem:
            "move what lies there into the outbox's own, and mount nothing below it"
        }
    }

    /// What is wrong and what to do.
    public var description: String { fault + (remedy.map { ": \($0)" } ?? "") }
}

private func systemMessage(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
}
