import Foundation

/// A failure that nobody foresaw, told without its own text: that may quote values.
public struct UnexpectedFailure: ReportableFailure {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case fileUnusable, unforeseen

        /// What it means.
        public var meaning: String {
            switch self {
            case .fileUnusable: "A file cannot be read or written."
            case .unforeseen: "Something came up that the program does not know: it is a bug."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .fileUnusable:
                "The system's words say why; look at the path, its owner and the disk."
            case .unforeseen:
                "Nothing half done is kept. Run it again, and tell us what the message says."
            }
        }
    }

    /// What was read or written, or which type of error came.
    public let description: String
    /// `files` for those of the file system, else `software`.
    public let kind: FailureKind

    /// What it is called.
    public var code: Code { kind == .files ? .fileUnusable : .unforeseen }

    /// Tells an error; `place` says where it came up.
    public init(_ error: any Error, in place: String? = nil) {
        let prefix = place.map { "\($0): " } ?? ""
        guard let cocoa = error as? CocoaError else {
            description = "\(prefix)a bug: \(type(of: error)) was not expected"
            kind = .software
            return
        }
        let path = cocoa.filePath ?? cocoa.url?.path ?? "a file"
        let why = (cocoa.underlying as? POSIXError).map {
            String(cString: strerror($0.code.rawValue))
        }
        description =
            "\(prefix)\(path): \(why ?? "cannot be read or written (\(cocoa.code.rawValue))")"
        kind = .files
    }
}
