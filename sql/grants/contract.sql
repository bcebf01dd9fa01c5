-- Lets marketing see customers and their segments, and viewers aggregates and no customer; the contract holds no contact
-- details.
--
-- holes   roles
grant select on all tables in schema segcast_v1 to "{marketing}", "{worker}";

grant select on
segcast_v1.segments,
segcast_v1.segment_sizes,
segcast_v1.model_versions,
segcast_v1.exports,
segcast_v1.export_files,
segcast_v1.export_buckets,
segcast_v1.attempts,
segcast_v1.attempt_results
to "{viewer}";
