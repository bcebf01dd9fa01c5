import Foundation

/// A failure that nobody foresaw, told without its own text: that may quote values.
public struct UnexpectedFailure: ReportableFailure {
    /// What was read or written, or which type of error came.
    public let description: String
    /// `files` for those of the file system, else `software`.
    public let kind: FailureKind

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
