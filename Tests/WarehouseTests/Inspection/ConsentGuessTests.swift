import TestSupport
import Testing

@testable import Warehouse

/// Where the answers of customers stand, by what they look like.
@Suite(.postgres)
struct ConsentGuessTests {
    private func propose(_ more: String) async throws -> ContractProposal {
        try await Warehouses.run(
            """
            create schema shop;
            create table shop.customers as
            select
                'C' || i as ref, 'p' || i || '@example.com' as email, timestamptz '2024-01-01Z' + i * interval '31 hours' as created_at,
                case when i % 20 = 0 then 'J' else 'N' end as gesp
            from generate_series(1, 200) as i;
            create table shop.orders as
            select
                i as id, 'C' || 1 + i % 200 as customer_ref, timestamptz '2024-02-01Z' + i * interval '9 hours' as ordered_at, i * 1.5 as total
            from generate_series(1, 600) as i;
            \(more)
            """
        )
        return try await Warehouses.propose("shop")
    }

    @Test(arguments: ["snp_contact_perm", "souhlas", "zgoda", "toestemming", "consenso", "t17"])
    func `answers for a channel at a time are consents, whatever they are called`(name: String)
        async throws
    {
        let proposal = try await propose(
            """
            create table shop.\(name) as
            select
                'C' || 1 + i % 200 as customer_ref, (array['EMAIL', 'SMS', 'POST'])[1 + i % 3] as c1,
                case when i % 5 = 0 then 'PENDING' when i % 2 = 0 then 'OPT_IN' else 'OPT_OUT' end as c2,
                timestamptz '2024-02-01Z' + i * interval '7 hours' as c3
            from generate_series(1, 500) as i;
            """
        )
        #expect(proposal.value(.consents, "relation") == "shop.\(name)")
        #expect(proposal.value(.consents, "purpose") == "c1")
        #expect(proposal.value(.consents, "granted") == "c2")
        #expect(proposal.value(.consents, "granted_values") == #"["OPT_IN"]"#)
        #expect(proposal.value(.consents, "recorded_at") == "c3")
        #expect(proposal.facts.letterPurposes == ["EMAIL"])
    }

    @Test func `a letter's subscribers say yes and no by one letter each`() async throws {
        let proposal = try await propose(
            """
            create table shop.nl_abo as
            select
                i as no, case when i <= 150 then 'C' || i end as customer_ref, 'p' || i || '@example.com' as mail,
                case when i % 3 = 0 then 'N' else 'O' end as abonne, timestamptz '2024-02-01Z' + i * interval '7 hours' as answered,
                case when i % 2 = 0 then 'D' else 'F' end as lg
            from generate_series(1, 180) as i;
            """
        )
        #expect(proposal.value(.consents, "relation") == "shop.nl_abo")
        #expect(proposal.value(.consents, "customer") == "customer_ref")
        #expect(proposal.value(.consents, "# customer_email") == "mail")
        #expect(proposal.value(.consents, "purpose_is") == "email")
        #expect(proposal.value(.consents, "granted") == "abonne")
        #expect(proposal.value(.consents, "granted_values") == #"["O"]"#)
    }

    @Test func `who is blocked has not agreed to anything`() async throws {
        let proposal = try await propose(
            """
            create table shop.addresses as
            select
                i as no, 'C' || i as customer_ref, case when i % 9 = 0 then 'N' else 'J' end as main,
                timestamptz '2024-02-01Z' + i * interval '7 hours' as changed_at
            from generate_series(1, 180) as i;
            """
        )
        #expect(!proposal.has(.consents))
        #expect(
            proposal.value(.customers, "exclude")
                == #"[{column: gesp, values: ["J"], because: gesp}]"#
        )
    }
}
