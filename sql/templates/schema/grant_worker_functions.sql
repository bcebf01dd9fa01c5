-- Lets the worker make partitions, store versions and approve them, as far as their functions allow.
--
-- grain   none
-- holes   roles
grant execute on function
segcast.make_partition,
segcast.attach_partition,
segcast.drop_partition,
segcast.as_feature,
segcast.store_version,
segcast.approve_version,
segcast.tighten_governance
to "{worker}";
