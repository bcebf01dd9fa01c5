-- Takes a committed run's number and manifest back, which nobody has seen: it is staged again.
--
-- grain   one row: whether its number was the newest, and whether it was taken back
-- params  $1 run_id bigint   $2 lease_token bigint
-- columns was_newest boolean, was_reopened boolean
-- locks   the run, and its export's counter
select
    reopened.was_newest,
    reopened.was_reopened
from segcast.reopen_run($1::bigint, $2::bigint) as reopened;
