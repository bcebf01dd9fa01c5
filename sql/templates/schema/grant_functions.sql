-- Lets the worker and the exporter do what only functions do: append to the audit trail, hold leases, accept a run.
--
-- grain   none
-- holes   roles
grant execute on function
segcast.append_event,
segcast.acquire_lease,
segcast.renew_lease,
segcast.release_lease,
segcast.accept_run,
segcast.governance_in_force
to "{worker}", "{exporter}";
