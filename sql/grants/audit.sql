-- Lets the worker and the exporter append to the audit trail; the worker, who may ask, every event.
--
-- holes   roles
grant select on segcast.audit_head to "{exporter}";

grant execute on function segcast.sum_of to "{worker}", "{exporter}";

grant execute on function segcast.may_append_all to "{worker}";

grant execute on function segcast.append_event to "{worker}", "{exporter}";
