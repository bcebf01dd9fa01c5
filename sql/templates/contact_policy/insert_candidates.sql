-- Considers every member of a run's segments and files each in exactly one bucket.
--
-- Reasons are tried in the order of the CASE: the first that applies is the bucket. A list of those who
-- are not to be targeted considers its control group beside the members.
--
-- grain   none; writes one row a candidate
-- holes   the conditions, all values bound
insert into segcast.export_candidates (run_id, customer_id, bucket)
with considered as materialized (
    select stays.customer_id
    from segcast.memberships as stays
    where stays.segment = any('{segments}'::text[]) and stays.left_at = 'infinity'
    union
    select keys.customer_id
    from segcast.customer_keys as keys
    where keys.key_space = '{key_space}'::text and '{joins_control}'::boolean
),

contacts as (
    select
        grouped.external_key,
        grouped.row_count,
        grouped.email is not null or grouped.phone is not null as has_details,
        case
            when grouped.email is null then 1
            else row_number() over (partition by grouped.email order by linked.customer_id)
        end as position
    from (
        select
            ('{key}'::text)::text as external_key,
            count(*) as row_count,
            min(nullif(lower(btrim('{email}'::text)), '')) as email,
            min(nullif(btrim('{phone}'::text), '')) as phone
        from "{base}"
        where '{condition}'::boolean
        group by 1
    ) as grouped
    inner join segcast.customer_keys as linked
        on linked.key_space = '{key_space}'::text and grouped.external_key = linked.external_key
    inner join considered on linked.customer_id = considered.customer_id
)

select
    '{run}'::bigint as run_id,
    candidates.customer_id,
    case
        when '{is_left_out}'::boolean then 'excluded_segment'
        when contacts.row_count is null then 'not_in_customers'
        when contacts.row_count > 1 then 'ambiguous_contact'
        when '{is_suppressed}'::boolean then 'suppressed'
        when not ('{has_consent}'::boolean) then 'no_consent'
        when not contacts.has_details then 'no_contact_details'
        when contacts.position > 1 then 'duplicate_contact'
        when '{is_control}'::boolean then 'control_group'
        else 'included'
    end as bucket
from considered as candidates
inner join segcast.customer_keys as keys
    on candidates.customer_id = keys.customer_id and keys.key_space = '{key_space}'::text
left join contacts on keys.external_key = contacts.external_key
order by candidates.customer_id;
