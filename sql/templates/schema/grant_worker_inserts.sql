-- Lets the worker add to what it works out.
--
-- Versions, approvals, the audit trail, leases and migrations are not among it: their functions write them.
--
-- grain   none
-- holes   roles
grant insert on
segcast.source_checks,
segcast.source_counts,
segcast.customers,
segcast.customer_keys,
segcast.quarantined_keys,
segcast.feature_sets,
segcast.feature_columns,
segcast.feature_builds,
segcast.example_labels,
segcast.score_columns,
segcast.releases,
segcast.release_outcomes,
segcast.release_buckets,
segcast.release_measures,
segcast.current_release,
segcast.segments,
segcast.segment_refreshes,
segcast.memberships
to "{worker}";
