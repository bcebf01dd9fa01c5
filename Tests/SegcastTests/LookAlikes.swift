import Foundation
import Postgres
import TestSupport

/// Functions, operators, aggregates, types, casts and views that are called as what the program's SQL uses, and that
/// tell when somebody uses them.
///
/// Each has the types that a statement would find nearer than the server's own: where a polymorphic argument stands
/// there, a concrete one.
enum LookAlikes {
    /// Plants them in `schema` of the running test's database, for everybody to use, and a trap for whoever reads a
    /// source: `spies.trap`, which plants some in the temporary schema of the session that calls it and changes its
    /// settings.
    ///
    /// - Parameters:
    ///   - schema: where.
    ///   - hasCasts: whether a type is one of its own with casts in both directions, instead of a domain.
    /// - Throws: `PostgresError`.
    static func plant(in schema: String, hasCasts: Bool) async throws {
        let session = try await TestDatabase.connect()
        let quoted = "\"\(schema)\""
        try await session.run(
            Script(
                path: "planted",
                text: """
                    create schema if not exists \(quoted);
                    grant usage on schema \(quoted) to public;
                    select spies.plant('\(quoted)', kinds, words, operators, relations, \(hasCasts))
                    from spies.vocabulary where not is_temporary;
                    """
            )
        )
    }

    /// Makes the schema `spies`: what plants, what is told, and the words that the SQL consists of.
    static func prepare() async throws {
        let session = try await TestDatabase.connect()
        try await session.run(Script(path: "spies", text: spies))
        let (words, operators, relations, temporary) = try vocabulary()
        let kinds = [
            "text", "character varying", "bigint", "integer", "numeric", "double precision",
            "timestamp with time zone", "timestamp without time zone", "date", "boolean", "uuid",
            "text[]",
        ]
        for (isTemporary, kinds) in [(false, kinds), (true, ["text", "bigint"])] {
            // A temporary table that stands in the way of one of ours would only stop it.
            let relations = isTemporary ? relations.subtracting(temporary) : relations
            try await session.sql(
                "insert into spies.vocabulary values ($1::boolean, $2::text[], $3::text[], $4::text[], $5::text[])",
                [
                    .boolean(isTemporary), .texts(kinds), .texts(words.sorted()),
                    .texts(operators.sorted()), .texts(relations.sorted()),
                ]
            )
        }
    }

    /// What was used so far, in the order of its name.
    static func used() async throws -> [String] {
        let session = try await TestDatabase.connect()
        return try await session.sql("select distinct what from spies.loot order by what").map {
            try $0.value("what")
        }
    }

