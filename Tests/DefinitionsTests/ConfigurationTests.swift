import Shapes
import Definitions
import Features
import Foundation
import Testing

struct ConfigurationTests {
    /// Runs `body` with a folder that holds these files.
    private func withFiles(_ files: [String: String], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let url = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        try body(folder.path)
    }

    private let warehouse = """
        time_zone: UTC
        currency: EUR
        customers: {relation: a.b, key: id}
        orders: {relation: a.c, key: id, customer: c, occurred_at: at, amount: total}
        """

    private func issues(_ files: [String: String]) throws -> [DefinitionIssue] {
        var found: [DefinitionIssue] = []
        try withFiles(files) { folder in
            do {
                _ = try Configuration(folder: folder)
            } catch let errors as DefinitionErrors {
                found = errors.issues
            }
        }
        return found
    }

    @Test func `a contract alone is a configuration`() throws {
        #expect(try issues(["warehouse.yaml": warehouse]) == [])
    }

    @Test func `all errors are told at once, each with its line and a suggestion`() throws {
        let segment = """
            segment: Likely
            owner: me
            purpos: x
            rule: {outcome: purchase_9d, top_share: 1.5}
            """
        let found = try issues([
            "warehouse.yaml": warehouse + "\ncurency: GBP\n", "segments/likely.yaml": segment,
        ]).map { "\($0.line) \($0.message)" }
        for words in [
            "5 unknown key \"curency\"; did you mean currency?", "1 \"Likely\" is no name",
            "3 unknown key \"purpos\"; did you mean purpose?", "purpose is missing",
            "a number from 0.0 to 1.0 is expected", "4 there is no outcome purchase_9d",
        ] {
            #expect(found.contains { $0.contains(words) }, "\(words) in \(found)")
        }
    }

    @Test func `a key that is like no other is told with those there are`() throws {
        let orders = "{relation: a.c, key: id, customer: c, occurred_at: at, shoe_size: total}"
        let found = try issues([
            "warehouse.yaml": "customers: {relation: a.b, key: id}\norders: \(orders)\n"
        ])
        #expect(found.contains { $0.message.hasPrefix("unknown key \"shoe_size\"; there are ") })
        #expect(found.contains { $0.message.contains(", columns") })
    }

    @Test(arguments: [
        ("a: [", "is no YAML"), ("a: &x 1\nb: *x", "anchors and aliases"),
        ("time_zone: UTC\ntime_zone: UTC", "stands twice"),
        ("", "is empty"), ("- 1", "a mapping is expected"), ("time_zone:\n", "has no value"),
        (String(repeating: "[", count: 200) + String(repeating: "]", count: 200), "nested deeper"),
    ])
    func `malformed YAML is an error with words`(text: String, words: String) throws {
        let found = try issues(["warehouse.yaml": text])
        #expect(found.contains { $0.message.contains(words) }, "\(found)")
    }

    @Test func `what a feature names must be mapped`() throws {
        let features = """
            feature_set: f
            version: 1
            features:
              - {name: a, measure: sum, of: orders, column: amuont}
              - {name: b, measure: ratio, numerator: a, denominator: c}
              - {name: c, measure: count, of: events}
            """
        let issues = try issues(["warehouse.yaml": warehouse, "features/f.yaml": features])
        #expect(issues.map(\.line).sorted() == [4, 5, 6])
        #expect(issues.allSatisfy { $0.file.hasSuffix("features/f.yaml") })
        let found = issues.map(\.message)
        #expect(
            found.contains { $0.contains("orders maps no column amuont; did you mean amount?") }
        )
        #expect(found.contains { $0.contains("b refers to c, which does not stand above it") })
        #expect(found.contains { $0.contains("events is not mapped") })
    }

    @Test(arguments: [(1600, true), (1601, false)])
    func `a feature set may need as many measures as one pass can compute`(
        count: Int,
        isAllowed: Bool
    ) throws {
        let features = (0..<count - 2).map { "  - {name: f\($0), measure: count, of: orders}\n" }
        let text = "feature_set: f\nversion: 1\nfeatures:\n" + features.joined()
        let trend = "  - {name: trend, measure: trend, of: orders}\n"
        let found = try issues(["warehouse.yaml": warehouse, "features/f.yaml": text + trend])
        #expect(found.isEmpty == isAllowed)
        #expect(found.allSatisfy { $0.message.contains("needs 1601 measures, more than the 1600") })
    }

    @Test func `a name stands once`() throws {
        let channel = "channel: a\nformat: google_customer_match\nconsent: [ads]\n"
        let found = try issues([
            "warehouse.yaml": warehouse, "channels/a.yaml": channel, "channels/b.yaml": channel,
        ])
        #expect(found.contains { $0.message.contains("is defined in") })
    }

    @Test func `a folder that is not there says how to get one`() throws {
        #expect(throws: DefinitionErrors.self) { try Configuration(folder: "/nonexistent") }
    }

    @Test func `the schemas in the repository are those of the types`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        try withFiles(["keep": ""]) { folder in
            for file in try SchemaFiles.write(to: folder) {
                let name = URL(filePath: file).lastPathComponent
                let kept = root.appending(path: "Config/schemas/\(name)")
                #expect(
                    try Data(contentsOf: URL(filePath: file)) == Data(contentsOf: kept),
                    "\(name)"
                )
            }
        }
    }
}
