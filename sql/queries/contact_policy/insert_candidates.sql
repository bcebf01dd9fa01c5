-- Files every candidate of a run in exactly one bucket.
--
-- Reasons are tried in the order of the CASE: the first that applies is the bucket.
--
-- grain   none; writes one row a candidate
-- params  $1 run_id bigint
insert into segcast.export_candidates (run_id, customer_id, bucket, identifiers, reached)
select
    $1::bigint as run_id,
    filed.customer_id,
    filed.bucket,
    case when filed.bucket = 'included' then filed.identifiers end as identifiers,
    case when filed.bucket = 'included' then filed.reached end as reached
from (
    select
        found.customer_id,
        found.identifiers,
        found.reached,
        case
            when found.is_in_excluded_segment then 'excluded_segment'
            when found.is_suppressed then 'suppressed'
            when found.is_withdrawn or not found.is_granted then 'no_consent'
            when found.is_control then 'control_group'
            when found.fault is not null then found.fault
            when cardinality(found.identifiers) > 0 then 'included'
            when found.is_denied then 'contact_denied'
            else 'duplicate_contact'
        end as bucket
    from (
        select
            considered.customer_id,
            considered.is_in_excluded_segment,
            considered.is_suppressed,
            considered.is_withdrawn,
            considered.is_granted,
            considered.is_control,
            bearers.fault,
            coalesce(lost.is_denied, false) as is_denied,
            case
                when lost.customer_id is null then bearers.identifiers
                else array(
                    select kept.identifier
                    from unnest(bearers.identifiers) as kept (identifier)
                    where not (kept.identifier = any(lost.identifiers))
                )
            end as identifiers,
            case
                when lost.customer_id is null or bearers.reached is null then bearers.reached
                else array(
                    select kept.reached
                    from unnest(bearers.identifiers, bearers.reached) as kept (identifier, reached)
                    where not (kept.identifier = any(lost.identifiers))
                )
            end as reached
        from pg_temp.considered as considered
        left join pg_temp.bearers as bearers on considered.customer_id = bearers.customer_id
        left join pg_temp.lost as lost on considered.customer_id = lost.customer_id
    ) as found
) as filed
order by filed.customer_id;
