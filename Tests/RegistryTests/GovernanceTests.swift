import Postgres
import TestSupport
import Testing

@testable import Registry

/// Who may let a model act, whatever SQL they send.
@Suite(.postgres)
struct GovernanceTests {
    private static func store(_ gates: String) -> String {
        """
        select segcast.store_version(
            'buy', 'h', 'f', 1, '2024-01-01', 30, '{}', '{}', '{}', 'e', 'r', array['model'], array['x'::bytea],
            array[encode(sha256('x'), 'hex')], null, '{}', '[]', \(gates)
        ) as version
        """
    }

    private static let passed = "array['auc'], array[0.9], array[0.5], array[true]"
    private static let failed = "array['auc'], array[0.4], array[0.5], array[false]"
    private static let mixed =
        "array['auc', 'lift'], array[0.9, 0.4], array[0.5, 0.5], array[true, false]"
    private static let none = "'{}', '{}', '{}', '{}'"

    private static func approve(_ version: Int, _ governance: String) -> String {
        "select segcast.approve_version('buy', \(version), '\(governance)') as rule"
    }

    private func constraint(_ statement: String, _ session: Session) async -> String? {
        do {
            try await session.sql(statement)
            return nil
        } catch {
            return (error as? PostgresError)?.constraint ?? "\(error)"
        }
    }

