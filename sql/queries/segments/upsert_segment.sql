-- Puts a segment's definition in force, filled from a release.
--
-- grain   one row, the segment
-- params  $1 segment text   $2 definition_hash text   $3 owner text   $4 purpose text   $5 release_id bigint
-- columns segment text
insert into segcast.segments (segment, definition_hash, owner, purpose, release_id)
values ($1::text, $2::text, $3::text, $4::text, $5::bigint)
on conflict (segment) do update
    set
        definition_hash = excluded.definition_hash,
        owner = excluded.owner,
        purpose = excluded.purpose,
        release_id = excluded.release_id
returning segment;
