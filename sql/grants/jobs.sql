-- Lets the worker and the exporter append to the audit trail and hold leases, and the worker make partitions, as far as the
-- functions allow.
--
-- holes   roles
grant select on segcast.leases, segcast.audit_head to "{exporter}";

grant execute on function
segcast.append_event,
segcast.acquire_lease,
segcast.renew_lease,
segcast.release_lease
to "{worker}", "{exporter}";

grant execute on function
segcast.make_partition,
segcast.attach_partition,
segcast.drop_partition
to "{worker}";