    @Test func `a version has an author who is logged in, and gates`() async throws {
        let author = try await TestDatabase.login("author", as: "worker")
        #expect(await constraint(Self.store(Self.none), author) == "version_has_gates")
        try await author.sql(Self.store(Self.failed))
        let row = try await author.sql("select author from segcast.model_versions")[0]
        #expect(try row.value("author") == "segcast_test_author")
        #expect(
            await constraint(Self.approve(1, "single_operator"), author)
                == "approved_passed_its_gates"
        )
    }

    @Test func `an author who asked for four eyes cannot do without them again`() async throws {
        let author = try await TestDatabase.login("author", as: "worker")
        let other = try await TestDatabase.login("other", as: "worker")
        try await author.sql(Self.store(Self.passed))
        try await author.sql("select segcast.tighten_governance('four_eyes')")
        #expect(
            await constraint(Self.approve(1, "single_operator"), author)
                == "approver_is_not_the_author"
        )
        let refused = await constraint(
            "select segcast.set_governance('single_operator')",
            author
        )
        #expect(refused?.contains("42501") == true)
        let rule = try await other.sql(Self.approve(1, "single_operator"))[0]
        #expect(try rule.value("rule") == "four_eyes")
        let approval = try await other.sql("select approver, governance from segcast.approvals")[0]
        #expect(try approval.value("approver") == "segcast_test_other")
        #expect(try approval.value("governance") == "four_eyes")
    }

    @Test func `what its author alone approved is told until somebody else approves`()
        async throws
    {
        let author = try await TestDatabase.login("author", as: "worker")
        let other = try await TestDatabase.login("other", as: "worker")
        try await author.sql(Self.store(Self.passed))
        try await author.sql(Self.approve(1, "single_operator"))
        let registry = try ModelRegistry(TestDatabase.pool())
        #expect(try await registry.approvedAlone().isEmpty)
        try await author.sql("select segcast.tighten_governance('four_eyes')")
        let alone = try await registry.approvedAlone()
        #expect(alone.map(\.outcome) == ["buy"] && alone.map(\.version) == [1])
        #expect(
            await constraint(Self.approve(1, "single_operator"), author)
                == "approver_is_not_the_author"
        )
        try await other.sql(Self.approve(1, "four_eyes"))
        #expect(try await registry.approvedAlone().isEmpty)
        // The approval that was given first is the one that was in force, and stays.
        let approval = try await other.sql("select approver from segcast.approvals")[0]
        #expect(try approval.value("approver") == "segcast_test_author")
    }

    @Test func `an owner who trained what waits cannot change who approves it`() async throws {
        let owner = try await TestDatabase.connect()
        try await owner.sql(Self.store(Self.passed))
        try await owner.sql("select segcast.tighten_governance('four_eyes')")
        #expect(
            await constraint("select segcast.set_governance('single_operator')", owner)
                == "governance_is_not_the_authors"
        )
    }

    @Test func `an owner for whom nothing waits sets who approves, and can take it back`()
        async throws
    {
        let owner = try await TestDatabase.connect()
        try await owner.sql(Self.store(Self.passed))
        try await owner.sql(Self.approve(1, "single_operator"))
        for rule in ["four_eyes", "single_operator"] {
            try await owner.sql("select segcast.set_governance('\(rule)')")
            let inForce = try await owner.sql("select segcast.governance_in_force() as rule")[0]
            #expect(try inForce.value("rule") == rule)
        }
    }

    @Test func `one gate of several that failed refuses a version, whoever asks by hand`()
        async throws
    {
        let author = try await TestDatabase.login("author", as: "worker")
        try await author.sql(Self.store(Self.mixed))
        #expect(
            await constraint(Self.approve(1, "single_operator"), author)
                == "approved_passed_its_gates"
        )
        #expect(try await author.sql("select 1 from segcast.champions").isEmpty)
    }

    @Test func `a version without bytes is not stored, and none is approved that is not there`()
        async throws
    {
        let author = try await TestDatabase.login("author", as: "worker")
        let empty = Self.store(Self.passed)
            .replacing("array['model'], array['x'::bytea]", with: "'{}', '{}'")
            .replacing("array[encode(sha256('x'), 'hex')]", with: "'{}'")
        #expect(await constraint(empty, author) == "version_has_blobs")
        #expect(await constraint(Self.approve(1, "single_operator"), author) == "version_exists")
    }

    @Test(arguments: ["'nothing'", "null", "''", "'FOUR_EYES'"])
    func `a word that is no governance lets no author approve where somebody else has to`(
        word: String
    ) async throws {
        let author = try await TestDatabase.login("author", as: "worker")
        let other = try await TestDatabase.login("other", as: "worker")
        try await author.sql(Self.store(Self.passed))
        #expect(await constraint("select segcast.tighten_governance(\(word))", author) != nil)
        let approval = "select segcast.approve_version('buy', 1, \(word)) as rule"
        #expect(await constraint(approval, author) != nil, "of no governance, under none")
        try await author.sql("select segcast.tighten_governance('four_eyes')")
        #expect(await constraint(approval, author) == "approver_is_not_the_author")
        #expect(try await author.sql("select 1 from segcast.champions").isEmpty)
        #expect(try await other.sql(approval)[0].value("rule") == "four_eyes")
    }

    @Test func `the database says of each governance what the program does`() async throws {
        let session = try await TestDatabase.connect()
        for governance in Governance.allCases {
            let said = try await session.sql(
                """
                select
                    segcast.governance_strictness($1::text) as strictness,
                    segcast.needs_somebody_else($1::text) as needs_somebody_else
                """,
                [.text(governance.rawValue)]
            )[0]
            #expect(try said.value("strictness") == governance.strictness)
            #expect(try said.value("needs_somebody_else") == governance.needsSomebodyElse)
        }
        let strictness = Governance.allCases.map(\.strictness)
        #expect(strictness == Array(0..<strictness.count))
    }

    @Test func `whoever applies definitions asks for more than is in force, or changes nothing`()
        async throws
    {
        let worker = try await TestDatabase.login("author", as: "worker")
        func isNew(_ governance: String) async throws -> Bool {
            try await worker.sql("select segcast.tighten_governance('\(governance)') as is_new")[0]
                .value("is_new")
        }
        #expect(try await !isNew("single_operator"))
        #expect(try await isNew("four_eyes"))
        #expect(try await !isNew("four_eyes"))
        #expect(try await !isNew("single_operator"))
        let refused = await constraint("select segcast.tighten_governance('anybody')", worker)
        #expect(refused == "governance_is_known")
        #expect(try await worker.sql("select 1 from segcast.governance").count == 1)
    }
}
