-- Finds what the list before was found by and nobody on this one is.
--
-- A row of which something stays is somebody who stays: their old name or place is not taken off, for the
-- destination would find them by it.
--
-- grain   one row a row of the list before that loses anything
-- params  $1 run_id bigint
create temporary table gone on commit drop as
with listed as (
    select distinct unnest(candidates.identifiers) as identifier
    from segcast.export_candidates as candidates
    where candidates.run_id = $1::bigint and candidates.bucket = 'included'
),

found as (
    select
        sent.row_number,
        false as is_address,
        unnest(sent.identifiers) as identifier
    from pg_temp.sent as sent
    union all
    select
        sent.row_number,
        true as is_address,
        unnest(sent.addresses) as identifier
    from pg_temp.sent as sent
),

judged as (
    select
        found.row_number,
        found.is_address,
        found.identifier,
        listed.identifier is not null as is_listed
    from found
    left join listed on found.identifier = listed.identifier
)

select
    judged.row_number,
    array_agg(judged.identifier) filter (
        where not judged.is_listed and not (judged.is_address and stays.row_number is not null)
    ) as identifiers
from judged
left join (
    select distinct kept.row_number
    from judged as kept
    where kept.is_listed
) as stays on judged.row_number = stays.row_number
group by judged.row_number
having
    count(*) filter (
        where not judged.is_listed and not (judged.is_address and stays.row_number is not null)
    ) > 0;
