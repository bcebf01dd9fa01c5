import Definitions
import Digests
import Foundation
import Testing
import Warehouse

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

    @Test
    func `an exclusion is written with its own test alone, so that another one moves no hash`()
        throws
    {
        func body(_ change: (inout Exclusion) -> Void) throws -> String {
            var exclusion = Exclusion()
            (exclusion.column, exclusion.because) = ("state", "told")
            change(&exclusion)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(exclusion), as: UTF8.self)
        }
        #expect(
            try body { $0.values = ["void"] }
                == #"{"because":"told","column":"state","values":["void"]}"#
        )
        #expect(
            try body { $0.is = .unknown }
                == #"{"because":"told","column":"state","is":"unknown","values":[]}"#
        )
        #expect(
            try body { ($0.atLeast, $0.below) = (.init(rawValue: "0"), .init(rawValue: "9.5")) }
                == #"{"atLeast":"0","because":"told","below":"9.5","column":"state","values":[]}"#
        )
    }

    @Test func `a contract says where amounts come from only where it is not a column`() throws {
        func body(_ change: (inout SourceDefinition) -> Void) throws -> String {
            var orders = SourceDefinition(.orders)
            change(&orders)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(orders), as: UTF8.self)
        }
        let bare = try body { _ in }
        #expect(
            try body { $0.amountFrom = .lines } == #"{"amountFrom":"lines","# + bare.dropFirst()
        )
    }

    @Test func `the demo's contract is written as it always was`() throws {
        let warehouse = try Configuration(folder: Self.folder).warehouse
        let digest = try digest(warehouse)
        #expect(digest == "7c7146ef69f2dc2a46892b07b78077ad2187ec30cfda246bdae3a0c16d355232")
    }
}
