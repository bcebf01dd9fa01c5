-- Lets the worker store and approve versions, as far as the functions allow, and the exporter read who may approve.
--
-- holes   roles
grant select on segcast.governance to "{exporter}";

grant execute on function segcast.governance_in_force to "{worker}", "{exporter}";

grant execute on function
segcast.store_version,
segcast.approve_version,
segcast.needs_somebody_else,
segcast.tighten_governance
to "{worker}";
