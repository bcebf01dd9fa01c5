import Foundation
import Postgres
import TestSupport

/// Ten days of a shop unlike the demo's, from its own definitions to its files, as ``SecondShop`` makes it: worked once,
/// for all tests that look back at them.
struct StrangerDay: Sendable {
    typealias Result = SegcastProcess.Result

    /// Checked before the tables were made, and after.
    let unmade: Result, checked: Result
    /// A run before a model was approved, and the approval.
    let early: Result, approved: Result
    /// The first run and its file.
    let first: Result, file: String
    /// The day again after dbt had remade the sources, and the file then.
    let again: Result, fileAfter: String
    /// A run eight days later, with its manifest, and one of the day after that.
    let next: Result, manifest: String?, capped: Result
    /// Verified as it is, with a changed file, with the file as it was, and with a forged audit entry.
    let verified: Result, tampered: Result, restored: Result, forged: Result
    /// Who was exported and ought not to have been.
    let wrong: [String]

    /// What happened.
    static let recorded = Task {
        try await TestDatabase.withDatabase(isMigrated: false) {
            try await SegcastProcess.withFolder { try await work(in: $0) }
        }
    }

    private static func work(in folder: String) async throws -> Self {
        let segcast = SegcastProcess(config: try SecondShop.folder, outbox: "\(folder)/outbox")
        func run(_ day: String, _ more: String...) async throws -> Result {
            try await segcast.run(["run", "--as-of", day] + more, [:])
        }
        try await SecondShop.make()
        let unmade = try await segcast.run("check")
        _ = try await segcast.run("init")
        let checked = try await segcast.run("check", "--as-of", "2025-11-01", "--format", "json")
        let early = try await run("2025-11-01")
        let approved = try await segcast.run("models", "approve", "books_30d", "1")
        let first = try await run("2025-11-01", "--format", "json")
        let path = "\(folder)/outbox/north_search/north_search.000001.csv"
        let file = try String(contentsOfFile: path, encoding: .utf8)
        try await SecondShop.make()
        let again = try await run("2025-11-01")
        let fileAfter = try String(contentsOfFile: path, encoding: .utf8)
        let next = try await run("2025-11-09")
        let second = "\(folder)/outbox/north_search/north_search.000002.manifest.json"
        let capped = try await run("2025-11-10")
        let verified = try await segcast.run("verify")
        try "tampered\n".write(toFile: path, atomically: false, encoding: .utf8)
        let tampered = try await segcast.run("verify")
        try file.write(toFile: path, atomically: false, encoding: .utf8)
        let restored = try await segcast.run("verify")
        let session = try await TestDatabase.connect()
        try await session.sql(
            "update segcast.audit_entries set event = 'forged' where audit_id = 2"
        )
        return Self(
            unmade: unmade,
            checked: checked,
            early: early,
            approved: approved,
            first: first,
            file: file,
            again: again,
            fileAfter: fileAfter,
            next: next,
            manifest: try? String(contentsOfFile: second, encoding: .utf8),
            capped: capped,
            verified: verified,
            tampered: tampered,
            restored: restored,
            forged: try await segcast.run("verify"),
            wrong: try await wrong(session)
        )
    }

    /// Who did not agree, is a test, holds a gold card or is suppressed, and stands in a file.
    private static func wrong(_ session: Session) async throws -> [String] {
        try await session.sql(
            """
            select members.member_no from segcast_v1.exported_customers as exported
            inner join house.members as members on members.member_no = exported.customer_key
            where not members.wants_ads or members.is_test or members.card_tier = 'gold'
                or members.member_no = 'M-00003'
            """
        ).map { try $0.value("member_no") }
    }
}
