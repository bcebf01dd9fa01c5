import Foundation
import Testing

@testable import segcast

struct FailureCatalogueTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func explain(_ arguments: String...) async throws -> SegcastProcess.Result {
        try await SegcastProcess.run([SegcastProcess.program, "explain"] + arguments, [:])
    }

    @Test func `no two failures share a code, and each says what it means and what to do`() {
        let entries = FailureCatalogue.entries
        #expect(Set(entries.map(\.code)).count == entries.count)
        for entry in entries {
            #expect(entry.code.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(entry.code)")
            for text in [entry.meaning, entry.remedy] {
                #expect(text.hasSuffix(".") && text.count < 260, "\(entry.code): \(text)")
                let sentences = text.matches(of: /[.:;] |\.$/).count
                #expect(sentences <= 5, "\(entry.code): \(text)")
            }
        }
    }

    @Test func `a code is explained, however it was copied`() async throws {
        for code in ["zone-unknown", "[zone-unknown]", "ZONE_UNKNOWN"] {
            let told = try await explain(code)
            #expect(told.status == 0, "\(told.errors)")
            #expect(told.output.hasPrefix("zone-unknown: The server knows no time zone"))
            #expect(told.output.contains("What to do: "))
        }
        let wrong = try await explain("zone-unknwon")
        #expect(wrong.status == 64 && wrong.tells("code-unknown"), "\(wrong.errors)")
        #expect(wrong.errors.contains("there is no code zone-unknwon; did you mean zone-unknown?"))
    }

    @Test func `without a code all are listed`() async throws {
        let listed = try await explain("--format", "json")
        let entries = try #require(try listed.json() as? [[String: String]])
        #expect(entries.map { $0["code"] ?? "" } == FailureCatalogue.entries.map(\.code))
        #expect(entries.allSatisfy { $0.keys.sorted() == ["code", "meaning", "remedy"] })
    }

    @Test func `the page of errors is that of the catalogue`() throws {
        let page = Self.root.appending(path: "docs/errors.md")
        if ProcessInfo.processInfo.environment["SEGCAST_RENEW_SNAPSHOTS"] != nil {
            try FailureCatalogue.page.write(to: page, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: page, encoding: .utf8) == FailureCatalogue.page)
    }

    @Test func `each code is raised by a test`() throws {
        let tests = try Self.texts(in: "Tests")
        let asked = tests.flatMap { text in
            text.matches(
                of: /(?:tells\(|code == |code\.word == |(?:Raising|Fault)\(\s*)"([a-z-]+)"/
            ).map {
                String($0.1)
            }
        }
        let bracketed = tests.flatMap { text in
            text.matches(of: /"[^"\n]*\[([a-z]+(?:-[a-z]+)+)\]"/).map { String($0.1) }
        }
        let known = Set(FailureCatalogue.entries.map(\.code))
        let raised = try Set(asked + bracketed).union(Self.raisedByValue(tests))
        #expect(known.subtracting(raised).sorted() == [], "raised by no test")
        #expect(Set(asked).subtracting(known).sorted() == [], "no codes")
    }

    /// Codes of the errors that tests expect by their value, such as `throws: LeaseError.lost(name: …)`.
    private static func raisedByValue(_ tests: [String]) throws -> Set<String> {
        var codes: [String: String] = [:]
        for text in try texts(in: "Sources") {
            guard let type = text.firstMatch(of: /extension (\w+Error) \{/)?.1 else { continue }
            for match in text.matches(of: /case \.(\w+): \.(\w+)\n/) {
                codes["\(type).\(match.1)"] = match.2.reduce(into: "") {
                    $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1)
                }
            }
        }
        let expected = tests.flatMap {
            $0.matches(of: /(?:throws:\s+|let (?:error|refusal) = )(\w+Error\.\w+)/).map {
                String($0.1)
            }
        }
        return Set(expected.compactMap { codes[$0] })
    }

    private static func texts(in folder: String) throws -> [String] {
        let root = root.appending(path: folder)
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
            .map { try String(contentsOf: $0, encoding: .utf8) }
    }
}
