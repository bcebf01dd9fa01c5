import Foundation
import Glibc

extension Outbox {
    /// The folder of the heads.
    var headFolder: String { "\(path)/.segcast" }

    /// Returns what the outbox remembers of each export; nothing where it has never been used.
    ///
    /// - Throws: ``OutboxError`` when a head is not ours or cannot be read.
    public func heads() throws -> [OutboxHead] {
        guard access(headFolder, F_OK) == 0 else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: headFolder).sorted()
            .filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
            .compactMap { try head(of: String($0.dropLast(5))) }
    }

    /// Returns what the outbox remembers of an export.
    func head(of export: String) throws -> OutboxHead? {
        try head(of: export, at: "\(headFolder)/\(export).json")
    }

    /// Whether an export's head lies there that has not got its name yet: whole, or still empty.
    func hasDraftOfHead(of export: String) -> Bool {
        let path = draftOfHead(of: export)
        do {
            let isEmpty = try FileReader(path, chunkBytes: 1).next() == nil
            return try isEmpty || head(of: export, at: path) != nil
        } catch {
            return false
        }
    }

    private func draftOfHead(of export: String) -> String { "\(headFolder)/.\(export).new" }

    private func head(of export: String, at path: String) throws -> OutboxHead? {
        guard access(path, F_OK) == 0 else { return nil }
        let reader = try FileReader(path, chunkBytes: 1 << 16)
        guard let bytes = try reader.next(),
            let head = try? JSONDecoder().decode(OutboxHead.self, from: Data(bytes)),
            head.export == export
        else { throw OutboxError(.malformedHead, path) }
        return head
    }

    /// Puts a head in the place of the one before, whole or not at all.
    func write(_ head: OutboxHead) throws {
        try Self.makeFolder(path)
        try Self.makeFolder(headFolder)
        let draft = try Draft(draftOfHead(of: head.export))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try draft.write(Array(try encoder.encode(head)) + [UInt8(ascii: "\n")])
        _ = try draft.finish()
        let final = "\(headFolder)/\(head.export).json"
        guard rename(draft.path, final) == 0 else { throw Self.failure("rename", final) }
        try Self.sync(headFolder)
    }

    /// Forgets an export: nothing of it was ever out.
    func removeHead(of export: String) throws {
        let final = "\(headFolder)/\(export).json"
        guard unlink(final) == 0 || errno == ENOENT else { throw Self.failure("unlink", final) }
        if access(headFolder, F_OK) == 0 { try Self.sync(headFolder) }
    }
}
