-- Records what somebody did to the order of releases, and why; who did it, the database knows.
--
-- grain   none; writes one row
-- params  $1 release_id bigint   $2 act text   $3 replaced_release_id bigint   $4 reason text
insert into segcast.release_acts (release_id, act, replaced_release_id, reason)
values ($1::bigint, $2::text, $3::bigint, $4::text);
