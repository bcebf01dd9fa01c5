-- Keeps that something is tried, before anything is done.
--
-- grain   one row, the attempt
-- params  $1 command text   $2 as_of timestamptz, or null where it is not known
-- columns attempt_id bigint
insert into segcast.attempts (command, as_of)
values ($1::text, $2::timestamptz)
returning attempt_id;
