-- Lists members of a run who may no longer be contacted: withdrawn, suppressed or gone.
--
-- grain   one row a member, with the reason
-- holes   the lists and conditions, all values bound
select
    members.customer_id,
    case
        when suppressed.external_key is not null then 'suppressed'
        when '{needs_consent}'::boolean and consented.external_key is null then 'no_consent'
        else 'not_in_customers'
    end as reason
from segcast.export_candidates as members
inner join segcast.customer_keys as keys
    on members.customer_id = keys.customer_id and keys.key_space = '{key_space}'::text
left join (
    select ('{key}'::text)::text as external_key
    from "{base}"
    where '{condition}'::boolean
    group by 1
) as people on keys.external_key = people.external_key
left join "{suppressed}" on keys.external_key = suppressed.external_key
left join "{consented}" on keys.external_key = consented.external_key
where
    members.run_id = '{run}'::bigint
    and members.bucket = 'included'
    and (
        suppressed.external_key is not null
        or ('{needs_consent}'::boolean and consented.external_key is null)
        or people.external_key is null
    )
order by members.customer_id;
