-- Considers every member of a run's segments, with what is known of each by the key.
--
-- A list of those who are not to be targeted considers its control group beside the members; one that is only
-- cut, those who are on it.
--
-- grain   one row a candidate
-- holes   the lists and conditions, all values bound
create temporary table considered on commit drop as
select
    keys.customer_id,
    keys.external_key,
    excluded.customer_id is not null as is_in_excluded_segment,
    suppressed.external_key is not null as is_suppressed,
    coalesce(words.is_granted, false) or not '{needs_consent}'::boolean as is_granted,
    coalesce(words.is_withdrawn, false) as is_withdrawn,
    '{is_control}'::boolean as is_control
from (
    select stays.customer_id
    from segcast.memberships as stays
    where stays.segment = any('{segments}'::text[]) and stays.left_at = 'infinity'
    union
    select listed.customer_id
    from segcast.export_candidates as listed
    where listed.run_id = '{cut_run}'::bigint and listed.bucket = 'included'
    union
    select linked.customer_id
    from segcast.customer_keys as linked
    where linked.key_space = '{key_space}'::text and '{joins_control}'::boolean
) as candidates
inner join segcast.customer_keys as keys
    on candidates.customer_id = keys.customer_id and keys.key_space = '{key_space}'::text
left join (
    select distinct stays.customer_id
    from segcast.memberships as stays
    where stays.segment = any('{exclude_segments}'::text[]) and stays.left_at = 'infinity'
) as excluded on candidates.customer_id = excluded.customer_id
left join pg_temp.words as words on keys.external_key = words.external_key
left join pg_temp.suppressed as suppressed on keys.external_key = suppressed.external_key;
