-- Considers every member of a run's segments and files each in exactly one bucket.
--
-- Reasons are tried in the order of the CASE: the first that applies is the bucket. A list of those who
-- are not to be targeted considers its control group beside the members; one that is only cut, those who
-- are on it.
--
-- grain   none; writes one row a candidate
-- holes   the lists and conditions, all values bound
insert into segcast.export_candidates (run_id, customer_id, bucket)
with considered as (
    select stays.customer_id
    from segcast.memberships as stays
    where stays.segment = any('{segments}'::text[]) and stays.left_at = 'infinity'
    union
    select listed.customer_id
    from segcast.export_candidates as listed
    where listed.run_id = '{cut_run}'::bigint and listed.bucket = 'included'
    union
    select keys.customer_id
    from segcast.customer_keys as keys
    where keys.key_space = '{key_space}'::text and '{joins_control}'::boolean
)

select
    '{run}'::bigint as run_id,
    candidates.customer_id,
    case
        when left_out.customer_id is not null then 'excluded_segment'
        when people.external_key is null then 'not_in_customers'
        when people.row_count > 1 then 'ambiguous_contact'
        when suppressed.external_key is not null then 'suppressed'
        when '{needs_consent}'::boolean and consented.external_key is null then 'no_consent'
        when people.email is null and people.phone is null then 'no_contact_details'
        when
            people.email is not null
            and row_number() over (partition by people.email order by candidates.customer_id) > 1
            then 'duplicate_contact'
        when '{is_control}'::boolean then 'control_group'
        else 'included'
    end as bucket
from considered as candidates
inner join segcast.customer_keys as keys
    on candidates.customer_id = keys.customer_id and keys.key_space = '{key_space}'::text
left join (
    select
        ('{key}'::text)::text as external_key,
        count(*) as row_count,
        min(nullif(lower(btrim('{email}'::text)), '') collate "C") as email,
        min(nullif(btrim('{phone}'::text), '') collate "C") as phone
    from "{base}"
    where '{condition}'::boolean
    group by 1
) as people on keys.external_key = people.external_key
left join (
    select distinct stays.customer_id
    from segcast.memberships as stays
    where stays.segment = any('{left_out}'::text[]) and stays.left_at = 'infinity'
) as left_out on candidates.customer_id = left_out.customer_id
left join "{suppressed}" on keys.external_key = suppressed.external_key
left join "{consented}" on keys.external_key = consented.external_key
order by candidates.customer_id;
