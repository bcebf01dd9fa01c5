import Testing

@testable import Exports

struct FileNamesTests {
    private func file(_ number: Int, _ content: FileContent) -> ExportRunner.State.File {
        ExportRunner.State.File(
            number: number,
            content: content,
            name: "",
            rows: number,
            bytes: 0,
            sha256: ""
        )
    }

    @Test func `the first file of a content bears the plain name, the others their number`() {
        let names = FileNames("news", 7, isSynthetic: false)
        let files = names.files([
            file(1, .audience), file(2, .audience), file(3, .removals), file(4, .removals),
        ])
        #expect(
            files.map(\.name) == [
                "news.000007.csv", "news.000007.2.csv", "news.000007.removals.csv",
                "news.000007.removals.2.csv",
            ]
        )
        #expect(files.map(\.rows) == [1, 2, 3, 4])
        #expect(names.manifest == "news.000007.manifest.json")
    }

    @Test func `numbers have six digits or more, and made up contacts are told`() {
        #expect(
            FileNames("news", 12_345_678, isSynthetic: true).manifest
                == "news.synthetic.12345678.manifest.json"
        )
        #expect(FileNames("a", 123_456, isSynthetic: false).manifest == "a.123456.manifest.json")
    }
}
