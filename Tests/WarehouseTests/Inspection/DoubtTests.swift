import TestSupport
import Testing

@testable import Warehouse

/// What is told where a shop's rows are not alone: copies of before, other companies, other currencies, nobody.
@Suite(.postgres)
struct DoubtTests {
    /// A shop in a schema, whose last order is of so many days after the first.
    private static func shop(_ schema: String, days: Int) -> String {
        """
        create schema \(schema);
        create table \(schema).customers as
        select
            i as id, 'p' || i || '@example.com' as email, date '2024-01-01' + i as created_at, 1 + i % 3 as company_id,
            case when i % 9 = 0 then 'DE' else 'PL' end as country
        from generate_series(1, 90) as i;
        alter table \(schema).customers add primary key (id);
        create table \(schema).orders as
        select
            i as id, 1 + i % 90 as customer_id, 1 + (1 + i % 90) % 3 as company_id,
            timestamp '2024-02-01' + i * interval '1 day' / 400 * \(days) as ordered_at, (10 + i * 7 % 90 + i % 10 * .1)::numeric as total
        from generate_series(1, 400) as i;
        alter table \(schema).orders add primary key (id);
        """
    }

    @Test func `of two of a kind the one without new rows is a copy of before`() async throws {
        try await Warehouses.run(Self.shop("a_shop", days: 300) + Self.shop("shop", days: 600))
        let proposal = try await Warehouses.propose("a_shop", "shop")
        #expect(proposal.value(.customers, "relation") == "shop.customers")
        #expect(proposal.value(.orders, "relation") == "shop.orders")
        #expect(
            proposal.considered[.orders]?.contains {
                $0.hasPrefix("not a_shop.orders: ")
                    && $0.contains("its newest row is of 2024-11-27, that of shop.orders")
            } == true,
            "\(proposal.considered)"
        )
    }

    @Test func `customers and orders of several companies are a doubt`() async throws {
        try await Warehouses.run(
            """
            \(Self.shop("shop", days: 300))
            create table shop.companies (id int primary key, name text);
            insert into shop.companies values (1, 'Gros'), (2, 'Boutique'), (3, 'Immo');
            alter table shop.customers add foreign key (company_id) references shop.companies;
            alter table shop.orders add foreign key (company_id) references shop.companies;
            """
        )
        let proposal = try await Warehouses.propose("shop")
        #expect(
            proposal.doubts.contains {
                $0.hasPrefix("customers and orders are of several rows of shop.companies")
                    && $0.contains("because: other_company}]")
            },
            "\(proposal.doubts)"
        )
    }

    @Test func `the zone is that of the country of most`() async throws {
        try await Warehouses.run(Self.shop("shop", days: 300))
        let proposal = try await Warehouses.propose("shop")
        #expect(proposal.timeZone.value == "Europe/Warsaw")
        #expect(
            proposal.timeZone.note.contains("CHECK") && proposal.timeZone.note.contains("of PL")
        )
    }

    @Test func `an amount is in the currency whose rows have it twice`() async throws {
        try await Warehouses.run(
            """
            \(Self.shop("shop", days: 300))
            alter table shop.orders add tx_currency text, add total_tx numeric;
            update shop.orders set tx_currency = (array['EUR', 'PLN', 'CZK'])[1 + id % 3];
            update shop.orders set total_tx = round(total * case tx_currency when 'PLN' then 1 when 'EUR' then .23 else 5.9 end, 2);
            """
        )
        let proposal = try await Warehouses.propose("shop")
        #expect(proposal.value(.orders, "amount") == "total")
        #expect(proposal.value(.orders, "currency") == nil, "that is the currency of the other")
        #expect(proposal.currency.value == "PLN")
    }

    @Test func `whoever is not known is no customer`() async throws {
        try await Warehouses.run(
            "\(Self.shop("shop", days: 300)) insert into shop.customers values (-1, null, null, 1, null);"
        )
        let proposal = try await Warehouses.propose("shop")
        #expect(
            proposal.value(.customers, "exclude")
                == #"[{column: id, values: ["-1"], because: unknown}]"#
        )
    }
}
