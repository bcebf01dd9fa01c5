-- Lists what each export sent last, as the database has it, beside what the outbox's heads say.
--
-- A number that was taken over from a head belongs to no run: it has no manifest here but as the counter's last.
--
-- grain   one row an export that has a head or a number
-- params  $1 export text[], those with heads   $2 sequence bigint[], one each, as the head says
-- columns export text, last_sequence bigint, last_manifest_sha256 text?, published_sequence bigint,
--         manifest_sha256 text?
with heads as (
    select
        named.export,
        named.sequence
    from unnest($1::text[], $2::bigint[]) as named (export, sequence)
),

published as (
    select
        runs.export,
        max(runs.sequence) as sequence
    from segcast.export_runs as runs
    where runs.published_at is not null and runs.has_head
    group by runs.export
),

known as (
    select heads.export from heads
    union
    select counters.export from segcast.export_sequences as counters
)

select
    known.export,
    coalesce(counters.last_sequence, 0) as last_sequence,
    counters.last_manifest_sha256,
    coalesce(published.sequence, 0) as published_sequence,
    runs.manifest_sha256
from known
left join segcast.export_sequences as counters on known.export = counters.export
left join published on known.export = published.export
left join heads on known.export = heads.export
left join segcast.export_runs as runs
    on heads.export = runs.export and heads.sequence = runs.sequence
order by known.export;
