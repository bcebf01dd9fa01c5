import Postgres
import TestSupport
import Testing
import Warehouse

/// What kind a column is of, whatever the types of others are called.
@Suite(.postgres)
struct ColumnTypeTests {
    private func types(_ columns: String) async throws -> [String: ColumnType] {
        let session = try await TestDatabase.connect()
        try await session.run(
            Script(
                path: "shop",
                text: """
                    create type public.int8 as enum ('low', 'high');
                    create type public.text as (label pg_catalog.text);
                    create type public.citext as range (subtype = pg_catalog.int4);
                    create domain public.date as pg_catalog.text check (value <> '');
                    create domain public.uuid as public.date;
                    create domain public.bool as public.int8;
                    create schema till;
                    create table till.people (\(columns));
                    """
            )
        )
        var warehouse = WarehouseDefinition()
        (warehouse.customers.relation, warehouse.customers[.key]) = ("till.people", "id")
        let pool = try TestDatabase.pool()
        let catalog = try await WarehouseCatalog(warehouse, from: pool)
        return try catalog.source(.customers).columnTypes
    }

    @Test func `a type of others is not taken for the server's by its name`() async throws {
        let types = try await types(
            """
            id bigint, level public.int8, label public.text, span public.citext, day public.date,
            code public.uuid, flag public.bool, plain text, born date, token uuid
            """
        )
        #expect(types["level"] == .text && types["flag"] == .text, "enums are read as text")
        #expect(types["label"] == .other && types["span"] == .other)
        #expect(types["day"] == .text && types["code"] == .text, "domains over text")
        #expect(types["plain"] == .text && types["born"] == .date && types["token"] == .uuid)
        #expect(types["id"] == .integer)
    }
}
