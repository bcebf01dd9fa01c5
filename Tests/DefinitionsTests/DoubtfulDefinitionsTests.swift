import Definitions
import Testing

/// Definitions that are well-formed and would do something else than whoever wrote them believes.
struct DoubtfulDefinitionsTests {
    private func issues(_ file: String, _ old: String, _ new: String) throws -> [String] {
        let text = try #require(HostileFilesTests.sound[file])
        try #require(text.contains(old))
        return try HostileFilesTests.issues([file: text.replacing(old, with: new)])
    }

    @Test(arguments: [
        (
            "policies.yaml", "caps: [",
            "caps: [{name: weekly, channels: [mail], limit: 9, window_hours: 24}, ",
            "cap \"weekly\" stands twice"
        ),
        (
            "policies.yaml", "control_groups: [",
            "control_groups: [{name: quiet, salt: t, share: 0.9}, ",
            "control group \"quiet\" stands twice"
        ),
        (
            "policies.yaml", "channels: [mail]", "channels: [mail, mail]",
            "channel \"mail\" stands twice"
        ),
        ("channels/mail.yaml", "[email]", "[email, email]", "purpose \"email\" stands twice"),
        ("exports/news.yaml", "[likely]", "[likely, likely]", "segment \"likely\" stands twice"),
        ("exports/news.yaml", "[gold]", "[gold, gold]", "segment \"gold\" stands twice"),
        ("exports/news.yaml", "[gold]", "[likely]", "both wanted and left out"),
        ("exports/news.yaml", "export: news", "export: News", "is no name"),
        (
            "outcomes/buys.yaml", "channels: [mail]", "channels: [mail, mail]",
            "channel \"mail\" stands twice"
        ),
        ("outcomes/buys.yaml", "[tier]", "[tier, tier]", "attribute \"tier\" stands twice"),
        ("outcomes/buys.yaml", "{low: 0, high: 0.5}", "{low: 0, \"low\": 0.5}", "stands twice"),
        ("features/f.yaml", "{name: orders,", "{name: recency,", "feature recency stands twice"),
        ("outcomes/buys.yaml", "{low: 0, high: 0.5}", "{low: 0, Low: 0.5}", "also as \"low\""),
        (
            "warehouse.yaml", "{tier: tier,", "{tier: tier, caf\u{E9}: x, cafe\u{301}: y,",
            "stands twice"
        ),
        ("warehouse.yaml", "{tier: tier,", "{tier: tier, TIER: x,", "stands twice"),
        (
            "warehouse.yaml", "{tier: tier,",
            "{tier: tier, \(String(repeating: "t", count: 63))a: x, \(String(repeating: "t", count: 63))b: y,",
            "stands twice"
        ),
        ("warehouse.yaml", "{tier: tier,", "{tier: tier, email: x,", "email stands twice"),
        ("warehouse.yaml", "{tier: tier,", "{tier: tier, tier: x,", "stands twice"),
        (
            "warehouse.yaml", "key: id, email", "key: id, hashed_details: [email, email], email",
            "stands twice"
        ),
    ])
    func `what is named twice is an error`(file: String, old: String, new: String, words: String)
        throws
    {
        let found = try issues(file, old, new)
        #expect(found.contains { $0.hasPrefix(file) && $0.contains(words) }, "\(found)")
    }

