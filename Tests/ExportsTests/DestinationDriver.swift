import Exports
import Foundation
import Testing

/// Every kind of destination there is; what is asked of one is asked of all.
enum DestinationDriver: String, CaseIterable, CustomTestStringConvertible {
    case folder, memory

    var testDescription: String { rawValue }

    /// Does something with an empty destination of the kind, and removes what is left of it.
    func withEmpty(_ body: (any Destination) throws -> Void) throws {
        switch self {
        case .folder:
            let folder = FileManager.default.temporaryDirectory.appending(
                path: UUID().uuidString
            )
            defer { try? FileManager.default.removeItem(at: folder) }
            try body(FolderDestination(folder.path))
        case .memory: try body(MemoryDestination())
        }
    }
}
