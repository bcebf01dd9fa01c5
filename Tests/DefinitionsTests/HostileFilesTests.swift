import Shapes
import ContactPolicy
import Definitions
import Foundation
import Glibc
import Segments
import Testing

struct HostileFilesTests {
    /// A sound configuration; `files` are written over it.
    static func issues(
        _ files: [String: String] = [:],
        _ prepare: (String) throws -> Void = { _ in }
    ) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in sound.merging(files, uniquingKeysWith: { $1 }) {
            let file = folder.appending(path: "Config/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        try prepare(folder.path)
        do {
            _ = try Configuration(folder: "\(folder.path)/Config")
            return []
        } catch let errors as DefinitionErrors {
            return errors.issues.map {
                "\($0)".replacing("\(folder.path)/Config/", with: "")
            }
        }
    }

    static let sound = [
        "segcast.yaml": "outbox: outbox\nrole_prefix: seg_\n",
        "warehouse.yaml": """
        time_zone: UTC
        currency: EUR
        customers: {relation: a.b, key: id, email: mail, zip: plz, birth_date: born, columns: {tier: tier, other: mail}}
        orders: {relation: a.c, key: id, customer: c, occurred_at: at, amount: total, columns: {state: state}}
        consents: {relation: a.d, customer: c, purpose: p, granted: g}
        """,
        "policies.yaml": """
        governance: single_operator
        control_groups: [{name: quiet, salt: s, share: 0.1}]
        caps: [{name: weekly, channels: [mail], limit: 1, window_hours: 168}]
        """,
        "features/f.yaml": """
        feature_set: f
        version: 1
        features:
          - {name: recency, measure: days_since_last, of: orders}
          - {name: orders, measure: count, of: orders}
        """,
        "outcomes/buys.yaml": """
        outcome: buys
        owner: crm@shop.example
        purpose: whom to reach
        channels: [mail]
        horizon_days: 30
        features: f
        fairness: [tier]
        tiers: {low: 0, high: 0.5}
        baseline: {recency: recency, frequency: orders, monetary: orders}
        """,
        "segments/likely.yaml":
            "segment: likely\nowner: crm\npurpose: p\nrule: {outcome: buys, tier: high}\n",
        "segments/gold.yaml":
            "segment: gold\nowner: crm\npurpose: p\nrule: {attribute: tier, is: [gold]}\n",
        "channels/mail.yaml": "channel: mail\nformat: klaviyo_profiles\nconsent: [email]\n",
        "exports/news.yaml":
            "export: news\nowner: crm\nchannel: mail\nsegments: [likely]\nexclude_segments: [gold]\n",
    ]

    @Test func `the configuration that the others change is sound`() throws {
        #expect(try Self.issues() == [])
    }

    @Test(arguments: [
        ("segcast.yaml", "outbox: \"out\\0box\"", "control character"),
        ("segcast.yaml", "\"out\\0box\": outbox", "control character"),
        ("segcast.yaml", "outbox: \"out\\eb\"", "control character"),
        ("segcast.yaml", "outbox: \"out\\u0085b\"", "control character"),
        ("segcast.yaml", "outbox: out\0box", "control character"),
        ("segcast.yaml", "outbox: out\u{1b}box", "control character"),
        ("segcast.yaml", "outbox: !!python/object x", "tags"),
        ("segcast.yaml", "outbox: !x y", "tags"), ("segcast.yaml", "outbox: !!str y", "tags"),
        ("segcast.yaml", "!x outbox: y", "tags"), ("segcast.yaml", "--- !x\noutbox: y", "tags"),
        ("segcast.yaml", "outbox: !!binary aGFsbG8=", "tags"),
        ("segcast.yaml", "outbox: \"out", "is no YAML"),
        ("segcast.yaml", "outbox: 'out", "is no YAML"),
        ("segcast.yaml", "outbox: a\n---\noutbox: b", "is no YAML"),
        ("segcast.yaml", "outbox: \"\"", "a text is expected"),
        ("segcast.yaml", "outbox: a\n\"outbox\": b", "stands twice"),
        (
            "outcomes/buys.yaml", sound["outcomes/buys.yaml"]! + "\nwhere: {1: [a], \"1\": [b]}",
            "stands twice"
        ),
    ])
    func `what YAML allows and a definition does not is refused with its file`(
        file: String,
        text: String,
        words: String
    ) throws {
        let found = try Self.issues([file: text])
        #expect(found.contains { $0.hasPrefix(file) && $0.contains(words) }, "\(found)")
    }

    @Test func `the mark that editors put in front of UTF-8 is no part of a file`() throws {
        for (file, text) in Self.sound {
            #expect(try Self.issues([file: "\u{FEFF}\(text)"]) == [], "\(file)")
        }
    }

    @Test(arguments: ["x", "a.", "@", "1 ", "+1", "00", "a@"])
    func `a long text is read in a moment`(part: String) throws {
        let text = String(repeating: part, count: 200_000 / part.utf8.count)
        let rules = String(repeating: "v1, ", count: 20_000)
        let began = ContinuousClock.now
        let found = try Self.issues([
            "segments/likely.yaml":
                "segment: likely\nowner: crm\npurpose: \"\(text)\"\nrule: {outcome: buys, tier: high}\n",
            "segments/gold.yaml":
                "segment: gold\nowner: crm\npurpose: p\nrule: {attribute: tier, is: [\(rules)gold]}\n",
        ])
        #expect(ContinuousClock.now - began < .seconds(20), "\(found)")
    }

    @Test func `a text is read as it is written, whatever else it looks like`() throws {
        let values = [
            "123", "0x10", "1e3", "yes", "no", "on", "2024-01-01", ".5", "1_000", "010", "+1",
        ]
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in Self.sound {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            let rule = "rule: {attribute: tier, is: [\(values.joined(separator: ", "))]}"
            try text.replacing("rule: {attribute: tier, is: [gold]}", with: rule)
                .replacing("salt: s,", with: "salt: 0123,")
                .write(to: file, atomically: true, encoding: .utf8)
        }
        let configuration = try Configuration(folder: folder.path)
        #expect(configuration.policy.controlGroups.map(\.salt) == ["0123"])
        let gold = try #require(configuration.segments.first { $0.name == "gold" })
        var condition = AttributeCondition()
        condition.attribute = "tier"
        condition.isOneOf = values
        #expect(gold.rule == .attribute(condition))
    }

    @Test func `what is no regular file is refused at once and tells nothing of what it is`() throws
    {
        for (name, prepare) in [
            ("a pipe", { mkfifo($0, 0o600) == 0 }), ("a device", { symlink("/dev/zero", $0) == 0 }),
            ("a folder", { mkdir($0, 0o700) == 0 }),
            ("a secret", { symlink("/etc/passwd", $0) == 0 }),
            ("a link to nothing", { symlink("/nonexistent/S3cr3t", $0) == 0 }),
        ] as [(String, (String) -> Bool)] {
            for file in ["segments/x.yaml", "segcast.yaml"] {
                let found = try Self.issues { folder in
                    unlink("\(folder)/Config/\(file)")
                    try #require(prepare("\(folder)/Config/\(file)"))
                }
                #expect(found.count == 1 && found[0].hasPrefix("\(file): "), "\(name): \(found)")
                #expect(!found.joined().contains("root"), "\(name): \(found)")
            }
        }
    }

    @Test func `a link inside the folder is followed, one out of it is not`() throws {
        let inside = try Self.issues { folder in
            try #require(rename("\(folder)/Config/segcast.yaml", "\(folder)/Config/.real") == 0)
            try #require(symlink(".real", "\(folder)/Config/segcast.yaml") == 0)
        }
        #expect(inside == [])
        let outside = try Self.issues { folder in
            try "S3cr3tKey: x".write(toFile: "\(folder)/secret", atomically: true, encoding: .utf8)
            try #require(symlink("../../secret", "\(folder)/Config/segments/x.yaml") == 0)
        }
        #expect(outside.count == 1 && outside[0].contains("out of the folder"), "\(outside)")
        #expect(!outside.joined().contains("S3cr3t"))
    }

    @Test func `a file's name is printed so that it steers nothing`() throws {
        let found = try Self.issues { folder in
            try "x: y".write(
                toFile: "\(folder)/Config/segments/x\ny\u{1b}[31m.yaml",
                atomically: true,
                encoding: .utf8
            )
        }
        #expect(found.count == 1 && found[0].contains("control character"), "\(found)")
        #expect(!found.joined().contains("\u{1b}") && !found.joined().contains("\n"))
    }

    @Test func `a folder of definitions that cannot be read is no empty one`() throws {
        let found = try Self.issues { folder in
            try FileManager.default.removeItem(atPath: "\(folder)/Config/exports")
            try "".write(toFile: "\(folder)/Config/exports", atomically: true, encoding: .utf8)
        }
        #expect(found.contains { $0.hasPrefix("exports: ") }, "\(found)")
    }
}
