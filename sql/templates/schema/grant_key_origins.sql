-- Lets the worker record where a space's keys come from, under its own name and time.
--
-- grain   none
-- holes   roles
grant insert (
    key_space, relation, relation_oid, key_column, key_column_number, reason
) on segcast.key_origins to "{worker}";
