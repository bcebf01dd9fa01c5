import Definitions
import Digests
import Foundation
import Testing

/// Definitions as they are hashed: model versions and runs keep these hashes for ever.
struct CanonicalTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Config").path

    private func digest(_ definition: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return SHA256.hexadecimal(of: Array(try encoder.encode(definition)))
    }

    @Test func `the demo's features are written as they always were`() throws {
        let set = try #require(Configuration(folder: Self.folder).featureSets["shopper"])
        #expect(
            try digest(set) == "61abf5282702a31734b40f08b3c509fe74e76013c6eca322f6377235d334999d"
        )
    }

    @Test func `the demo's contract is written as it always was`() throws {
        let warehouse = try Configuration(folder: Self.folder).warehouse
        let digest = try digest(warehouse)
        #expect(digest == "7c7146ef69f2dc2a46892b07b78077ad2187ec30cfda246bdae3a0c16d355232")
    }
}
