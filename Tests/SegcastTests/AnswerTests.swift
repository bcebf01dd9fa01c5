import Foundation
import Postgres
import TestSupport
import Testing

/// What commands print, and how they end, where data or definitions are unusual.
@Suite(.emptyPostgres, .serialized)
struct AnswerTests {
    @Test func `many can make the tables at once, and again`() async throws {
        try await SegcastProcess.withFolder { folder in
            let segcast = SegcastProcess(config: "\(folder)/Config", outbox: "\(folder)/outbox")
            for _ in 0..<2 {
                let made = try await withThrowingTaskGroup(of: SegcastProcess.Result.self) {
                    group in
                    for _ in 0..<6 { group.addTask { try await segcast.run("init") } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                for result in made { #expect(result.status == 0, "\(result.errors)") }
            }
        }
    }

    @Test(arguments: [
        ("-infinity", "at every as-of"), ("infinity", "at no as-of"),
        ("2024-01-01", "since 2024-01-01"),
    ])
    func `why has an answer whenever somebody became a customer`(linked: String, words: String)
        async throws
    {
        try await withShop { shop in
            try await shop.session.sql("update segcast.customer_keys set linked_at = '\(linked)'")
            let why = try await shop.segcast.run("why", "7")
            #expect(why.status == 0 && why.output.contains(words), "\(why.output)\(why.errors)")
            let nobody = try await shop.segcast.run("why", "no_such_key")
            #expect(nobody.status == 65 && nobody.errors.contains("no customer has this key"))
        }
    }

    @Test(arguments: ["Mars/Base", "Europe/Berlin ", "2024"])
    func `a time zone that the server does not know is told by its name`(zone: String) async throws
    {
        try await withShop { shop in
            try shop.edit("warehouse.yaml") {
                $0.replacing(/time_zone: .*/, with: "time_zone: \"\(zone)\"")
            }
            for command in [["check"], ["check", "--as-of", "2024-01-01"], ["run"]] {
                let refused = try await shop.segcast.run(command)
                #expect(refused.status == 78, "\(command): \(refused.errors)")
                #expect(refused.errors.contains("no time zone \(zone)"), "\(refused.errors)")
                #expect(refused.tells("zone-unknown"), "\(refused.errors)")
            }
        }
    }

    @Test(arguments: [
        "2024-01-01T00:00:00 BC Z", "2024-01-01T10:00 PM+01", "2024-01-01T10:00 AD Z",
        "2024-01-01T10:00 PST+01", "2024-01-01T1000Z", "2024-01-01T10:00Z\n", "٢٠٢٤-٠١-٠١",
    ])
    func `an as-of is a day or an instant with an offset and nothing besides`(asOf: String)
        async throws
    {
        try await withShop { shop in
            let refused = try await shop.segcast.run(["check", "--as-of", asOf])
            #expect(refused.status == 64, "\(refused.output)\(refused.errors)")
            #expect(refused.tells("time-unreadable"), "\(refused.errors)")
            for sound in [
                "2024-01-01T10:00Z", "2024-01-01T10:00:00.25+05:30", "2024-01-01T10:00-03",
            ] {
                let read = try await shop.segcast.run(["check", "--as-of", sound])
                #expect(read.status != 64, "\(read.errors)")
            }
        }
    }

    @Test func `a channel that asks for no consent says so on check and on every manifest`()
        async throws
    {
        try await withShop { shop in
            let asked = try await shop.export("ads_list")
            try #require(asked.status == 0, "\(asked.errors)")
            try shop.edit("channels/mail.yaml") {
                $0.replacing("[marketing]", with: "{not_required: \"they bought, and can object\"}")
            }
            let check = try await shop.segcast.run("check", "--as-of", ExportShop.day)
            #expect(check.output.contains("channel mail"), "\(check.output)")
            #expect(check.tells("consent-not-asked"), "\(check.output)")
            #expect(check.output.contains("they bought, and can object"))
            let made = try await shop.export("news")
            try #require(made.status == 0, "\(made.errors)")
            let folder = shop.segcast.outbox
            func manifest(_ export: String) throws -> [String: Any]? {
                let file = URL(filePath: "\(folder)/\(export)/\(export).000001.manifest.json")
                return try JSONSerialization.jsonObject(with: try Data(contentsOf: file))
                    as? [String: Any]
            }
            #expect(
                try manifest("news")?["consent_not_required"] as? String
                    == "they bought, and can object"
            )
            #expect(try manifest("ads_list")?["consent_not_required"] is NSNull)
        }
    }

    @Test func `keys that are addresses stop the check until somebody says why they are right`()
        async throws
    {
        try await withShop { shop in
            try await shop.session.sql(
                "create view till.members as select email as id, email, phone, first_name, last_name, zip from till.people"
            )
            try shop.edit("warehouse.yaml") { $0.replacing("till.people", with: "till.members") }
            let check = try await shop.segcast.run("check", "--as-of", ExportShop.day)
            #expect(check.status == 65)
            #expect(
                check.output.contains("400 of 400 keys (id) look like e-mail addresses"),
                "\(check.output)"
            )
            #expect(!check.output.contains("example.com") && check.tells("key-is-address"))
            try shop.edit("warehouse.yaml") {
                $0.replacing(
                    "  key: id\n",
                    with: "  key: id\n  key_is_contact_detail: our shop has no other\n"
                )
            }
            let accepted = try await shop.segcast.run("check", "--as-of", ExportShop.day)
            #expect(!accepted.output.contains("look like"), "\(accepted.output)")
            #expect(
                accepted.output.contains("our shop has no other") && accepted.tells("keys-seen")
            )
        }
    }