    @Test(arguments: [
        (
            "warehouse.yaml", "key: id, email",
            "key: id, exclude: [{column: staff, values: [], because: staff}], email"
        ),
        ("policies.yaml", "channels: [mail]", "channels: []"),
        ("exports/news.yaml", "segments: [likely]", "segments: []"),
        ("segments/gold.yaml", "is: [gold]", "is: []"),
        ("segments/gold.yaml", "{attribute: tier, is: [gold]}", "{all: []}"),
        ("segments/gold.yaml", "{attribute: tier, is: [gold]}", "{not: {any: []}}"),
        (
            "features/f.yaml", "measure: count, of: orders",
            "measure: count, of: orders, where: {state: []}"
        ),
        (
            "features/f.yaml", "measure: count, of: orders",
            "measure: count, of: orders, where_not: {state: []}"
        ),
        ("outcomes/buys.yaml", "horizon_days: 30", "where: {state: []}\nhorizon_days: 30"),
    ])
    func `a list that names nobody and nothing is an error`(file: String, old: String, new: String)
        throws
    {
        let found = try issues(file, old, new)
        #expect(
            found.contains { $0.hasPrefix(file) && $0.contains("an empty list says nothing") },
            "\(found)"
        )
    }

    @Test(arguments: [
        ("purpose: p, granted: g", "purpose: p", "given with granted: COLUMN, or with grants:"),
        ("purpose: p, granted: g", "granted: g", "with purpose: COLUMN or purpose_is: PURPOSE"),
        (
            "granted: g", "grants: [{purpose: email, granted: e}]",
            "consents: purpose: stands beside grants:"
        ),
        (
            "purpose: p, granted: g", "granted: g, grants: [{purpose: email, granted: e}]",
            "consents: granted: stands beside grants:"
        ),
        (
            "purpose: p, granted: g", "recorded_at: r, grants: [{purpose: email, granted: e}]",
            "consents: recorded_at: stands beside grants:"
        ),
        (
            "purpose: p, granted: g",
            "granted_values: [y], purpose_is: sms, grants: [{purpose: email, granted: e}]",
            "consents: granted_values: stands beside grants:"
        ),
        ("purpose: p, granted: g", "grants: []", "an empty list says nothing"),
        (
            "purpose: p, granted: g",
            "grants: [{purpose: email, granted: e}, {purpose: email, granted: f}]",
            "purpose \"email\" stands twice"
        ),
        ("purpose: p, granted: g", "grants: [{purpose: email}]", "granted is missing"),
        ("purpose: p, granted: g", "grants: [{granted: e}]", "purpose is missing"),
        (
            "purpose: p, granted: g",
            "fresh_within_hours: 24, grants: [{purpose: email, granted: e}]",
            "no column says how old a row is"
        ),
    ])
    func `consents say once what they are for and whether they were given`(
        old: String,
        new: String,
        words: String
    ) throws {
        let found = try issues("warehouse.yaml", old, new)
        #expect(found.contains { $0.contains(words) }, "\(found)")
    }

    @Test(arguments: [
        (
            "key: id, email: mail", "key: id, guests: {relation: a.c, email: m, created_at: at}",
            "customers: guests: the customers' own addresses are not mapped"
        ),
        (
            "key: id, email: mail",
            "key: id, email: mail, hashed_details: [email], "
                + "guests: {relation: a.c, email: m, created_at: at}",
            "customers: guests: the customers' addresses are digests"
        ),
        (
            "key: id, email: mail", "key: id, email: mail, guests: {relation: a.c, email: m}",
            "created_at is missing"
        ),
        (
            "key: id, email: mail", "key: id, email: mail, guests: {relation: a.c, created_at: at}",
            "email is missing"
        ),
        (
            "key: id, email: mail", "key: id, email: mail, guests: {key: k}",
            "unknown key \"key\""
        ),
        (
            "customer: c, occurred_at", "occurred_at",
            "orders: say whose rows they are with customer: COLUMN"
        ),
        (
            "customer: c, purpose", "purpose",
            "consents: say whose rows they are with customer: COLUMN"
        ),
    ])
    func `people are told by addresses where there are some to tell them by`(
        old: String,
        new: String,
        words: String
    ) throws {
        let found = try issues("warehouse.yaml", old, new)
        #expect(found.contains { $0.contains(words) }, "\(found)")
    }

    @Test func `rows may say whose they are by an address alone`() throws {
        #expect(
            try issues(
                "warehouse.yaml",
                "customer: c, occurred_at",
                "customer_email: c, occurred_at"
            )
                == []
        )
        let guests =
            "key: id, email: mail, "
            + "guests: {relation: a.c, customer: c, email: m, created_at: at, phone: p}"
        #expect(try issues("warehouse.yaml", "key: id, email: mail", guests) == [])
    }

    @Test func `a row of consents may hold several, each with a time of its own`() throws {
        let grants =
            "fresh_within_hours: 24, grants: [{purpose: email, granted: e, recorded_at: r}, "
            + "{purpose: sms, granted: s, granted_values: [\"on\"]}]"
        #expect(try issues("warehouse.yaml", "purpose: p, granted: g", grants) == [])
    }

    @Test func `a channel that asks for no consent says why`() throws {
        for empty in ["[]", "\"\"", "[\"\"]", "{}", "{not_required: }"] {
            let found = try issues("channels/mail.yaml", "[email]", empty)
            #expect(found.contains { $0.hasPrefix("channels/mail.yaml:") }, "\(empty): \(found)")
        }
        #expect(try issues("channels/mail.yaml", "[email]", "{not_required: a contract}") == [])
    }

    @Test(arguments: [
        "tier: high, at_least: 0.1", "tier: high, below: 0.9", "tier: high, top: 10",
        "top: 10, top_share: 0.1", "top: 10, at_least: 0.5",
    ])
    func `a rule bounds a score one way`(bounds: String) throws {
        let found = try issues("segments/likely.yaml", "tier: high", bounds)
        #expect(
            found.contains {
                $0.hasPrefix("segments/likely.yaml:4: a rule bounds a score one way")
            },
            "\(found)"
        )
    }

    @Test(arguments: [
        ("segments/likely.yaml", "tier: high", "at_least: 0.5, below: 0.5"),
        ("segments/likely.yaml", "tier: high", "at_least: 0.9, below: 0.1"),
        (
            "segments/likely.yaml", "{outcome: buys, tier: high}",
            "{not: {feature: orders, at_least: 3, at_most: 2}}"
        ),
        (
            "outcomes/buys.yaml", "features: f",
            "features: f\npopulation: [{feature: orders, at_least: 3, at_most: 2}]"
        ),
    ])
    func `bounds that leave no room between them are refused`(
        file: String,
        was: String,
        bounds: String
    ) throws {
        let found = try issues(file, was, bounds)
        #expect(
            found.contains { $0.hasPrefix("\(file):") && $0.contains("nobody meets it") },
            "\(found)"
        )
    }

    @Test(arguments: [
        ("caps: [{", "brand: nrth, ", "no export is of brand nrth"),
        ("control_groups: [{", "brand: nrth, ", "no export is of brand nrth"),
        ("caps: [{", "brand: north, ", nil), ("control_groups: [{", "brand: north, ", nil),
    ])
    func `a cap or a control group of a brand that no export is of is an error`(
        list: String,
        brand: String,
        words: String?
    ) throws {
        let policies = try #require(HostileFilesTests.sound["policies.yaml"])
        try #require(policies.contains(list))
        let export = try #require(HostileFilesTests.sound["exports/news.yaml"])
        let found = try HostileFilesTests.issues([
            "policies.yaml": policies.replacing(list, with: list + brand),
            "exports/news.yaml": export + "\nbrand: north\n",
        ])
        #expect(found.contains { $0.hasPrefix("policies.yaml") } == (words != nil), "\(found)")
        if let words { #expect(found.contains { $0.contains(words) }, "\(found)") }
    }

    @Test func `an export holds no other brand's control group back`() throws {
        let policies = try #require(HostileFilesTests.sound["policies.yaml"])
        let export = try #require(HostileFilesTests.sound["exports/news.yaml"])
        let found = try HostileFilesTests.issues([
            "policies.yaml": policies.replacing(
                "control_groups: [{",
                with: "control_groups: [{brand: south, "
            ),
            "exports/news.yaml": export + "\nbrand: north\ncontrol_group: quiet\n",
            "exports/other.yaml": export.replacing("news", with: "other") + "\nbrand: south\n",
        ])
        #expect(
            found.contains {
                $0.hasPrefix("exports/news.yaml")
                    && $0.contains("control group quiet is of brand south, and the export of north")
            },
            "\(found)"
        )
    }

    @Test func `an outcome is permitted also where its segment is left out`() throws {
        let found = try HostileFilesTests.issues([
            "channels/ads.yaml": "channel: ads\nformat: google_customer_match\nconsent: [ads]\n",
            "exports/ads.yaml": """
            export: ads
            owner: crm
            channel: ads
            segments: [gold]
            exclude_segments: [likely]
            """,
        ])
        #expect(
            found.contains {
                $0.contains("reads outcome buys, which is not permitted for channel ads")
            },
            "\(found)"
        )
    }

    @Test(arguments: [
        ("outcomes/buys.yaml", "[tier]", "[tier, email]"),
        ("outcomes/buys.yaml", "[tier]", "[birth_date]"),
        ("outcomes/buys.yaml", "[tier]", "[other]"),
        ("segments/gold.yaml", "attribute: tier", "attribute: zip"),
        ("segments/gold.yaml", "attribute: tier", "attribute: other"),
        ("segments/gold.yaml", "[gold]", "[gold, ada@example.com]"),
        ("segments/gold.yaml", "[gold]", "[\"+49 171 3920014\"]"),
        ("segments/gold.yaml", "purpose: p", "purpose: ask ada@example.com"),
        (
            "features/f.yaml", "count, of: orders",
            "count, of: orders, where: {state: ada@example.com}"
        ),
        ("warehouse.yaml", "key: id, email", "key: mail, email"),
        (
            "warehouse.yaml", "key: id, email",
            "key: id, exclude: [{column: mail, values: [ada@example.com], because: staff}], email"
        ),
    ])
    func `contact details stand in no definition and in nothing that is made of one`(
        file: String,
        old: String,
        new: String
    ) throws {
        let found = try issues(file, old, new)
        #expect(found.contains { $0.hasPrefix(file) }, "\(found)")
    }

    @Test(arguments: ["20240115", "0049", "2024-01-15", "01-02-2024", "A@B", "4006381333931", "+5"])
    func `numbers and marks of other kinds are no contact details`(value: String) throws {
        #expect(try issues("segments/gold.yaml", "[gold]", "[\"\(value)\"]") == [])
    }

    @Test(arguments: [
        "", "pg_seg", "Seg_", "a-b", "seg\\0", "x'; drop schema wh cascade; --", "9_",
        String(repeating: "a", count: 54),
    ])
    func `a prefix that makes no role of its own is refused`(prefix: String) throws {
        let found = try issues("segcast.yaml", "seg_", "\"\(prefix)\"")
        #expect(found.contains { $0.hasPrefix("segcast.yaml") }, "\(found)")
        #expect(try issues("segcast.yaml", "seg_", String(repeating: "a", count: 53)) == [])
    }
}
