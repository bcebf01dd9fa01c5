-- Forgets attempts that are old, with what came of them.
--
-- grain   one row an attempt that is forgotten
-- params  $1 kept_days integer
-- columns attempt_id bigint
delete from segcast.attempts
where begun_at < clock_timestamp() - $1::integer * interval '1 day'
returning attempt_id;
