-- Lets the worker store definitions, and the exporter read them; who applied them, and when, is not its to say.
--
-- holes   roles
grant select on segcast.definitions to "{exporter}";

grant insert (
    definition_hash, kind, definition_name, body
) on segcast.definitions to "{worker}";

grant execute on function segcast.is_as_defined to "{worker}", "{exporter}";
