-- Says who is connected, and whether they own Segcast's tables or may act as whoever does.
--
-- grain   one row
-- columns login text, is_owner boolean
select
    session_user::text as login,
    pg_has_role(session_user, schemas.nspowner, 'member') as is_owner
from pg_catalog.pg_namespace as schemas
where schemas.nspname = 'segcast';
