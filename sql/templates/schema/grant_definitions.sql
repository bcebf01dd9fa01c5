-- Lets the worker store definitions; who applied them, and when, is not its to say.
--
-- grain   none
-- holes   roles
grant insert (
    definition_hash, kind, definition_name, body
) on segcast.definitions to "{worker}";
