import Channels
import Testing

struct CSVReaderTests {
    private func records(_ text: String) throws -> [[String]] {
        var reader = CSVReader()
        var records: [[String]] = []
        func add(_ record: [[UInt8]]) {
            records.append(record.map { String(decoding: $0, as: UTF8.self) })
        }
        // A byte at a time: nothing may depend on where pieces end.
        for byte in text.utf8 { try reader.read([byte]) { record, _ in add(record) } }
        if let last = try reader.finish() { add(last) }
        return records
    }

    @Test(arguments: [
        ("a,\"49\nb,c\n", CSVReader.Fault.Code.openQuote, 1),
        ("a\nb\nc,\"x", .openQuote, 3), ("a,b\nc,d\"e\n", .strayQuote, 2),
        ("a\n\"b\"c\n", .strayQuote, 2), ("a\r\nb\u{0}c", .zeroByte, 2),
        ("\"a\nb\"\n\"c", .openQuote, 3), ("a,\"49\nb,\"q\n", .strayQuote, 2),
    ])
    func `what is no CSV is an error with its line`(
        text: String,
        code: CSVReader.Fault.Code,
        line: Int
    ) {
        do {
            _ = try records(text)
            Issue.record("read")
        } catch let fault as CSVReader.Fault {
            #expect(fault.code == code && fault.line == line)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func `a record without end is not held`() {
        #expect(throws: CSVReader.Fault.self) {
            var reader = CSVReader()
            try reader.read(repeatElement(UInt8(ascii: "a"), count: CSVReader.mostBytes + 1)) {
                _,
                _ in
            }
        }
    }

    @Test(arguments: [
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]), ("a\r\nb\r\n", [["a"], ["b"]]),
        ("a\rb\r", [["a"], ["b"]]), ("\"a\"\"b\",\"\"\n", [["a\"b", ""]]),
        ("\"\"\"\"\n", [["\""]]), ("\"a\r\nb\"\r\nc", [["a\r\nb"], ["c"]]),
        ("\n\na\n", [[""], [""], ["a"]]),
        ("a\r\n\r\nb", [["a"], [""], ["b"]]),
    ])
    func `records are read whatever ends their lines`(text: String, expected: [[String]]) throws {
        #expect(try records(text) == expected)
    }
}
