-- Says which server this is, and what time it has.
--
-- grain   one row
-- columns version_number integer, version_name text, is_replica boolean, read_at timestamptz
select
    current_setting('server_version_num')::integer as version_number,
    current_setting('server_version') as version_name,
    pg_is_in_recovery() as is_replica,
    clock_timestamp() as read_at;