    /// How often any was called, also where what was written is rolled back; asks once every other session has ended.
    static func calls() async throws -> Int {
        let session = try await TestDatabase.connect()
        for _ in 0..<500 {
            let others: Int = try await session.sql(
                """
                select count(*) as count from pg_stat_activity where datname = current_database()
                    and backend_type = 'client backend' and pid <> pg_backend_pid()
                """
            )[0].value("count")
            if others == 0 { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        return try await session.sql(
            """
            select coalesce(sum(calls), 0)::bigint as calls from pg_stat_user_functions
            where schemaname = 'spies' and funcname = 'tell'
            """
        )[0].value("calls")
    }

    /// The words, operators and relations of everything under `sql`, and which relations are temporary.
    private static func vocabulary() throws -> (
        words: Set<String>, operators: Set<String>, relations: Set<String>, temporary: Set<String>
    ) {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "sql")
        var (words, operators): (Set<String>, Set<String>) = ([], [])
        var (relations, temporary): (Set<String>, Set<String>) = ([], [])
        for case let file as URL in FileManager.default.enumerator(
            at: root,
            includingPropertiesForKeys: nil
        ) ?? FileManager.DirectoryEnumerator() where file.pathExtension == "sql" {
            let text = try String(contentsOf: file, encoding: .utf8)
                .replacing(/--[^\n]*/, with: "")
            words.formUnion(text.matches(of: /[a-z_][a-z0-9_]*/).map { String($0.output) })
            operators.formUnion(text.matches(of: /[-+*\/<>=~!@#%^&|`?]+/).map { String($0.output) })
            let known = /(?:segcast|segcast_v1|segcast_data|pg_catalog|pg_temp|shop)\.([a-z_]+)/
            relations.formUnion(text.matches(of: known).map { String($0.1) })
            let made = text.matches(of: /create temporary table ([a-z_]+)/).map { String($0.1) }
            temporary.formUnion(made)
        }
        return (words, operators, relations.union(temporary), temporary)
    }
}

extension LookAlikes {
    private static let spies = #"""
        create schema spies;
        grant usage on schema spies to public;
        create table spies.loot (what text);
        grant insert on spies.loot to public;
        create table spies.vocabulary (is_temporary boolean, kinds text[], words text[], operators text[], relations text[]);
        grant select on spies.vocabulary to public;

        create function spies.tell(what text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
        begin
            insert into spies.loot values (what);
        exception when read_only_sql_transaction then null;
        end
        $$;

        -- A function that tells its name; what it answers does not matter.
        create function spies.make(place text, name text, arguments text, result text) returns void
        language plpgsql set search_path = pg_catalog, pg_temp as $$
        begin
            execute format(
                'create function %s.%I(%s) returns %s language plpgsql as %L', place, name, arguments, result,
                format('begin perform spies.tell(%L); return%s; end',
                    format('%s.%s(%s)', place, name, arguments),
                    case when result like 'setof %' or result = 'void' then '' else ' null' end)
            );
        end
        $$;

        create function spies.plant(
            place text, kinds text[], words text[], operators text[], relations text[], has_casts boolean
        ) returns bigint language plpgsql set search_path = pg_catalog, pg_temp as $$
        declare
            entry record;
            planted bigint := 0;
        begin
            for entry in
                select typname as name from pg_type
                where typnamespace = 'pg_catalog'::regnamespace and typtype = 'b' and typname !~ '^_'
                    and typname = any(words)
            loop
                if has_casts then
                    execute format('create type %s.%I as enum (%L)', place, entry.name, 'planted');
                    perform spies.make(place, 'to_' || entry.name, format('pg_catalog.%I', entry.name), format('%s.%I', place, entry.name));
                    perform spies.make(place, 'from_' || entry.name, format('%s.%I', place, entry.name), format('pg_catalog.%I', entry.name));
                    execute format('create cast (pg_catalog.%1$I as %2$s.%1$I) with function %2$s.%3$I as implicit', entry.name, place, 'to_' || entry.name);
                    execute format('create cast (%2$s.%1$I as pg_catalog.%1$I) with function %2$s.%3$I as implicit', entry.name, place, 'from_' || entry.name);
                else
                    perform spies.make(place, 'is_' || entry.name, format('pg_catalog.%I', entry.name), 'pg_catalog.bool');
                    execute format('create domain %1$s.%2$I as pg_catalog.%2$I check (%1$s.%3$I(value))', place, entry.name, 'is_' || entry.name);
                end if;
                planted := planted + 1;
            end loop;

            for entry in
                with routines as (
                    select proname, prokind, proretset, prorettype, proargtypes from pg_proc
                    where pronamespace = 'pg_catalog'::regnamespace and proname = any(words) and pronargs between 1 and 4
                        and prokind in ('f', 'a', 'w')
                        and not exists (
                            select 1 from unnest(proargtypes || prorettype) as used (type_oid)
                            inner join pg_type on pg_type.oid = used.type_oid
                            where typtype = 'p' and typname !~ '^any(element|array|nonarray|compatible|compatiblearray|compatiblenonarray)?$'
                        )
                ),

                concrete as (
                    -- As it is, with each kind in the place of what is polymorphic, and with one kind in every place.
                    select
                        proname, prokind, proretset,
                        case when result.typtype <> 'p' and not ways.is_uniform then format_type(prorettype, null)
                            when result.typname ~ 'array$' and kind !~ '\[\]$' then kind || '[]'
                            when result.typtype <> 'p' then format_type(prorettype, null)
                            else kind end as result,
                        (
                            select string_agg(
                                case when ways.is_uniform or given.typname = 'any' then kind
                                    when given.typtype = 'p' and given.typname ~ 'array$' and kind !~ '\[\]$' then kind || '[]'
                                    when given.typtype = 'p' then kind
                                    else format_type(given.oid, null) end, ', ' order by position
                            )
                            from unnest(proargtypes::oid[]) with ordinality as places (type_oid, position)
                            inner join pg_type as given on given.oid = places.type_oid
                        ) as arguments
                    from routines
                    inner join pg_type as result on result.oid = prorettype
                    cross join unnest(kinds) as kind
                    cross join (values (false), (true)) as ways (is_uniform)
                )

                select distinct on (proname, arguments) proname as name, prokind, proretset, arguments, result
                from concrete
                where result not in ('record', 'void')
                order by proname, arguments, result
            loop
                if entry.prokind = 'f' then
                    perform spies.make(
                        place, entry.name, entry.arguments, case when entry.proretset then 'setof ' else '' end || entry.result
                    );
                else
                    perform spies.make(
                        place, 'step_' || entry.name, format('%s, %s', entry.result, entry.arguments), entry.result
                    );
                    execute format(
                        'create aggregate %1$s.%2$I(%3$s) (sfunc = %1$s.%4$I, stype = %5$s)',
                        place, entry.name, entry.arguments, 'step_' || entry.name, entry.result
                    );
                end if;
                planted := planted + 1;
            end loop;

            for entry in
                select
                    used.symbol, lefts.kind as left_kind, rights.kind as right_kind,
                    case when exists (
                        select 1 from pg_operator where oprname = used.symbol and oprresult = 'boolean'::regtype
                    ) then 'boolean' else lefts.kind end as result,
                    'operator_' || dense_rank() over (order by used.symbol) as name
                from (
                    select distinct oprname::text as symbol from pg_operator
                    where oprnamespace = 'pg_catalog'::regnamespace and oprname = any(operators)
                ) as used
                cross join unnest(kinds) as lefts (kind)
                cross join unnest(kinds) as rights (kind)
            loop
                perform spies.make(place, entry.name, entry.left_kind || ', ' || entry.right_kind, entry.result);
                execute format(
                    'create operator %1$s.%2$s (leftarg = %3$s, rightarg = %4$s, function = %1$s.%5$I)',
                    place, entry.symbol, entry.left_kind, entry.right_kind, entry.name
                );
                planted := planted + 1;
            end loop;

            perform spies.make(place, 'looked', '', 'integer');
            for entry in select unnest(relations) as name loop
                execute format('create view %s.%I as select %1$s.looked() as customer_id', place, entry.name);
                if place <> 'pg_temp' then execute format('grant select on %s.%I to public', place, entry.name); end if;
                planted := planted + 1;
            end loop;
            return planted;
        end
        $$;

        -- What a source's view calls: it plants what it may, and leaves other settings behind.
        create function spies.trap(seen text) returns text language plpgsql as $$
        begin
            if pg_catalog.to_regclass('pg_temp.sprung') is null then
                begin
                    create temporary table sprung ();
                    perform spies.plant('pg_temp', kinds, words, operators, relations, false)
                    from spies.vocabulary where is_temporary;
                exception when read_only_sql_transaction then null;
                end;
            end if;
            perform pg_catalog.set_config('search_path', pg_catalog.format('pg_temp, public, %I, pg_catalog', session_user), false);
            perform pg_catalog.set_config('row_security', 'on', false);
            perform pg_catalog.set_config('timezone', 'Asia/Kathmandu', false);
            perform pg_catalog.set_config('datestyle', 'German', false);
            perform pg_catalog.set_config('intervalstyle', 'iso_8601', false);
            perform pg_catalog.set_config('standard_conforming_strings', 'off', false);
            perform pg_catalog.set_config('array_nulls', 'off', false);
            perform pg_catalog.set_config('transform_null_equals', 'on', false);
            perform pg_catalog.set_config('bytea_output', 'escape', false);
            perform pg_catalog.set_config('extra_float_digits', '-15', false);
            return seen;
        end
        $$;
        """#
}
