import Postgres
import TestSupport
import Testing

@testable import Warehouse

/// What is found where no name says anything.
@Suite(.postgres)
struct TokenTests {
    /// Renames every relation of a schema and its columns to tokens, and returns what each is called now.
    private func rename(_ schema: String) async throws -> [String: String] {
        let session = try await TestDatabase.connect()
        try await session.run(
            Script(
                path: "tokens",
                text: """
                    create table public.tokens (old_name text, new_name text);
                    do $$
                    declare relation record; field record; n int := 0; k int;
                    begin
                        for relation in
                            select oid, relname from pg_class
                            where relnamespace = '\(schema)'::regnamespace and relkind in ('r', 'v', 'p', 'm')
                            order by md5(relname)
                        loop
                            n := n + 1;
                            k := 0;
                            insert into public.tokens values ('\(schema).' || relation.relname, '\(schema).t' || n);
                            for field in
                                select attname from pg_attribute
                                where attrelid = relation.oid and attnum > 0 and not attisdropped order by attnum
                            loop
                                k := k + 1;
                                execute format('alter table \(schema).%I rename column %I to %I', relation.relname, field.attname, 'c' || k);
                                insert into public.tokens
                                values ('\(schema).' || relation.relname || '.' || field.attname, 'c' || k);
                            end loop;
                            execute format('alter table \(schema).%I rename to %I', relation.relname, 't' || n);
                        end loop;
                    end $$;
                    """
            )
        )
        var names: [String: String] = [:]
        for row in try await session.sql("select old_name, new_name from public.tokens") {
            let old: String = try row.value("old_name")
            names[old] = try row.value("new_name")
        }
        return names
    }

    /// What keys, types and values tell of a warehouse: each key of the contract, and what it was called.
    private static let expected:
        [(schema: String, fixture: String, facts: [(SourceRole, String, String)])] = [
            (
                "laden", "laden",
                [
                    (.customers, "relation", "kunden"), (.customers, "key", "kunden.kundennr"),
                    (.customers, "email", "kunden.email"), (.orders, "relation", "auftraege"),
                    (.orders, "key", "auftraege.auftragsnr"),
                    (.orders, "customer", "auftraege.kundennr"),
                    (.orders, "occurred_at", "auftraege.bestelldatum"),
                    (.orders, "amount", "auftraege.bruttobetrag"),
                    (.orders, "currency", "auftraege.waehrung"),
                    (.lines, "relation", "auftragspositionen"),
                    (.lines, "order", "auftragspositionen.auftragsnr"),
                    (.lines, "product", "auftragspositionen.artikelnr"),
                    (.lines, "amount", "auftragspositionen.positionssumme"),
                    (.products, "relation", "artikel"),
                    (.products, "key", "artikel.artikelnr"), (.returns, "relation", "gutschriften"),
                ]
            ),
            (
                "grocer", "grocer",
                [
                    (.customers, "relation", "households"),
                    (.customers, "key", "households.household_key"),
                    (.customers, "email", "households.contact_mail"),
                    (.orders, "relation", "baskets"),
                    (.orders, "key", "baskets.basket_id"),
                    (.orders, "customer", "baskets.household_key"),
                    (.orders, "occurred_at", "baskets.basket_date"),
                    (.lines, "relation", "basket_items"),
                    (.lines, "order", "basket_items.basket_id"),
                    (.lines, "product", "basket_items.product_id"),
                    (.products, "relation", "products"),
                ]
            ),
            (
                "mart", "mart",
                [
                    (.customers, "relation", "dim_contact"),
                    (.customers, "key", "dim_contact.contact_key"),
                    (.customers, "email", "dim_contact.mail_address"),
                    (.orders, "relation", "fct_purchase"),
                    (.orders, "key", "fct_purchase.purchase_key"),
                    (.orders, "amount", "fct_purchase.revenue"),
                    (.orders, "currency", "fct_purchase.currency_code"),
                    (.lines, "relation", "fct_purchase_item"),
                    (.lines, "order", "fct_purchase_item.purchase_key"),
                    (.products, "relation", "dim_product"),
                ]
            ),
            (
                "stream", "stream",
                [
                    (.customers, "relation", "users"), (.customers, "email", "users.email"),
                    (.events, "relation", "events"),
                    (.events, "customer", "events.user_id"),
                    (.events, "occurred_at", "events.occurred_at"),
                ]
            ),
            (
                "shopify", "shopify",
                [
                    (.customers, "relation", "customer"), (.customers, "key", "customer.id"),
                    (.customers, "email", "customer.email"), (.orders, "relation", "order"),
                    (.orders, "key", "order.id"), (.orders, "customer", "order.customer_id"),
                    (.orders, "occurred_at", "order.created_at"),
                    (.orders, "amount", "order.total_price"),
                    (.orders, "customer_email", "order.email"), (.lines, "relation", "order_line"),
                    (.lines, "order", "order_line.order_id"),
                    (.lines, "product", "order_line.product_id"),
                    (.products, "relation", "product"), (.returns, "relation", "refund"),
                ]
            ),
            (
                "magento", "magento",
                [
                    (.customers, "relation", "customer_entity"),
                    (.customers, "key", "customer_entity.entity_id"),
                    (.customers, "email", "customer_entity.email"),
                    (.orders, "relation", "sales_order"),
                    (.orders, "key", "sales_order.entity_id"),
                    (.orders, "customer", "sales_order.customer_id"),
                    (.orders, "customer_email", "sales_order.customer_email"),
                    (.orders, "occurred_at", "sales_order.created_at"),
                    (.lines, "relation", "sales_order_item"),
                    (.lines, "order", "sales_order_item.order_id"),
                    (.lines, "product", "sales_order_item.product_id"),
                    (.products, "relation", "catalog_product_entity"),
                    (.returns, "relation", "sales_creditmemo"),
                ]
            ),
        ]

    @Test(arguments: ["laden", "grocer", "mart", "stream", "shopify", "magento"])
    func `what keys, types and values tell is found under any name`(fixture: String) async throws {
        let wanted = try #require(Self.expected.first { $0.fixture == fixture })
        try await Warehouses.make(fixture)
        if fixture == "mart" {
            // What a view reads is renamed with it: it is looked at as a table here, still without any key.
            try await Warehouses.run(
                ["dim_contact", "fct_purchase_item", "fct_purchase", "dim_product"].map {
                    "create table mart.copy as select * from mart.\($0); drop view mart.\($0) cascade; alter table mart.copy rename to \($0);"
                }.joined(separator: "\n")
            )
        }
        let names = try await rename(wanted.schema)
        let proposal = try await Warehouses.propose(wanted.schema)
        for (role, key, name) in wanted.facts {
            let new = names["\(wanted.schema).\(name)"]
            #expect(
                proposal.value(role, key) == new,
                "\(role) \(key): \(name) is called \(new ?? "?") now"
            )
        }
        for role in [SourceRole.orders, .events] {
            if let amount = proposal.entry(role, "amount") {
                #expect(amount.note.contains("CHECK"))
            }
        }
    }
}
