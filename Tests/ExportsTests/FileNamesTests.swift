import Postgres
import TestSupport
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

    /// What runs of these numbers call their files.
    private func names(_ sequences: [Int]) -> [(name: String, sequence: Int)] {
        sequences.flatMap { sequence in
            [true, false].flatMap { isSynthetic in
                let names = FileNames("news", sequence, isSynthetic: isSynthetic)
                let files = FileContent.allCases.flatMap { content in
                    [1, 2, 10].map { names.file(content, part: $0) }
                }
                return (files + [names.manifest]).map { ($0, sequence) }
            }
        }
    }

    @Test(.postgres)
    func `a list that was adopted knows every name that its run gave`() async throws {
        let session = try await TestDatabase.connect()
        let rows = try await session.sql("select 'news', 0::bigint, 12345678::bigint, ''")
        let adopted = AdoptedLists(try rows.map(SQL.ListAdoptedRow.init))
        for (name, sequence) in names([1, 999_999, 1_000_000, 12_345_678]) {
            #expect(FileNames.sequence(in: name, of: "news") == sequence, "\(name)")
            #expect(adopted.name("news/\(name)"), "\(name)")
        }
        for (name, _) in names([12_345_679]) { #expect(!adopted.name("news/\(name)"), "\(name)") }
    }

    @Test(arguments: [
        "news.0000007.csv", "news.7.csv", "news.+00007.csv", "news.000007.csv.bak",
        "news.000007.old.csv", "news.000007.1.csv", "news.000007.02.csv", "news.000007..csv",
        "news.000007.audience.csv", "news.synthetic.csv", "news.000007.manifest.csv",
        "ads.000007.csv",
        "news.", "news", "",
    ])
    func `what no run calls a file is no run's`(name: String) {
        #expect(FileNames.sequence(in: name, of: "news") == nil)
    }

    @Test func `the verifier knows whatever an owner writes in its staging, and nothing else`() {
        let staging = Staging(12, 3)
        let files =
            [StagedFile.manifest]
            + [1, 2, 10].flatMap { number in
                [.restored(number)] + FileContent.allCases.map { .content($0, part: number) }
            }
        for file in files {
            #expect(Staging(writing: staging.file(file)) == staging, "\(file)")
            #expect(StagedFile(named: file.name) == file)
        }
        for path in [
            ".staging/12.3/audience.0.csv", ".staging/12.3/audience.01.csv",
            ".staging/12.3/x.1.csv",
            ".staging/12.3/audience.1.csv.bak", ".staging/+12.3/audience.1.csv",
            ".staging/12..3/audience.1.csv", ".staging/12.3/x/audience.1.csv",
            ".staging/12/audience.1.csv", "news/12.3/audience.1.csv", ".staging/12.3", "",
        ] {
            #expect(Staging(writing: DestinationPath(path)) == nil, "\(path)")
        }
    }
}
