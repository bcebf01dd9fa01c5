import Foundation

/// What somebody did to releases and why, as the audit trail keeps it.
struct Explained: Encodable {
    private let reason: String
    private let replaced_release_id: Int64?

    init(_ reason: String, replaced: Int64? = nil) {
        self.reason = reason
        replaced_release_id = replaced
    }

    /// The same in JSON.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
