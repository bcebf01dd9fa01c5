-- Records a refresh, its size counted from the memberships; again from the same release by the same definition, after
-- another was in force between, adds to what it changed.
--
-- grain   one row, the refresh
-- params  $1 segment text   $2 release_id bigint   $3 definition_hash text   $4 as_of timestamptz
--         $5 entered bigint   $6 left bigint
-- columns member_count bigint
insert into segcast.segment_refreshes as refreshes (
    segment, release_id, definition_hash, as_of, member_count, entered_count, left_count
)
select
    $1::text as segment,
    $2::bigint as release_id,
    $3::text as definition_hash,
    $4::timestamptz as as_of,
    (
        select count(*) from segcast.memberships as stays
        where stays.segment = $1::text and stays.left_at = 'infinity'
    ) as member_count,
    $5::bigint as entered_count,
    $6::bigint as left_count
on conflict (segment, release_id, definition_hash) do update
    set
        member_count = excluded.member_count,
        entered_count = refreshes.entered_count + excluded.entered_count,
        left_count = refreshes.left_count + excluded.left_count
returning member_count;
