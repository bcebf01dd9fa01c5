-- Puts a release in force.
--
-- grain   one row
-- params  $1 release_id bigint
-- columns release_id bigint
-- locks   the pointer
insert into segcast.current_release (release_id)
values ($1::bigint)
on conflict (is_current) do update set release_id = excluded.release_id
returning release_id;
