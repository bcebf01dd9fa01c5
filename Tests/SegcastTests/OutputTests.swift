import Foundation
import Testing

@testable import segcast

struct OutputTests {
    @Test func `a text stays a text in JSON, also where it looks like a number`() throws {
        let texts = ["0123", "123", "1e3", "true", "0x10", "nan", "-0", "2024-01-01"]
        var table = Table(columns: ["what", "run_id", "is_passed"])
        table.rows = texts.map { [$0, "7", "true"] }
        let bytes = try Output.encoded(table.records)
        let records = try #require(
            try JSONSerialization.jsonObject(with: bytes) as? [[String: Any]]
        )
        #expect(records.map { $0["what"] as? String } == texts)
        let written = String(decoding: bytes, as: UTF8.self)
        #expect(written.contains("\"run_id\" : 7,") && written.contains("\"is_passed\" : true"))
        table.rows = [["", "", ""]]
        let empty = String(decoding: try Output.encoded(table.records), as: UTF8.self)
        #expect(empty.contains("\"what\" : null"))
    }

    @Test func `a name steers no terminal and makes no line`() {
        var table = Table(columns: ["export", "rows"])
        table.rows = [["a\n\u{1b}[2Jsegcast: done", "1"]]
        #expect(table.text.split(separator: "\n").count == 2)
        #expect(!table.text.contains("\u{1b}"))
    }
}
