-- Puts a segment's definition in force.
--
-- grain   one row, the segment
-- params  $1 segment text   $2 definition_hash text   $3 owner text   $4 purpose text
insert into segcast.segments (segment, definition_hash, owner, purpose)
values ($1::text, $2::text, $3::text, $4::text)
on conflict (segment) do update
    set
        definition_hash = excluded.definition_hash,
        owner = excluded.owner,
        purpose = excluded.purpose
returning segment;
