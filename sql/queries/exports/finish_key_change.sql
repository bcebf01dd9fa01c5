-- Puts the next key in force.
--
-- grain   one row: which it is
-- params  $1 reason text
-- columns key_id text
select segcast.finish_key_change($1::text) as key_id;
