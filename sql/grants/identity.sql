-- Lets the worker number customers and link their keys, and the exporter read who is who.
--
-- holes   roles
grant select on segcast.customers, segcast.customer_keys, segcast.key_origins to "{exporter}";
grant select on segcast.key_space_in_force, segcast.keys_in_force to "{exporter}";

grant insert, update, delete on segcast.guest_accounts to "{worker}";
grant insert on segcast.customers, segcast.customer_keys, segcast.quarantined_keys to "{worker}";

-- Where a space's keys come from is recorded under the login's own name and time.
grant insert (
    key_space, relation, relation_oid, key_column, key_column_number, reason
) on segcast.key_origins to "{worker}";

grant usage on sequence segcast.customer_ids, segcast.key_origins_origin_id_seq to "{worker}";
