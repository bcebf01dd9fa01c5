import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

/// Does something with a shop of its own, and holds `segcast verify` against what is left.
func withShop(
    people: Int = 400,
    isTampered: Bool = false,
    _ body: (ExportShop) async throws -> Void
) async throws {
    try await SegcastProcess.withFolder { folder in
        let shop = try await ExportShop(in: folder, people: people)
        try await body(shop)
        // What a test has changed behind the back of the audit trail, it tells.
        if isTampered { return }
        let breaches = try await shop.breaches()
        #expect(breaches == "")
    }
}

/// A shop of 400 people whose release and segments are planted, so that exports can be tried at once.
struct ExportShop {
    /// The morning its exports are asked for.
    static let day = "2024-03-04"

    /// How many contacts each customer is charged with, as a relation.
    static let charged = """
        (
            select customer_id, count(*) as contact_count from segcast.reservations
            where released_at is null and contact_model <> 'none' group by customer_id
        ) as charged
        """

    var segcast: SegcastProcess
    let session: Session
    let folder: String

    /// Makes the sources, Segcast's tables, and a release in force from 2024-03-01 for three months.
    init(in folder: String, people: Int = 400, on server: PrivateServer? = nil) async throws {
        guard let root = Bundle.module.resourceURL else { throw CocoaError(.fileNoSuchFile) }
        let config = "\(folder)/Config"
        try FileManager.default.copyItem(
            atPath: root.appending(path: "ExportShop").path,
            toPath: config
        )
        self.folder = folder
        segcast = SegcastProcess(config: config, outbox: "\(folder)/outbox", url: server?.url)
        if let server {
            session = try await server.connect()
        } else {
            session = try await TestDatabase.connect()
        }
        try await session.run(Script(path: "sources", text: Self.sources(people)))
        let made = try await segcast.run("init")
        guard made.status == 0 else { throw Failed(errors: made.errors) }
        try await session.run(Script(path: "planted", text: Self.planted))
    }

    /// A command of the preparation failed.
    struct Failed: Error { let errors: String }

    /// Asks for an export.
    func export(
        _ name: String,
        day: String = day,
        _ environment: [String: String] = [:]
    ) async throws -> SegcastProcess.Result {
        try await segcast.run(
            ["export", name, "--as-of", day, "--format", "json"],
            environment
        )
    }

    /// Accepts a run that waits for a person.
    func accept(_ run: Int) async throws -> SegcastProcess.Result {
        try await segcast.run("runs", "accept", "\(run)", "--reason", "a test says so")
    }

    /// Asks for an export once more, on a day that its list was sent on.
    func exportAgain(_ name: String, because reason: String) async throws -> SegcastProcess.Result {
        try await segcast.run("export", name, "--as-of", Self.day, "--again", "--reason", reason)
    }

    /// Adopts what the outbox holds.
    func adopt() async throws -> SegcastProcess.Result {
        try await segcast.run("outbox", "adopt", "--reason", "a test", "--accept")
    }

    /// Replaces what stands in one of its definitions.
    func edit(_ file: String, _ old: String, to new: String) throws {
        try edit(file) {
            #expect($0.contains(old))
            return $0.replacingOccurrences(of: old, with: new)
        }
    }

    /// Changes the text of one of its definitions.
    func edit(_ file: String, _ change: (String) -> String) throws {
        let definition = URL(filePath: "\(folder)/Config/\(file)")
        let text = try String(contentsOf: definition, encoding: .utf8)
        try change(text).write(to: definition, atomically: true, encoding: .utf8)
    }

