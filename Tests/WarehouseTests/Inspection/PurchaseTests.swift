import TestSupport
import Testing

@testable import Warehouse

/// What purchases are not.
@Suite(.postgres)
struct PurchaseTests {
    private func propose(_ more: String) async throws -> ContractProposal {
        try await Warehouses.run(
            """
            create schema shop;
            create table shop.customers as
            select i as id, 'p' || i || '@example.com' as email, timestamptz '2024-01-01Z' + i * interval '31 hours' as created_at
            from generate_series(1, 200) as i;
            alter table shop.customers add primary key (id);
            \(more)
            """
        )
        return try await Warehouses.propose("shop")
    }

    @Test func `versions of customers are no purchases`() async throws {
        let proposal = try await propose(
            """
            create table shop.levels as
            select
                i as id, 1 + i % 200 as customer_id, timestamptz '2024-02-01Z' + i * interval '9 hours' as valid_from,
                timestamptz '2024-09-01Z' + i * interval '9 hours' as valid_to, i * 1.5 as credit_total
            from generate_series(1, 600) as i;
            alter table shop.levels add primary key (id);
            """
        )
        #expect(!proposal.has(.orders))
    }

    @Test func `browsers that an account was seen with are no purchases`() async throws {
        let proposal = try await propose(
            """
            create table shop.devices as
            select
                i as id, md5('d' || i) as cookie, 1 + i % 200 as customer_id, timestamptz '2024-02-01Z' + i * interval '9 hours' as first_at
            from generate_series(1, 600) as i;
            alter table shop.devices add primary key (id);
            create table shop.hits as
            select 1 + i % 600 as device_id, timestamptz '2024-02-01Z' + i * interval '9 minutes' as hit_at from generate_series(1, 2000) as i;
            """
        )
        #expect(!proposal.has(.orders), "\(proposal.considered)")
    }

    @Test func `what happened when the account was made is a doubt`() async throws {
        let proposal = try await propose(
            """
            create table shop.sale_accounts as
            select id + 7000 as no, id as customer_id, created_at as date, id * 1.5 as total from shop.customers, generate_series(1, 1);
            insert into shop.sale_accounts select 9000, 3, timestamptz '2025-01-01Z', 7.5;
            alter table shop.sale_accounts add primary key (no);
            create table shop.sale_items as
            select 7001 + i % 200 as sale_no, i % 5 + 1 as pieces, 2.5 as price, 2.5 * (i % 5 + 1) as due from generate_series(1, 900) as i;
            """
        )
        let note = proposal.entry(.orders, "relation")?.note ?? "CHECK: none"
        #expect(note.contains("CHECK"), "\(note)")
    }

    @Test func `that nobody comes back is told as a doubt`() async throws {
        let proposal = try await propose(
            """
            create table shop.orders as
            select
                i as id, 1 + i % 200 as customer_id, timestamptz '2024-02-01Z' + i * interval '9 hours' as ordered_at, i * 1.5 as total
            from generate_series(1, 200) as i;
            insert into shop.orders select 900 + i, 1, timestamptz '2024-08-01Z', 5.5 from generate_series(1, 3) as i;
            alter table shop.orders add primary key (id);
            delete from shop.orders where customer_id = 1 and id < 900;
            """
        )
        #expect(proposal.facts.baseRate == 0)
        #expect(
            proposal.doubts.contains {
                $0.hasPrefix("orders: none of ") && $0.contains("is a row of it a purchase")
            },
            "\(proposal.doubts)"
        )
    }
}
