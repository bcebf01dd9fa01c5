-- Returns the number that a server was given when it was made; its physical copies have the same.
--
-- grain   one row
-- columns system_identifier text
select system.system_identifier::text as system_identifier
from pg_control_system() as system;
