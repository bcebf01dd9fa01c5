-- Lets the worker make partitions, load and drop them.
--
-- holes   roles
grant execute on function
segcast.make_partition,
segcast.attach_partition,
segcast.drop_partition
to "{worker}";
