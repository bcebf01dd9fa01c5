-- Lets viewers see aggregates, and no customer.
--
-- grain   none
-- holes   roles
grant select on
segcast_v1.segments,
segcast_v1.segment_sizes,
segcast_v1.model_versions,
segcast_v1.exports,
segcast_v1.export_files,
segcast_v1.export_buckets
to "{viewer}";
