-- Lets the exporter read who is in which segment, whether the release is in force, and how large sources were.
--
-- It sees no score.
--
-- grain   none
-- holes   roles
grant select on
segcast.memberships,
segcast.reservations,
segcast.cap_scopes,
segcast.customer_keys,
segcast.key_origins,
segcast.customers,
segcast.releases,
segcast.release_acts,
segcast.segments,
segcast.release_outcomes,
segcast.source_checks,
segcast.source_counts,
segcast.current_release,
segcast.definitions,
segcast.governance,
segcast.leases,
segcast.handed_over_lists,
segcast.schema_migrations,
segcast.audit_head
to "{exporter}";
