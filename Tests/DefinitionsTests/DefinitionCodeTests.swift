import Definitions
import Failures
import Foundation
import Shapes
import Testing

/// The codes of faults in definitions, each raised by a folder of files, and that one cause is told instead of its
/// consequences.
struct DefinitionCodeTests {
    private static let warehouse = """
        time_zone: UTC
        currency: EUR
        customers: {relation: a.b, key: id, columns: {tier: tier}}
        orders: {relation: a.c, key: id, customer: c, occurred_at: at, amount: total}

        """
    private static let features = """
        feature_set: f
        version: 1
        features:
          - {name: recency, measure: days_since_last, of: orders}
          - {name: spend, measure: sum, of: orders, column: amount}

        """
    private static let outcome = """
        outcome: buys
        owner: me
        purpose: whom to write to
        channels: [mail]
        label: orders
        horizon_days: 30
        features: f
        population: [{feature: recency, at_most: 90}]
        tiers: {low: 0, high: 0.5}
        baseline: {recency: recency, frequency: recency, monetary: spend}

        """
    private static let segment = """
        segment: likely
        owner: me
        purpose: whom to write to
        rule: {all: [{outcome: buys, tier: high}, {attribute: tier, is: [gold]}]}

        """
    private static let channel = "channel: mail\nformat: klaviyo_profiles\nconsent: [email]\n"
    private static let export =
        "export: news\nowner: me\nchannel: mail\nsegments: [likely]\nmin_members: 10\n"

    private static let sound = [
        "warehouse.yaml": warehouse, "features/f.yaml": features, "outcomes/buys.yaml": outcome,
        "segments/likely.yaml": segment, "channels/mail.yaml": channel,
        "exports/news.yaml": export,
    ]

    private func issues(_ changed: [String: String]) throws -> [DefinitionIssue] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in Self.sound.merging(changed, uniquingKeysWith: { $1 }) {
            let url = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        do {
            _ = try Configuration(folder: folder.path)
            return []
        } catch let errors as DefinitionErrors {
            #expect(errors.told == errors.issues.map(\.description).joined(separator: "\n"))
            return errors.issues
        }
    }

    @Test func `the folder that the others change is sound`() throws {
        #expect(try issues([:]) == [])
    }

    /// A fault that a file has, by its code.
    struct Fault: Sendable, CustomTestStringConvertible {
        let code: String
        let file: String
        let text: String

        /// A code that is told, and no other, where a file holds a text.
        init(_ code: String, in file: String, _ text: String) {
            self.code = code
            self.file = file
            self.text = text
        }

        var testDescription: String { "\(code) in \(file)" }
    }

    static let faults = [
        Fault("not-yaml", in: "segcast.yaml", "outbox: \"out"),
        Fault("yaml-unwanted", in: "segcast.yaml", "outbox: &x out"),
        Fault("key-twice", in: "segcast.yaml", "outbox: a\noutbox: b"),
        Fault("key-unknown", in: "segcast.yaml", "outbx: a"),
        Fault("value-missing", in: "segcast.yaml", "outbox:"),
        Fault("value-unfit", in: "segcast.yaml", "kept_days: many"),
        Fault("file-unfit", in: "exports/news.txt", "export: news"),
        Fault("key-needed", in: "channels/mail.yaml", "channel: mail\nconsent: [email]\n"),
        Fault("word-unknown", in: "policies.yaml", "governance: two_eyes"),
        Fault(
            "name-unfit",
            in: "channels/b.yaml",
            channel.replacing("channel: mail", with: "channel: Mail")
        ),
        Fault("name-twice", in: "channels/twin.yaml", channel),
        Fault(
            "name-unknown",
            in: "exports/news.yaml",
            export.replacing("[likely]", with: "[likly]")
        ),
        Fault(
            "value-personal",
            in: "segments/likely.yaml",
            segment.replacing("[gold]", with: "[ada@example.com]")
        ),
        Fault(
            "nobody-meets",
            in: "segments/likely.yaml",
            segment.replacing("tier: high", with: "at_least: 0.9, below: 0.5")
        ),
        Fault(
            "definitions-clash",
            in: "outcomes/buys.yaml",
            outcome + "tier_shares: {low: 0.5, high: 0.5}\n"
        ),
    ]

