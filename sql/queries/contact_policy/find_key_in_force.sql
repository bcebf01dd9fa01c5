-- Says which key is in force since it was changed first, and which one everything is being put under.
--
-- grain   one row, or none where it never was
-- columns key_id text, next_key_id text?, changed_through bigint
select
    keys.key_id,
    keys.next_key_id,
    keys.changed_through
from segcast.key_in_force as keys;