    /// The bytes of a published file.
    func file(_ export: String, _ number: Int, _ suffix: String = ".csv") throws -> [UInt8] {
        let digits = String(repeating: "0", count: 6 - "\(number)".count) + "\(number)"
        let path = "\(segcast.outbox)/\(export)/\(export).\(digits)\(suffix)"
        return [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    /// The rows of a published file, the header left out.
    func rows(_ export: String, _ number: Int, _ suffix: String = ".csv") throws -> Set<String> {
        let text = String(decoding: try file(export, number, suffix), as: UTF8.self)
        return Set(text.split(separator: "\n").dropFirst().map(String.init))
    }

    /// Asks for an export that stops at a failpoint, does something meanwhile, and lets it go on.
    func export(
        _ name: String,
        day: String = day,
        stoppedAt point: String,
        _ meanwhile: @Sendable () async throws -> Void
    ) async throws -> SegcastProcess.Result {
        let asked = ["export", name, "--as-of", day, "--format", "json"]
        return try await run(asked, stoppedAt: point, meanwhile)
    }

    /// Runs a command that stops at a failpoint, does something meanwhile, and lets it go on.
    func run(
        _ arguments: [String],
        stoppedAt point: String,
        _ meanwhile: @Sendable () async throws -> Void
    ) async throws -> SegcastProcess.Result {
        let segcast = segcast
        let mark = "\(folder)/\(UUID().uuidString)"
        async let result = segcast.run(arguments, ["SEGCAST_FAILPOINT": "\(point)=\(mark)"])
        for _ in 0..<3000 where access(mark, F_OK) != 0 {
            try await Task.sleep(for: .milliseconds(10))
        }
        defer { unlink(mark) }
        guard access(mark, F_OK) == 0 else { throw Failed(errors: "never came to \(point)") }
        try await meanwhile()
        unlink(mark)
        return try await result
    }

    /// The rows that Klaviyo gets, in the order of the keys: everybody of `people` who agreed and is not blocked.
    static func news(of people: Int = 400, without missing: Set<Int> = []) -> [UInt8] {
        var text = "Email,Phone Number,First Name,Last Name,City,State / Region,Country,Zip Code\n"
        for id in (1...people).sorted(by: { "\($0)" < "\($1)" })
        where id % 20 != 0 && id != 3 && !missing.contains(id) {
            let digits = String(repeating: "0", count: 7 - "\(id)".count) + "\(id)"
            text += "person.\(id)@example.com,+4930\(digits),Ada,\"O\"\"Neill, \(id)\",,,DE,"
            text += "\(digits.suffix(5))\n"
        }
        return Array(text.utf8)
    }

    /// What `segcast verify` finds broken; nothing, when all is well.
    func breaches() async throws -> String {
        let verified = try await segcast.run("verify")
        return verified.status == 0 ? "" : verified.output + verified.errors
    }

    /// The first customers on the list of the first run.
    func members(_ count: Int) async throws -> [Int] {
        try await session.sql(
            "select customer_id from segcast.export_members where run_id = 1 order by 1 limit \(count)"
        ).map { try $0.value("customer_id") }
    }

    /// Somebody on the first list withdraws, somebody is suppressed, somebody is erased.
    func letThreeLeave() async throws {
        let members = try await members(3)
        try await session.sql(
            "insert into till.consents values (\(members[0]), false, '2024-03-04')"
        )
        try await session.sql("insert into till.blocked values (\(members[1]))")
        try await session.sql("delete from till.people where id = \(members[2])")
    }

    /// The one value of a statement's one row.
    func value<T: ColumnDecodable>(_ text: String, as type: T.Type = T.self) async throws -> T {
        try await session.sql("select (\(text)) as found")[0].value("found")
    }

    /// Lets every lease expire, as a minute would.
    func expireLeases() async throws {
        try await session.sql("update segcast.leases set expires_at = '-infinity'")
    }

    static func sources(_ people: Int) -> String {
        """
        create schema till;
        create table till.people as
        select
            i as id, format('Person.%s@example.com', i) as email,
            '030 / ' || lpad(i::text, 7, '0') as phone, 'Ada' as first_name, 'O"Neill, ' || i as last_name,
            lpad(i::text, 5, '0') as zip
        from generate_series(1, \(people)) as i;
        alter table till.people add primary key (id);
        create table till.visits (person bigint, at timestamptz);
        insert into till.visits values (1, '2024-01-01');
        create table till.consents as
        select i as person, i % 20 <> 0 as is_granted, timestamptz '2024-01-01' as at
        from generate_series(1, \(people)) as i;
        create table till.blocked (person bigint);
        insert into till.blocked values (3);
        """
    }

    private static let planted = #"""
        insert into segcast.customers select id from till.people;
        insert into segcast.customer_keys select 'till', id::text, id, '2024-01-01' from till.people;
        insert into segcast.feature_builds (feature_set, version, as_of, purpose, state)
        values ('none', 1, '2024-03-01', 'score', 'dropped');
        insert into segcast.releases (as_of, build_id, release_key, state, released_at, valid_until)
        values ('2024-03-01', 1, 'planted', 'released', now(), '2024-06-01');
        insert into segcast.current_release (release_id) values (1);
        insert into segcast.definitions (definition_hash, kind, definition_name, body)
        values (encode(sha256(E'segment\nplanted\n{}'), 'hex'), 'segment', 'planted', '{}');
        insert into segcast.segments (segment, definition_hash, owner, purpose, release_id)
        select name, encode(sha256(E'segment\nplanted\n{}'), 'hex'), 'planted', 'planted', 1 from unnest(array['everybody', 'few']) as name;
        insert into segcast.memberships (segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason)
        select 'everybody', id, '2024-01-01', 1, encode(sha256(E'segment\nplanted\n{}'), 'hex'), 'planted' from till.people;
        insert into segcast.memberships (segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason)
        select 'few', id, '2024-01-01', 1, encode(sha256(E'segment\nplanted\n{}'), 'hex'), 'planted' from till.people where id <= 100;
        """#
}
