-- Lets the worker number customers, origins, checks, builds, releases and what people did to them.
--
-- grain   none
-- holes   roles
grant usage on sequence
segcast.customer_ids,
segcast.key_origins_origin_id_seq,
segcast.source_checks_check_id_seq,
segcast.feature_builds_build_id_seq,
segcast.releases_release_id_seq,
segcast.release_acceptances_acceptance_id_seq,
segcast.release_acts_act_id_seq
to "{worker}";
