import Postgres

/// Every table of Segcast's as it was at some moment, kept beside it in the same database.
enum KeptTables {
    /// Keeps them.
    static let keep = Script(
        path: "keep",
        text: """
            create schema kept_tables;
            do $$ declare name text; begin
                for name in
                    select relname from pg_class
                    where relnamespace = 'segcast'::regnamespace and relkind in ('r', 'p') and relname <> 'feature_values'
                loop
                    execute format('create table kept_tables.%I as select * from segcast.%I', name, name);
                end loop;
            end $$;
            """
    )

    /// Makes them what they were, as a restore of a backup does.
    static let restore = Script(
        path: "restore",
        text: """
            set session_replication_role = replica;
            do $$ declare name text; begin
                for name in
                    select relname from pg_class
                    where relnamespace = 'segcast'::regnamespace and relkind in ('r', 'p') and relname <> 'feature_values'
                loop
                    execute format('delete from segcast.%I', name);
                    execute format('insert into segcast.%I select * from kept_tables.%I', name, name);
                end loop;
            end $$;
            set session_replication_role = origin;
            """
    )
}
