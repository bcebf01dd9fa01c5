import Postgres
import TestSupport
import Testing

/// By which key the public contract calls a customer who has, or had, several.
@Suite(.postgres)
struct ContractKeyTests {
    /// Ada and Bob of a till whose keys were given anew, and Cy, who has a key of the old space alone.
    ///
    /// Each is in a segment, on a list and scored.
    private static let people = """
        set local session_replication_role = replica;
        insert into segcast.key_origins (key_space, relation, key_column) values
        ('till', 'till.people', 'id'), ('crm', 'crm.people', 'id');
        insert into segcast.customer_keys (key_space, external_key, customer_id, linked_at) values
        ('till', 'ada', 1, '2024-01-01'), ('till', 'bob', 2, '2024-01-01'), ('till', 'cy', 3, '2024-01-01'),
        ('crm', 'bob', 1, '2024-01-01'), ('crm', 'cy', 2, '2024-01-01');
        insert into segcast.releases (release_id, as_of, build_id, release_key, state, released_at, valid_until)
        values (1, '2024-03-01', 1, 'planted', 'released', '2024-03-01', '2024-06-01');
        insert into segcast.current_release (release_id) values (1);
        insert into segcast.score_columns values (1, 'buy', 90, 'none');
        insert into segcast.release_outcomes (release_id, outcome, version, score_position, score_count)
        values (1, 'buy', 1, 1, 3);
        create table segcast_data.scores_1 partition of segcast.scores for values in (1);
        insert into segcast.export_runs (
            run_id, export, export_key, kind, channel, as_of, contact_at, release_id, definition_hash, governance,
            synthetic_contacts, normaliser_version, lease_token
        )
        values (1, 'e', '1', 'include', 'mail', '2024-03-01', '2024-03-01', 1, 'd', 'none', true, 'f/1', 1);
        insert into segcast.memberships (
            segment, customer_id, entered_at, entered_release_id, entered_definition_hash, entered_reason
        )
        select 'everybody', person, '2024-03-01', 1, 'd', 'planted' from generate_series(1, 3) as person;
        insert into segcast.scores select 1, person, array[0.5] from generate_series(1, 3) as person;
        insert into segcast.export_members select 1, person, person from generate_series(1, 3) as person;
        """

    /// The views that name customers by key.
    private func views(_ session: Session) async throws -> [String] {
        try await session.sql(
            """
            select attrelid::regclass::text as name from pg_attribute
            inner join pg_class on pg_class.oid = attrelid
            where relnamespace = 'segcast_v1'::regnamespace and attname = 'customer_key' order by name
            """
        ).map { try $0.value("name") }
    }

    private func people(_ view: String, _ session: Session) async throws -> [String] {
        try await session.sql(
            "select customer_id || ' ' || coalesce(customer_key, '-') as person from \(view) order by 1"
        ).map { try $0.value("person") }
    }

    @Test func `a customer with a key in two spaces stands once, under the one in force`()
        async throws
    {
        let session = try await TestDatabase.connect()
        try await session.run(Script(path: "people", text: Self.people))
        let views = try await views(session)
        #expect(views.count == 4)
        for view in views {
            #expect(try await people(view, session) == ["1 bob", "2 cy", "3 -"], "\(view)")
        }
        try await session.sql(
            "insert into segcast.key_origins (key_space, relation, key_column) values ('till', 'till.people', 'id')"
        )
        for view in views {
            #expect(try await people(view, session) == ["1 ada", "2 bob", "3 cy"], "\(view)")
        }
    }
}
