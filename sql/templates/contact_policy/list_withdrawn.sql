-- Lists members of a run who may no longer be contacted: withdrawn, suppressed or gone.
--
-- grain   one row a member, with the reason
-- holes   the conditions, all values bound
select
    members.customer_id,
    case
        when '{is_suppressed}'::boolean then 'suppressed'
        when not ('{has_consent}'::boolean) then 'no_consent'
        else 'not_in_customers'
    end as reason
from segcast.export_candidates as members
inner join segcast.customer_keys as keys
    on members.customer_id = keys.customer_id and keys.key_space = '{key_space}'::text
where
    members.run_id = '{run}'::bigint
    and members.bucket = 'included'
    and (
        '{is_suppressed}'::boolean
        or not ('{has_consent}'::boolean)
        or keys.external_key not in (
            select ('{key}'::text)::text
            from "{base}"
            where '{condition}'::boolean
        )
    )
order by members.customer_id;
