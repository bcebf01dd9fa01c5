-- Begins to put names and kept bytes under another key, or goes on with that.
--
-- grain   one row: the last run that is under it
-- params  $1 key_id text   $2 next_key_id text   $3 reason text
-- columns changed_through bigint
select segcast.begin_key_change($1::text, $2::text, $3::text) as changed_through;
