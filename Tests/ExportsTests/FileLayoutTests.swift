import Testing

@testable import Exports

/// Lists that were sent before their format had the columns that it has now.
struct FileLayoutTests {
    private func read(_ record: [String], under header: [String], as columns: [String]) -> [String]?
    {
        FileLayout(header, of: columns)?.cells(of: record.map { Array($0.utf8) })?.map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    @Test(
        arguments: [
            (["email", "fn"], ["a", "b"]),
            (["fn", "email"], ["b", "a"]),
            (["email", "phone", "fn"], ["a", "", "b"]),
            (["email", "email", "fn"], ["a", "", "b"]),
        ] as [([String], [String])]
    )
    func `a row is read under the columns of its file, and empty where that had none`(
        columns: [String],
        cells: [String]
    ) {
        #expect(read(["a", "b"], under: ["email", "fn"], as: columns) == cells)
    }

    @Test func `columns of one name keep their order`() {
        let columns = ["email", "madid", "email"]
        #expect(
            read(["a", "b", "m"], under: ["email", "email", "madid"], as: columns) == [
                "a", "m", "b",
            ]
        )
    }

    @Test func `what stands in a column that is no more, or beside all columns, is not read`() {
        #expect(read(["a", "b"], under: ["email", "fn"], as: ["email"]) == nil)
        #expect(read(["a"], under: ["email", "email"], as: ["email"]) == nil)
        #expect(read(["a", "b", "c"], under: ["email", "fn"], as: ["email", "fn"]) == nil)
    }
}
