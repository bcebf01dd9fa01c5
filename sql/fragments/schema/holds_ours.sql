-- Whether a session holds rows or tables of Segcast's.
--
-- over    sessions
select
    exists(
        select
        from pg_catalog.pg_locks as locks
        inner join pg_catalog.pg_class as relations on locks.relation = relations.oid
        inner join pg_catalog.pg_namespace as schemas on relations.relnamespace = schemas.oid
        where
            locks.pid = sessions.pid
            and locks.database = (
                select databases.oid from pg_catalog.pg_database as databases
                where databases.datname = current_database()
            )
            and locks.granted
            and locks.mode <> 'AccessShareLock'
            and relations.relkind in ('r', 'p')
            and schemas.nspname in ('segcast', 'segcast_data')
    );
