-- Lists what is not ours and would go with our schemas.
--
-- grain   one row an object
-- holes   what hangs on our schemas
-- columns object_name text, owner_name text?
select
    hanging.object_name,
    hanging.owner_name
from "{hanging}"
order by hanging.object_name;
