import Postgres
import TestSupport
import Testing
import Warehouse

/// What a stranger's schema is taken for.
@Suite(.postgres)
struct ProposalTests {
    private func propose(_ script: String) async throws -> ContractProposal {
        try await TestDatabase.connect().run(
            Script(path: "shop", text: "create schema shop; \(script)")
        )
        var guesser = try ContractGuesser(
            try await SchemaInspection(["shop"], from: TestDatabase.pool())
        )
        return try await guesser.propose()
    }

    private func entries(_ proposal: ContractProposal, _ role: SourceRole) -> [String] {
        proposal.sources.first { $0.role == role }?.entries.map { "\($0.key): \($0.yaml)" } ?? []
    }

    @Test func `parts are told by names, keys, links, types and samples`() async throws {
        let proposal = try await propose(
            """
            create table shop.clients (
                client_no text primary key, mail text, created_at timestamptz, newsletter boolean, is_test boolean
            );
            create table shop.client_log (client_no text, at timestamptz);
            create table shop.orders (
                order_id int primary key, client text references shop.clients, placed_at timestamp,
                grand_total numeric, currency text, status text
            );
            create table shop.order_lines (line int, order_id int references shop.orders, sku text);
            create table shop.products (sku text primary key, category text);
            insert into shop.clients values
                ('C1', 'ada@example.com', '2024-01-01', true, false), ('C2', 'bo@example.com', '2024-01-02', false, true);
            insert into shop.orders values
                (1, 'C1', '2024-03-01', 10, 'SEK', 'done'), (2, 'C1', '2024-03-11', 10, 'SEK', 'cancelled');
            """
        )
        #expect(
            proposal.sources.map(\.role) == [.customers, .orders, .lines, .products, .consents]
        )
        #expect(
            entries(proposal, .customers) == [
                "relation: shop.clients", "key: client_no", "created_at: created_at", "email: mail",
                "exclude: [{column: is_test, values: [\"true\"], because: is_test}]",
            ]
        )
        #expect(
            entries(proposal, .orders) == [
                "relation: shop.orders", "key: order_id", "customer: client",
                "occurred_at: placed_at", "amount: grand_total", "currency: currency",
                "columns: {status: status}",
                "exclude: [{column: status, values: [\"cancelled\"], because: cancelled}]",
            ]
        )
        #expect(
            entries(proposal, .lines) == [
                "relation: shop.order_lines", "order: order_id", "product: sku",
            ]
        )
        #expect(entries(proposal, .consents).contains("granted: newsletter"))
        #expect(proposal.currency.value == "SEK")
        #expect(proposal.hasNaiveTimes)
        #expect(
            proposal.facts.span.map { [$0.first, $0.last, "\($0.days)"] } == [
                "2024-03-01", "2024-03-11", "10",
            ]
        )
        #expect(proposal.doubts == [])
        #expect(proposal.relations.count == 4, "the customers' relation is their consents' too")
    }

    @Test func `the brand of consents is a doubt, and that of orders a name for filters`()
        async throws
    {
        let proposal = try await propose(
            """
            create table shop.customers (customer_id int primary key, email text, brand text);
            create table shop.orders (
                order_id int primary key, customer_id int, ordered_at timestamptz, amount numeric, brand text
            );
            create table shop.consents (
                customer_id int, purpose text, granted boolean, store_brand text, brand_id int,
                brand_note text, recorded_at timestamptz
            );
            insert into shop.orders values (1, 1, '2024-03-01', 10, 'north');
            """
        )
        #expect(
            entries(proposal, .consents).filter { $0.contains("brand") } == ["# brand: store_brand"]
        )
        #expect(
            entries(proposal, .orders).filter { $0.contains("brand") } == [
                "columns: {brand: brand}"
            ]
        )
        #expect(!entries(proposal, .customers).contains { $0.contains("brand") })
    }

    @Test func `what no part is found for is said`() async throws {
        let proposal = try await propose("create table shop.weather (day date, rain numeric);")
        #expect(proposal.sources.isEmpty)
        #expect(
            proposal.doubts.map { $0.prefix(24) } == [
                "no relation of customers", "no orders and no events ", "no consents were found: ",
            ]
        )
    }

    @Test func `events say which of them are purchases where there are no orders`() async throws {
        let proposal = try await propose(
            """
            create table shop.users (user_id uuid primary key, email text);
            create table shop.page_events (user_id uuid references shop.users, event_type text, occurred_at timestamptz);
            insert into shop.users values ('00000000-0000-0000-0000-00000000000a');
            insert into shop.page_events
            select '00000000-0000-0000-0000-00000000000a', unnest(array['view', 'purchase']), '2024-03-01';
            """
        )
        #expect(proposal.sources.map(\.role) == [.customers, .events])
        #expect(proposal.facts.purchases?.column == "event_type")
        #expect(proposal.facts.purchases?.values == ["purchase"])
    }

    @Test func `a schema that holds nothing is told with those there are`() async throws {
        try await TestDatabase.connect().run(
            Script(path: "shop", text: "create schema shop; create table shop.t (a int)")
        )
        let error = await #expect(throws: WarehouseError.self) {
            try await SchemaInspection(["shp"], from: TestDatabase.pool())
        }
        #expect(error?.description.contains("this database has shop") == true)
        #expect(error?.tells("nothing-to-inspect") == true)
    }

    @Test(arguments: [
        ("people", "people"), ("a.b-c_1", "a.b-c_1"), ("1st", "1st"), ("no", #""no""#),
        ("Null", #""Null""#), ("-x", #""-x""#), ("a b", #""a b""#), ("a: b", #""a: b""#),
        (#"say "hi" \ there"#, #""say \"hi\" \\ there""#), ("a\nb\tc", #""a\nb\tc""#),
        ("\u{202e}evil", #""\u202eevil""#), ("", #""""#), ("Zoë", #""Zoë""#),
    ])
    func `a name is written as YAML that reads as exactly this name`(name: String, yaml: String) {
        #expect(ContractProposal.yaml(name) == yaml)
    }
}