    @Test(arguments: faults)
    func `a fault of a definition is told with its code, and nothing else is`(fault: Fault) throws {
        let found = try issues([fault.file: fault.text])
        #expect(Set(found.map(\.code.word)) == [fault.code], "\(found)")
        #expect(found.allSatisfy { $0.file.hasSuffix(fault.file) }, "\(found)")
    }

    @Test func `a folder that is not there has a code`() {
        let errors = #expect(throws: DefinitionErrors.self) {
            try Configuration(folder: "/nowhere")
        }
        #expect(errors?.code.word == "folder-missing")
    }

    /// Files that cannot be read, the line that is wrong, and why.
    static let unread: [(file: String, text: String, line: Int, words: String)] = [
        (
            "warehouse.yaml", warehouse.replacing("currency: EUR", with: "\tcurrency: EUR"), 2,
            "a tab indents this line: indent with spaces"
        ),
        (
            "warehouse.yaml",
            "time_zone: UTC\ncurrency: EUR\ncustomers:\n  relation: a.b\n\tkey: id\n", 5,
            "a tab indents this line"
        ),
        (
            "features/f.yaml", features.replacing("  - {name: spend", with: "   - {name: spend"), 5,
            "is this line indented as its neighbours are?"
        ),
        (
            "outcomes/buys.yaml",
            outcome.replacing(
                "label: orders",
                with: "<<<<<<< HEAD\nlabel: orders\n=======\nlabel: lines\n>>>>>>> theirs"
            ),
            5, "a mark of a merge conflict stands here"
        ),
        (
            "outcomes/buys.yaml", outcome.replacing("whom to write to", with: "\"whom to write to"),
            3, "a quote is opened in this line and not closed"
        ),
        (
            "channels/mail.yaml", channel.replacing("[email]", with: "[email"), 4,
            "a bracket is not closed"
        ),
        (
            "segments/likely.yaml",
            segment.replacing("whom to write to", with: "whom: to write to"),
            3, "a text that holds a colon belongs in quotes"
        ),
    ]

    @Test(arguments: unread)
    func `what is no YAML is told with its cause and line, and nothing that follows from it`(
        file: String,
        text: String,
        line: Int,
        words: String
    ) throws {
        let found = try issues([file: text])
        try #require(found.count == 1, "\(found)")
        #expect(found[0].file.hasSuffix(file) && found[0].line == line, "\(found)")
        #expect(
            found[0].message.contains("is no YAML: ") && found[0].message.contains(words),
            "\(found)"
        )
    }

    @Test
    func
        `a misspelt key of the warehouse is told without the features that it leaves without a column`()
        throws
    {
        let found = try issues([
            "warehouse.yaml": Self.warehouse.replacing("amount: total", with: "ammount: total")
        ])
        #expect(found.map(\.message) == ["unknown key \"ammount\"; did you mean amount?"])
    }

    @Test func `a name that nothing has is told with the nearest, or with those there are`() throws
    {
        let near = try issues([
            "exports/news.yaml": Self.export.replacing("channel: mail", with: "channel: mial"),
            "segments/likely.yaml": Self.segment.replacing("tier: high", with: "tier: hihg"),
        ])
        #expect(
            near.map(\.message) == [
                "there is no channel mial; did you mean mail?",
                "outcome buys has no tier hihg; did you mean high?",
            ]
        )
        let far = try issues([
            "channels/mail.yaml": Self.channel.replacing("klaviyo_profiles", with: "fax"),
            "segments/likely.yaml": Self.segment.replacing(
                "outcome: buys",
                with: "outcome: churns"
            ),
        ])
        #expect(
            far.map(\.message) == [
                "channel mail: there is no format fax; there are google_customer_match, meta_customer_list, klaviyo_profiles",
                "there is no outcome churns; there are buys",
            ]
        )
    }
}
