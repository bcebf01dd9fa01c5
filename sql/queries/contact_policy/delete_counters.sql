-- Forgets what was counted under a cap.
--
-- grain   no rows
-- params  $1 scope text
-- locks   the scope's counters; nobody charges under it meanwhile
delete from segcast.cap_counters
where scope = $1::text;
