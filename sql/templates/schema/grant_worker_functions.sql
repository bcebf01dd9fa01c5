-- Lets the worker make partitions, store and approve versions, apply caps, and adopt an outbox, as far as the functions allow.
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
segcast.tighten_governance,
segcast.apply_caps,
segcast.adopt_sequence
to "{worker}";
