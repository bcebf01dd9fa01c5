-- Lets the exporter read who is in which segment, and whether the release is in force.
--
-- grain   none
-- holes   roles
grant select on
segcast.memberships,
segcast.reservations,
segcast.cap_scopes,
segcast.customer_keys,
segcast.customers,
segcast.releases,
segcast.release_outcomes,
segcast.current_release, segcast.definitions, segcast.schema_migrations, segcast.audit_head
to "{exporter}";
