-- Lets the worker and the exporter hold leases; the worker, who may ask for any, all of them.
--
-- holes   roles
grant select on segcast.leases to "{exporter}";

grant execute on function segcast.may_hold to "{worker}";

grant execute on function
segcast.acquire_lease,
segcast.renew_lease,
segcast.release_lease
to "{worker}", "{exporter}";
