import TestSupport
import Testing

@testable import Warehouse

/// What is made of evidence, each kind by itself.
@Suite(.postgres)
struct GuessTests {
    /// Customers with more columns, and two hundred orders with more columns.
    private func propose(
        people: String = "",
        values: String = "",
        orders: String = "",
        sums: String = "",
        then: String = ""
    ) async throws -> ContractProposal {
        try await Warehouses.run(
            """
            create schema shop;
            create table shop.customers as
            select i as id, 'p' || i || '@example.com' as email, timestamptz '2024-01-01Z' + i * interval '1 day' as created_at
                \(values)
            from generate_series(1, 60) as i;
            alter table shop.customers add primary key (id);
            create table shop.orders as
            select
                i as id, 1 + i % 60 as customer_id, timestamptz '2024-02-01Z' + i * interval '1 day' as ordered_at,
                (10 + i * 7 % 90 + i % 10 * .1)::numeric as total
                \(sums)
            from generate_series(1, 200) as i;
            alter table shop.orders add primary key (id);
            \(then)
            """
        )
        return try await Warehouses.propose("shop")
    }

    @Test func `rows of which somebody has said when they went are left out`() async throws {
        let proposal = try await propose(
            values:
                ", case when i % 9 = 0 then now() end as deleted_at, i % 20 = 0 as is_staff, i > 0 as is_test"
        )
        #expect(
            proposal.value(.customers, "exclude")
                == "[{column: deleted_at, is: known, because: deleted}, {column: is_staff, values: [\"true\"], because: is_staff}]"
        )
        #expect(
            proposal.entry(.customers, "exclude")?.note.contains(
                "deleted_at is known in 6 of 60 rows"
            ) == true
        )
        #expect(proposal.entry(.orders, "exclude") == nil, "nothing to leave out is proposed to be")
    }

    @Test(
        arguments: [
            ("(array['NY', 'CA', 'Texas'])[1 + i % 3]", "state"),
            ("(array['enabled', 'invited'])[1 + i % 2]", nil),
            ("'area ' || i % 4", "# state"),
        ] as [(String, String?)]
    )
    func `a state is one of an address where its values are`(values: String, key: String?)
        async throws
    {
        let proposal = try await propose(values: ", \(values) as state")
        let found = ["state", "# state"].first { proposal.entry(.customers, $0) != nil }
        #expect(found == key)
    }

    @Test func `a yes or no that is no consent is none, and is told`() async throws {
        let proposal = try await propose(
            values: ", i % 2 = 0 as tax_exempt, i % 3 = 0 as verified_email"
        )
        #expect(!proposal.has(.consents))
        #expect(
            proposal.doubts.contains {
                $0.contains("tax_exempt, verified_email of shop.customers hold yes or no")
            }
        )
    }

    @Test func `each consent of a customer is for what it is called after, with its time`()
        async throws
    {
        let proposal = try await propose(
            values: """
                , i % 2 = 0 as accepts_email, case when i % 2 = 0 then now() end as flag_set_at,
                i % 3 = 0 as sms_opt_in, case when i % 3 = 0 then now() end as sms_opt_in_at
                """
        )
        #expect(
            proposal.value(.consents, "grants")
                == "[{purpose: email, granted: accepts_email, recorded_at: flag_set_at}, {purpose: sms, granted: sms_opt_in, recorded_at: sms_opt_in_at}]"
        )
    }

    @Test func `flags of other tongues say yes and no, and each is for something of its own`()
        async throws
    {
        let proposal = try await propose(
            values: """
                , (array['S', 'N'])[1 + i % 2] as consenso_marketing, (array['N', 'S'])[1 + i % 2] as consenso_profilazione,
                case when i % 9 = 0 then 'N' else 'S' end as attivo
                """
        )
        #expect(
            proposal.value(.consents, "grants")
                == "[{purpose: marketing, granted: consenso_marketing, granted_values: [\"S\"]}, {purpose: profiling, granted: consenso_profilazione, granted_values: [\"S\"]}]"
        )
        #expect(
            proposal.value(.customers, "exclude")
                == "[{column: attivo, values: [\"N\"], because: inactive}]"
        )
    }

    @Test func `orders without a customer are of whoever bears the address`() async throws {
        let proposal = try await propose(
            then: """
                alter table shop.orders add contact text;
                update shop.orders set contact = 'p' || customer_id || '@example.com';
                update shop.orders set customer_id = null where id % 5 = 0;
                update shop.orders set contact = 'guest' || id || '@example.com' where id % 10 = 0;
                """
        )
        #expect(proposal.value(.orders, "customer") == "customer_id")
        #expect(proposal.value(.orders, "customer_email") == "contact")
        let offer = try #require(proposal.entry(.customers, "# guests"))
        #expect(
            offer.yaml
                == "{relation: shop.orders, customer: customer_id, email: contact, created_at: ordered_at}"
        )
        #expect(offer.note.contains("20 addresses in shop.orders are no customer's"))
    }

    @Test func `money given back among the orders is left out by its sign`() async throws {
        let proposal = try await propose(
            then: "update shop.orders set total = -total where id % 20 = 0"
        )
        #expect(
            proposal.value(.orders, "exclude") == "[{column: total, below: 0, because: negative}]"
        )
    }

    @Test func `the sum that the others come to is the one that counts`() async throws {
        let proposal = try await propose(
            then: """
                alter table shop.orders rename total to a1;
                alter table shop.orders add a2 numeric, add a3 numeric, add a4 numeric;
                update shop.orders set a2 = round(a1 * .19, 2), a3 = id % 4;
                update shop.orders set a4 = a1 + a2 - a3;
                """
        )
        let amount = try #require(proposal.entry(.orders, "amount"))
        #expect(amount.yaml == "a4")
        #expect(amount.note.contains("CHECK") && amount.note.contains("a4 = a1 + a2 - a3"))
    }

    @Test func `no currency is made up, and settings name the zone`() async throws {
        let proposal = try await propose(
            then: """
                create table shop.settings (name text, value text);
                insert into shop.settings values ('shop.timezone', 'Pacific/Auckland'), ('shop.title', 'Example');
                """
        )
        #expect(
            proposal.currency.value == "XXX" && proposal.currency.note.hasPrefix("CHECK: nothing")
        )
        #expect(proposal.timeZone.value == "Pacific/Auckland")
        #expect(proposal.timeZone.note.contains("shop.settings, shop.timezone says so"))
        #expect(proposal.timeZone.note.hasPrefix("CHECK"))
    }

    @Test func `tiers know how many buy by themselves`() async throws {
        let proposal = try await propose()
        // The last 30 of 200 days hold 30 orders of 30 of the 60 people; all had bought before.
        #expect(proposal.facts.span?.days == 199)
        let rate = try #require(proposal.facts.baseRate)
        #expect(abs(rate - 31.0 / 60) < 0.001)
    }

    @Test func `of two shops one is proposed, and the other is named`() async throws {
        try await Warehouses.make("two_shops")
        let proposal = try await Warehouses.propose("south", "north")
        #expect(proposal.value(.customers, "relation") == "north.customers")
        #expect(
            proposal.doubts.contains {
                $0.hasPrefix("south.clients with south.purchases looks like another shop")
            }
        )
        let words = try #require(proposal.considered[.customers])
        #expect(words[0].hasPrefix("north.customers was chosen: "))
        #expect(words[1].hasPrefix("not south.clients: "))
    }

    @Test func `a key of two columns is a doubt`() async throws {
        try await Warehouses.run(
            """
            create schema shop;
            create table shop.customers (id int primary key, email text);
            insert into shop.customers select i, 'p' || i || '@example.com' from generate_series(1, 40) as i;
            create table shop.orders (
                store int, no int, customer_id int references shop.customers, ordered_at timestamptz, total numeric,
                primary key (store, no)
            );
            insert into shop.orders select i % 2, i, 1 + i % 40, timestamptz '2024-01-01Z' + i * interval '1 day', i * 1.5 from generate_series(1, 120) as i;
            create table shop.lines (
                store int, no int, sku text, price numeric, foreign key (store, no) references shop.orders
            );
            insert into shop.lines select i % 2, i, 'S' || i % 9, i * .7 from generate_series(1, 120) as i, generate_series(1, 2);
            """
        )
        let proposal = try await Warehouses.propose("shop")
        #expect(proposal.value(.orders, "key") == #""no""#, "it is the one that no two rows share")
        #expect(proposal.value(.lines, "order") == #""no""#)
        #expect(
            proposal.entry(.lines, "order")?.note
                == "CHECK: part of a foreign key of 2 columns to shop.orders"
        )
    }

    @Test func `customers that nothing tells from others leave what was considered`() async throws {
        try await Warehouses.run(
            """
            create schema shop;
            create table shop.parts (id int primary key, label text);
            create table shop.people (name text, email text);
            insert into shop.people select 'x', 'same@example.com' from generate_series(1, 20);
            """
        )
        let proposal = try await Warehouses.propose("shop")
        #expect(!proposal.isWhole)
        #expect(
            proposal.considered[.customers]?.contains {
                $0.hasPrefix("shop.people: no column tells its rows apart")
            } == true
        )
    }

    @Test func `what comes nearest to orders is named with what it lacks`() async throws {
        let proposal = try await propose(
            then: """
                alter table shop.orders rename to till_slips;
                alter table shop.till_slips drop customer_id;
                create table shop.visits as
                select 1 + i % 60 as customer_id, timestamptz '2024-02-01Z' + i * interval '1 hour' as came_at from generate_series(1, 300) as i;
                create table shop.weather as select i as day, i * .5 as rain from generate_series(1, 30) as i;
                """
        )
        let words = try #require(proposal.considered[.orders])
        #expect(words.count == 2, "\(words)")
        #expect(
            words.contains {
                $0.hasPrefix("shop.till_slips: ")
                    && $0.contains("it holds sums of money")
                    && $0.contains("it lacks a column that names a customer of shop.customers")
            }
        )
        #expect(
            words.contains {
                $0.hasPrefix("shop.visits: customer_id names a customer, it has times")
                    && $0.hasSuffix("it lacks a sum of money, a column that tells its rows apart")
            },
            "\(words)"
        )
    }

    @Test func `what comes nearest to customers is named with what it lacks`() async throws {
        try await Warehouses.run(
            """
            create schema shop;
            create table shop.cards as select i as id, 'K' || i as label from generate_series(1, 40) as i;
            create table shop.slips as
            select i as id, 1 + i % 40 as card_id, timestamptz '2024-01-01Z' + i * interval '1 day' as at, i * 1.5 as total
            from generate_series(1, 200) as i;
            """
        )
        let proposal = try await Warehouses.propose("shop")
        let words = try #require(proposal.considered[.customers])
        #expect(
            words.contains {
                $0.hasPrefix("shop.cards: ") && $0.contains("shop.slips refers to it")
                    && $0.contains("it lacks e-mail addresses")
            },
            "\(words)"
        )
        let orders = try #require(proposal.considered[.orders])
        #expect(
            orders.contains {
                $0.hasPrefix("shop.slips: it has times, it holds sums of money")
                    && $0.contains("it lacks customers that it could name")
            },
            "\(orders)"
        )
    }

    @Test func `states that are numbers are read in the relation that says what they mean`()
        async throws
    {
        let proposal = try await propose(
            sums: ", case when i % 10 = 0 then 9 when i % 3 = 0 then 2 else 1 end as state_id",
            then: """
                create table shop.order_states (id int, code text, name text);
                insert into shop.order_states values (1, 'S1', 'in corso'), (2, 'S2', 'evaso'), (9, 'S9', 'annullato');
                """
        )
        #expect(
            proposal.value(.orders, "exclude")
                == #"[{column: state_id, values: ["9"], because: cancelled}]"#
        )
        #expect(
            proposal.entry(.orders, "exclude")?.note.contains(
                "1 (in corso), 2 (evaso), 9 (annullato), by shop.order_states"
            ) == true,
            "\(proposal.entry(.orders, "exclude")?.note ?? "")"
        )
        #expect(!proposal.doubts.contains { $0.contains("state_id") })
    }

    @Test func `states that are numbers nobody explains are a doubt with how many have each`()
        async throws
    {
        let proposal = try await propose(
            sums: ", case when i % 10 = 0 then 9 when i % 3 = 0 then 2 else 1 end as status"
        )
        #expect(proposal.entry(.orders, "exclude") == nil)
        #expect(
            proposal.doubts.contains {
                $0.hasPrefix(
                    "orders: status of shop.orders has 1 (120 rows), 2 (60 rows), 9 (20 rows), and nothing says"
                )
            },
            "\(proposal.doubts)"
        )
    }

    @Test func `a currency that orders refer to is the one`() async throws {
        let proposal = try await propose(
            sums: ", 3 as currency_id",
            then: """
                create table shop.res_currency (id int primary key, name text, symbol text);
                insert into shop.res_currency values (1, 'USD', '$'), (2, 'GBP', '£'), (3, 'PLN', 'zł');
                """
        )
        #expect(proposal.currency.value == "PLN")
        #expect(
            proposal.currency.note.contains("shop.orders currency_id, by shop.res_currency"),
            "\(proposal.currency.note)"
        )
        #expect(!proposal.doubts.contains { $0.contains("currency") })
    }

    @Test func `orders that refer to several currencies are a doubt`() async throws {
        let proposal = try await propose(
            sums: ", case when i % 4 = 0 then 1 else 3 end as currency_id",
            then: """
                create table shop.res_currency (id int primary key, name text);
                insert into shop.res_currency values (1, 'USD'), (2, 'GBP'), (3, 'PLN');
                """
        )
        #expect(proposal.currency.value == "PLN" && proposal.currency.note.hasPrefix("CHECK"))
        #expect(
            proposal.doubts.contains {
                $0.hasPrefix("orders: amounts of shop.orders are in PLN (150 rows), USD (50 rows)")
                    && $0.contains(
                        #"exclude: [{column: currency_id, except: ["3"], because: other_currency}]"#
                    )
            },
            "\(proposal.doubts)"
        )
    }

    @Test(arguments: ["importo_reso", "kwota_zwrotu", "c7"])
    func `what was given back is never above what was paid, whatever it is called`(name: String)
        async throws
    {
        let proposal = try await propose(
            then: """
                create table shop.returns as
                select
                    id as return_id, id as order_id, ordered_at + interval '9 days' as returned_at,
                    round(total * .1, 2) as fee, total * 3 as list_price,
                    case when id % 3 = 0 then total else round(total * .4) end as \(name)
                from shop.orders where id % 4 = 0;
                """
        )
        let amount = try #require(proposal.entry(.returns, "amount"))
        #expect(amount.yaml == name)
        #expect(
            amount.note.hasPrefix(
                "CHECK: it is never above the order's amount, and as much in 16 of 50 rows"
            ),
            "\(amount.note)"
        )
    }
}
