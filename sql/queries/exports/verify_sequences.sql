-- Finds exports whose numbers have a gap, whose manifests do not follow one another, or whose counter is not at
-- the last one; numbers that were taken over from the outbox's head count.
--
-- grain   one row an export that breaks the rule
-- params  $1 export text[]   $2 sequence bigint[]   $3 manifest_sha256 text[], of what was taken over: one each
-- columns export text
with adopted as (
    select distinct
        lists.export,
        lists.sequence,
        lists.manifest_sha256
    from
        unnest($1::text[], $2::bigint[], $3::text[])
            as lists (export, sequence, manifest_sha256)
),

links as (
    select
        export,
        sequence,
        manifest_sha256,
        previous_manifest_sha256,
        true as is_run
    from segcast.export_runs
    where sequence is not null
    union all
    select
        export,
        sequence,
        manifest_sha256,
        null as previous_manifest_sha256,
        false as is_run
    from adopted
),

chained as (
    select
        links.export,
        links.sequence,
        links.manifest_sha256,
        links.previous_manifest_sha256,
        links.is_run,
        lag(links.sequence, 1, 0::bigint) over in_order as before,
        lag(links.manifest_sha256) over in_order as expected_sha256,
        lead(links.sequence) over in_order is null as is_last
    from links
    window in_order as (partition by links.export order by links.sequence)
)

select coalesce(chained.export, counters.export) as export
from chained
full join segcast.export_sequences as counters
    on chained.export = counters.export and chained.is_last
where
    (
        chained.is_run
        and (
            chained.sequence <> chained.before + 1
            or chained.previous_manifest_sha256 is distinct from chained.expected_sha256
        )
    )
    or (
        chained.is_last
        and (
            counters.last_sequence is distinct from chained.sequence
            or counters.last_manifest_sha256 is distinct from chained.manifest_sha256
        )
    )
    or (chained.export is null and counters.last_sequence <> 0)
group by 1
order by 1;
