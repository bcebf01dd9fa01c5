import Foundation

extension Destination {
    /// Returns what the destination remembers of each export; nothing where it has never been used.
    ///
    /// - Throws: ``OutboxError`` when a head is not ours or cannot be read.
    func heads() throws(OutboxError) -> [OutboxHead] {
        var heads: [OutboxHead] = []
        for name in try names(in: .heads).sorted() where name.hasSuffix(".json") {
            guard !name.hasPrefix("."), let head = try head(of: String(name.dropLast(5))) else {
                continue
            }
            heads.append(head)
        }
        return heads
    }

    /// Returns what the destination remembers of an export.
    func head(of export: String) throws(OutboxError) -> OutboxHead? {
        try head(of: export, at: .head(of: export))
    }

    /// Whether an export's head lies there that has not got its name yet: whole, or still empty.
    func hasDraftOfHead(of export: String) -> Bool {
        let path = DestinationPath.draftOfHead(of: export)
        do {
            let isEmpty = try reader(of: path, chunkBytes: 1).next() == nil
            return try isEmpty || head(of: export, at: path) != nil
        } catch {
            return false
        }
    }

    private func head(of export: String, at path: DestinationPath) throws(OutboxError)
        -> OutboxHead?
    {
        guard entry(at: path) != nil else { return nil }
        let reader = try reader(of: path, chunkBytes: 1 << 16)
        guard let bytes = try reader.next(),
            let head = try? JSONDecoder().decode(OutboxHead.self, from: Data(bytes)),
            head.export == export
        else { throw OutboxError(.malformedHead, "\(place)/\(path)") }
        return head
    }

    /// Puts a head in the place of the one before, whole or not at all.
    func write(_ head: OutboxHead) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let bytes = Array(try encoder.encode(head)) + [UInt8(ascii: "\n")]
        try replaceHead(of: head.export, with: bytes)
    }

    /// Forgets an export: nothing of it was ever out.
    func removeHead(of export: String) throws(OutboxError) { try remove(.head(of: export)) }
}
