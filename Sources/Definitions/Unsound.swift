import Shapes
import Warehouse

/// Which files of a folder have faults of their own, so that what others say of them is not held against the others: one
/// cause is told instead of its consequences.
struct Unsound {
    let folder: String
    /// Files with a fault.
    let files: Set<String>
    /// Those of them of which nothing could be read, and folders that could not be.
    let unread: Set<String>

    /// Whether a file, or one of the files of a folder, has a fault; `name` is relative to the folder of definitions.
    func has(_ name: String) -> Bool { Self.any(of: files, "\(folder)/\(name)") }

    /// Kinds of names of which more may be defined than could be read.
    var kinds: Set<ReferenceKind> {
        // A name of its own is known as soon as its file is read; one inside a file is not where anything is wrong there.
        let whole: [(String, ReferenceKind)] = [
            ("features", .featureSet), ("outcomes", .outcome), ("segments", .segment),
            ("channels", .channel),
        ]
        let parts: [(String, ReferenceKind)] = [
            ("features", .feature), ("policies.yaml", .controlGroup),
            ("warehouse.yaml", .attribute),
        ]
        return Set(
            whole.filter { Self.any(of: unread, "\(folder)/\($0.0)") }.map(\.1)
                + parts.filter { has($0.0) }.map(\.1)
        )
    }

    private static func any(of files: Set<String>, _ path: String) -> Bool {
        files.contains { $0 == path || $0.hasPrefix("\(path)/") }
    }
}