    @Test func `a login that the server does not know, and a server that is not there, end apart`()
        async throws
    {
        try await withShop { shop in
            let environment = ProcessInfo.processInfo.environment
            let server = environment["SEGCAST_DATABASE_URL"] ?? ""
            try #require(server.contains("://"))
            var stranger = shop.segcast
            stranger.url =
                server.replacing("user=", with: "fallback_application_name=")
                + "&user=no_such_login&password=S3cr3t"
            let refused = try await stranger.run("runs")
            #expect(refused.status == 77, "\(refused.errors)")
            #expect(refused.errors.contains("no_such_login") && !refused.errors.contains("S3cr3t"))
            let nowhere = try await shop.segcast.run(
                ["runs"],
                ["SEGCAST_DATABASE_URL": "", "PGHOST": "/nonexistent"]
            )
            #expect(nowhere.status == 69 && nowhere.tells("not-connected"), "\(nowhere.errors)")
            for command in [["run"], ["check"], ["export"], ["verify"]] {
                let lost = try await shop.segcast.run(
                    command,
                    ["SEGCAST_DATABASE_URL": "", "PGHOST": "/nonexistent"]
                )
                let errors = lost.errors.split(separator: "\n").filter { $0.contains(" [") }
                #expect(lost.status == 69 && errors.count == 1, "\(command): \(lost.errors)")
            }
            #expect(nowhere.errors.contains("SEGCAST_DATABASE_URL is not set"), "\(nowhere.errors)")
        }
    }

    @Test func `whatever a warehouse holds is quoted in a proposal`() async throws {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make(
                damage: #"""
                    update house.bookings set money = E'A\nsynthetic_contacts: true\nkey_space: x #';
                    alter table house.bookings add column "status: {a}, key: x # \" text default E'can"celled\n- x: y';
                    create table house.consents (member text, purpose text, granted boolean);
                    insert into house.consents values
                        ('M-00001', E'a_marketing"] # \u202e', true), ('M-00002', E'ad\\', true), ('M-00002', E'\nx: y', true);
                    analyze house.consents;
                    """#
            )
            let (segcast, contract) = try await SecondShop.propose(in: folder)
            #expect(!contract.contains("\nsynthetic_contacts") && !contract.contains("\nkey_space"))
            #expect(!contract.contains("\u{202e}"))
            try #require(try await segcast.run("init").status == 0)
            let check = try await segcast.run("check", "--as-of", "2025-11-01")
            #expect(check.status != 78, "it is read as it was meant: \(check.errors)\(contract)")
        }
    }
}
