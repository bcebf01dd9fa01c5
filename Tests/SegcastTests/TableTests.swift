import Foundation
import Postgres
import Testing

@testable import segcast

/// Tables that are made by hand, as people read them.
struct TableTests {
    private static let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt

    private func text(
        _ columns: [Table.Column],
        _ rows: [[any CellValue]],
        width: Int = 80,
        isWide: Bool = false
    ) -> [String] {
        var table = Table(columns: columns, empty: "no lists yet")
        table.rows = rows
        let style = TextStyle(width: width, isWide: isWide, zone: Self.berlin)
        return table.text(style).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    @Test func `numbers end below each other, and so do their points`() {
        let lines = text(
            [.text("what"), .number("measured"), .truth("passed")],
            [
                ["customers", 5942, true], ["auc", 0.81234, false],
                ["ece", 0.5, TableCell.nothing],
            ]
        )
        #expect(
            lines == [
                "what        measured  passed",
                "customers  5942       yes",
                "auc           0.8123  no",
                "ece           0.5",
            ]
        )
    }

    @Test func `an empty table says that there is nothing, and a column of nothing is left out`() {
        #expect(text([.text("export"), .number("rows")], []) == ["no lists yet"])
        let lines = text(
            [.text("export"), .text("reason").orNothing, .number("rows")],
            [["news", "", 7]]
        )
        #expect(lines == ["export  rows", "news       7"])
    }

    @Test func `a day is told where it begins in the business zone, else the minute`() throws {
        let midnight = try #require(Instant(description: "2011-09-09T22:00:00Z"))
        let later = try #require(Instant(description: "2026-11-25T13:05:09.123456Z"))
        let rows: [[any CellValue]] = [[midnight, later], [Instant.distantPast, midnight]]
        let columns: [Table.Column] = [.instant("as_of"), .instant("trained_at")]
        #expect(
            text(columns, rows) == [
                "as_of       trained_at", "2011-09-10  2026-11-25 14:05",
                "always      2011-09-10",
            ]
        )
        #expect(text(columns, rows, isWide: true)[1] == "2011-09-10  2026-11-25 14:05:09 +01:00")
        var table = Table(columns: columns)
        table.rows = rows
        let written = String(decoding: try Output.encoded(table.value), as: UTF8.self)
        #expect(written.contains(#""as_of" : "2011-09-09T22:00:00Z""#), "\(written)")
    }

    @Test func `an instant within words is told as one by itself`() {
        let words = "the newest row is of 2011-09-09T22:00:00Z, and one of 2011-12-31T23:30:00.5Z"
        let said = TextStyle(zone: Self.berlin).words(words)
        #expect(said == "the newest row is of 2011-09-10, and one of 2011-12-31T23:30:00.5Z")
        #expect(TextStyle().words(words) == words, "before the zone is known")
    }

    @Test func `texts are wrapped where columns have no room, and nothing of them is lost`() {
        let long = "orders holds no row of the last three days; its rhythm says that one is due"
        let columns: [Table.Column] = [.text("severity"), .text("source"), .text("message")]
        let lines = text(columns, [["warning", "orders", long]], width: 50)
        #expect(lines.allSatisfy { $0.count <= 50 } && lines.count > 2, "\(lines)")
        let words = lines.dropFirst().map { $0.dropFirst(18) }.joined(separator: " ")
        #expect(words.split(separator: " ") == long.split(separator: " "))
        #expect(text(columns, [["warning", "orders", long]], isWide: true).count == 2)
    }

    @Test func `a name of a column is folded before a text is`() {
        let columns: [Table.Column] = [
            .text("outcome"), .truth("is_passed"), .truth("is_champion"),
        ]
        #expect(
            text(columns, [["purchase_30d", true, false]], width: 31) == [
                "              is_     is_",
                "outcome       passed  champion",
                "purchase_30d  yes     no",
            ]
        )
    }

    @Test func `a path is cut behind a slash, and stands whole where it may be wide`() {
        let path = "/srv/segcast/outbox/likely_buyers/likely_buyers.000001.csv"
        let lines = text([.text("files")], [[path]], width: 30)
        #expect(lines.allSatisfy { $0.count <= 30 }, "\(lines)")
        #expect(lines.dropFirst().joined() == path)
        #expect(text([.text("files")], [[path]], width: 30, isWide: true)[1] == path)
    }

    @Test func `what people can go without is left out first, and named`() {
        let columns: [Table.Column] = [
            .number("run_id"), .text("export"), .text("kind").lesser, .instant("planned_at"),
        ]
        let day = Instant(microseconds: 0)
        let lines = text(columns, [[1, "likely_buyers_of_spring", "include", day]], width: 40)
        #expect(lines.last == "left out, for there is no room: kind (--wide)", "\(lines)")
        #expect(!lines[0].contains("kind"))
        #expect(
            text(columns, [[1, "likely_buyers_of_spring", "include", day]], isWide: true)[0]
                .contains("kind")
        )
    }

    @Test func `where nothing else fits, fields stand below each other`() {
        let columns: [Table.Column] = (1...9).map { .number("counted_\($0)") }
        let row: [any CellValue] = (1...9).map { 1_000_000_000 + $0 }
        let lines = text(columns, [row, row], width: 40)
        #expect(lines.count == 19 && lines[9].isEmpty, "\(lines)")
        #expect(lines[0] == "counted_1  1000000001")
    }

    @Test(arguments: [
        ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("👍", 2), ("ß", 1), ("ＡＢ", 4),
        ("", 0),
    ])
    func `a text takes the columns that a terminal shows it in`(text: String, columns: Int) {
        #expect(text.columnCount == columns)
    }

    @Test func `columns stay below each other whatever the letters are`() {
        let lines = text([.text("segment"), .number("members")], [["日本の客", 7], ["été", 12]])
        #expect(lines == ["segment   members", "日本の客        7", "été            12"])
    }

    @Test func `every line ends within the width, whatever stands in a table`() {
        var numbers = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let count = Int.random(in: 1...10, using: &numbers)
            let columns = (0..<count).map { place in
                place % 3 == 1 ? Table.Column.number("n_\(place)") : .text("text_column_\(place)")
            }
            let rows: [[any CellValue]] = (0..<3).map { _ in
                (0..<count).map { place -> any CellValue in
                    if place % 3 == 1 { return Int.random(in: 0...100_000, using: &numbers) }
                    let length = Int.random(in: 0...120, using: &numbers)
                    return String((0..<length).map { _ in "abc/_ 日é".randomElement() ?? "a" })
                }
            }
            for line in text(columns, rows) {
                #expect(line.columnCount <= 80, "\(line)")
            }
        }
    }
}
