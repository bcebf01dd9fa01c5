import Exports
import Foundation
import Scores
import Testing

@testable import segcast

struct OutputTests {
    @Test func `a text stays a text in JSON, also where it looks like a number`() throws {
        let texts = ["0123", "123", "1e3", "true", "0x10", "nan", "-0", "2024-01-01"]
        var table = Table(columns: [.text("what"), .number("run_id"), .truth("is_passed")])
        table.rows = texts.map { [$0, "7", "true"] }
        let bytes = try Output.encoded(table.value)
        let records = try #require(
            try JSONSerialization.jsonObject(with: bytes) as? [[String: Any]]
        )
        #expect(records.map { $0["what"] as? String } == texts)
        let written = String(decoding: bytes, as: UTF8.self)
        #expect(written.contains("\"run_id\" : 7,") && written.contains("\"is_passed\" : true"))
        table.rows = [["", "", ""]]
        let empty = String(decoding: try Output.encoded(table.value), as: UTF8.self)
        #expect(empty.contains("\"what\" : null"))
    }

    @Test func `what came as a text is a number or a truth value in a column of such`() throws {
        var table = Table(columns: [.number("gate_auc"), .truth("is_passed"), .number("rows")])
        table.rows = [["0.75", "false", 7], [Double.nan, "true", "12"]]
        let written = String(decoding: try Output.encoded(table.value), as: UTF8.self)
        #expect(
            written.contains("\"gate_auc\" : 0.75,") && written.contains("\"is_passed\" : false")
        )
        #expect(written.contains("\"gate_auc\" : null,") && written.contains("\"rows\" : 12"))
    }

    @Test func `what is a number or a truth value is one in JSON`() {
        let columns =
            OutboxCommand.table([]).columns + Table([GuardMeasure]()).columns
            + Table([ExportRunner.Publication]()).columns
        var (numbers, truths): ([String], [String]) = ([], [])
        for column in columns {
            switch column.kind {
            case .number: numbers.append(column.name)
            case .truth: truths.append(column.name)
            case .text, .instant, .texts: continue
            }
        }
        #expect(
            numbers == [
                "outbox_sequence", "database_sequence", "before", "measured", "lowest", "highest",
                "run_id", "sequence", "included", "candidates",
            ]
        )
        #expect(truths == ["was_published", "is_current"])
    }

    @Test func `each format knows what stands between two tables`() throws {
        var (first, second) = (Table(columns: [.text("source")]), Table(columns: [.number("rows")]))
        (first.rows, second.rows) = ([["orders"]], [["7"]])
        func shown(_ format: OutputFormat, _ parts: Report.Part...) throws -> String {
            String(decoding: try format.bytes(Report(["passed": true], parts)), as: UTF8.self)
        }
        #expect(
            try shown(.text, .title("two"), .table(first), .table(second))
                == "two\nsource\norders\n\nrows\n   7\n"
        )
        #expect(
            try shown(.csv, .title("two"), .table(first, name: "a"), .table(second, name: "b"))
                == "table,source,rows\na,orders,\nb,,7\n"
        )
        #expect(try shown(.csv, .line("7"), .data(second)) == "rows\n7\n")
        #expect(try shown(.text, .line("7"), .data(second)) == "7\n")
        #expect(try shown(.json, .table(first)) == "{\n  \"passed\" : true\n}\n")
        #expect(OutputFormat.all.filter(\.isForPeople).map(\.name) == ["text"])
    }

    @Test func `a name steers no terminal and makes no line`() {
        var table = Table(columns: [.text("export"), .number("rows")])
        table.rows = [["a\n\u{1b}[2Jsegcast: done", "1"]]
        let text = table.text(TextStyle())
        #expect(text.split(separator: "\n").count == 2)
        #expect(!text.contains("\u{1b}"))
    }

    @Test(arguments: [
        ("exec \"$@\" >&-", 0, ""), ("exec \"$@\" >&- 2>&- <&-", 65, ""),
        ("exec \"$@\" >/dev/full", 74, "standard output: No space left on device [output-refused]"),
        ("\"$@\" 2>/dev/null | true", 0, ""), ("\"$@\" 2>&1 >/dev/null | true", 0, ""),
        ("{ sleep 0.1; \"$@\"; echo $? >&2; } | true", 0, "141"),
    ])
    func `an output that takes nothing breaks nothing`(
        shell: String,
        status: Int32,
        said: String
    ) async throws {
        try await SegcastProcess.withFolder { folder in
            let input = "\(folder)/input"
            try "field,input,default_country,default_calling_code\nemail,ada@example.com,,\n"
                .write(toFile: input, atomically: true, encoding: .utf8)
            let done = try await SegcastProcess.run(
                ["/bin/sh", "-c", shell, "sh", SegcastProcess.program, "normalise", "klaviyo"],
                [:],
                input: input
            )
            #expect(done.status == status, "\(done.errors)")
            #expect(
                (said.isEmpty || done.errors.contains(said)) && !done.errors.contains("atal"),
                "\(done.errors)"
            )
        }
    }
}
