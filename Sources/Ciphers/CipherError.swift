public import Failures
import Glibc

/// Why bytes cannot be sealed or opened.
public enum CipherError: ReportableFailure, Equatable {
    /// A key is not 64 hexadecimal digits; the file that it is read from, if it is.
    case malformedKey(path: String?)
    /// A key file cannot be read.
    case unreadableFile(path: String, number: Int32)
    /// A key file is a pipe, a device or a folder.
    case notAFile(path: String)
    /// A key file is somebody else's.
    case foreignFile(path: String)
    /// A key file may be read by others.
    case openFile(path: String)
    /// Sealed bytes are not what was sealed, or not with this key.
    case notAuthentic

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .malformedKey, .unreadableFile, .notAFile, .foreignFile, .openFile, .notAuthentic:
            .configuration
        }
    }

    /// What is wrong.
    public var fault: String {
        switch self {
        case .malformedKey(let path):
            path.map { "the key file \($0) does not hold 64 hexadecimal digits" }
                ?? "the deployment's key is not 64 hexadecimal digits"
        case .unreadableFile(let path, let number):
            "the key file \(path) cannot be read: \(String(cString: strerror(number)))"
        case .notAFile(let path): "the key file \(path) is no regular file"
        case .foreignFile(let path):
            "the key file \(path) belongs neither to this user nor to root"
        case .openFile(let path): "the key file \(path) may be read by others"
        case .notAuthentic:
            "kept bytes were changed, or sealed with another key than the deployment's"
        }
    }

    /// What to do; `nil` where that depends on what happened.
    public var remedy: String? {
        switch self {
        case .malformedKey:
            "put back a copy of it, for what is kept opens with no other; where nothing is kept yet, make one in a new "
                + "file: \(DeploymentKey.making("new.key"))"
        case .foreignFile: "chown it"
        case .openFile: "chmod 600 it"
        case .unreadableFile, .notAFile, .notAuthentic: nil
        }
    }

    /// What is wrong and what to do.
    public var description: String { fault + (remedy.map { ": \($0)" } ?? "") }
}
