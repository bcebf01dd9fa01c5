import TestSupport
import Testing
import Warehouse

/// Withdrawals and suppressions that name customers otherwise than the customers source does.
@Suite(.postgres)
struct SpelledKeyTests {
    private static let uuid = "5f0c1e2a-9b3d-4c11-8a77-0123456789ab"

    private func findings(
        key: String,
        named: String,
        isActedOn: Bool = true,
        besideAddress: Bool = false,
        leavingOut: [String] = [],
        saying word: String = "no",
        others: [String] = [],
        collation: String? = nil,
        type: String = "text"
    ) async throws -> [Finding] {
        let session = try await TestDatabase.connect()
        for text in [
            "create schema till",
            "create collation till.unmarked (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
            "create table till.people (id \(type)\(collation.map { " collate \($0)" } ?? ""))",
            "insert into till.people select (\(type == "text" ? "'p' || i" : type == "uuid" ? "gen_random_uuid()" : "i"))::\(type) from generate_series(1, 9) as i",
            "insert into till.people select unnest('{\((others + [key]).map { "\"\($0.replacing("\"", with: "\\\\\""))\"" }.joined(separator: ","))}'::\(type)[])",
            "create table till.sales as select id as person, timestamptz '2024-03-30' as at from till.people limit 1",
            "create table till.blocked as select id::text as person, 'x@example.com' as mail from till.people limit 5",
            "insert into till.blocked values ('\(named)', 'y@example.com'), ('nobody', 'z@example.com')",
            "create table till.words as select person, '\(word)' as word, null::timestamptz as at from till.blocked",
        ] {
            try await session.sql(text)
        }
        var warehouse = Till.contract()
        warehouse[.orders] = Till.activity("till.sales")
        var blocked = Till.suppressions()
        if besideAddress { blocked[.email] = "mail" }
        warehouse[.suppressions] = blocked
        var words = SourceDefinition(.consents)
        (words.relation, words[.customer], words[.recordedAt]) = ("till.words", "person", "at")
        (words[.granted], words.grantedValues, words.purposeIs) = ("word", ["yes"], "email")
        warehouse[.consents] = words
        if !leavingOut.isEmpty {
            var exclusion = Exclusion()
            (exclusion.column, exclusion.values) = ("person", leavingOut)
            warehouse[.suppressions]?.exclude = [exclusion]
            warehouse[.consents]?.exclude = [exclusion]
        }
        let check = try await Till.check(warehouse, "2024-03-31", isActedOn: isActedOn)
        return check.findings.filter { $0.message.contains("another spelling") }
    }

    @Test(arguments: [
        (uuid, uuid.uppercased()), (uuid, "{\(uuid)}"), (uuid, "urn:uuid:\(uuid)"),
        (uuid, uuid.replacing("-", with: "")), (uuid.replacing("-", with: ""), uuid),
        ("c-17", "C-17"), ("C-17", "c-17 "), ("17", "0017"), ("0017", "17"), ("17", "17.0"),
        ("17", "\t17"), ("17", "\"17\""), ("17", "17\u{a0}"), ("17", "\u{feff}17"),
        ("17", "\u{3000}17\u{200b}"),
    ])
    func `a no that names a customer in another spelling stops lists`(key: String, named: String)
        async throws
    {
        for besideAddress in [false, true] {
            let found = try await findings(key: key, named: named, besideAddress: besideAddress)
            #expect(found.map(\.source).sorted() == ["consents", "suppressions"], "\(found)")
            #expect(found.allSatisfy { $0.code == "key-spelled-otherwise" })
            #expect(found.allSatisfy { $0.severity == .error && !"\($0)".contains(named) })
            try await TestDatabase.connect().sql("drop schema till cascade")
        }
    }

    @Test(arguments: [
        ("bigint", "1234567", "01234567"), ("numeric", "1234567", "1234567.0"),
        ("uuid", uuid, uuid.uppercased()), ("uuid", uuid, uuid.replacing("-", with: "")),
    ])
    func `keys of every type are compared`(type: String, key: String, named: String) async throws {
        let found = try await findings(key: key, named: named, type: type)
        #expect(found.map(\.severity) == [.error, .error])
    }

    @Test func `rows that are left out name nobody`() async throws {
        #expect(try await findings(key: "c-17", named: "C-17", leavingOut: ["C-17"]) == [])
    }

    @Test func `a yes in another spelling stops nothing: it lets nobody be written to`()
        async throws
    {
        let found = try await findings(key: "c-17", named: "C-17", saying: "yes")
        #expect(found.map(\.source) == ["suppressions"])
    }

    @Test func `where customers' keys differ by spelling alone, it may be somebody else's`()
        async throws
    {
        let found = try await findings(key: "aB3", named: "AB3", others: ["Xy1", "xY1"])
        #expect(found.map(\.severity) == [.warning, .warning])
    }

    @Test func `keys are told apart that a column's collation holds to be the same`() async throws {
        let found = try await findings(key: "c-17", named: "C-17", collation: "till.unmarked")
        #expect(found.map(\.severity) == [.error, .error])
    }

    @Test func `nothing is trained less for it`() async throws {
        let found = try await findings(key: "c-17", named: "C-17", isActedOn: false)
        #expect(found.map(\.severity) == [.warning, .warning])
    }

    @Test(arguments: [
        ("17", "17"), ("17", "170"), ("17", "17.5"), ("1-7", "17"), ("c-17", "c17"),
        ("C-17", "C-17"), (uuid, "\(uuid)0"), ("a", ""), ("{}", " "),
    ])
    func `a key that is another's, or the same, is no other spelling`(key: String, named: String)
        async throws
    {
        #expect(try await findings(key: key, named: named) == [])
    }
}
