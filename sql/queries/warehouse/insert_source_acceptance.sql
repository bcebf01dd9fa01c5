-- Accepts that a source has fewer rows than a check could use.
--
-- grain   one row, the acceptance
-- params  $1 source text   $2 check_id bigint   $3 row_count bigint: how many it has   $4 reason text
insert into segcast.source_acceptances (source, check_id, row_count, reason)
select
    $1::text as source,
    $2::bigint as check_id,
    $3::bigint as row_count,
    $4::text as reason;
