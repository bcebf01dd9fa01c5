-- Finds those on a run's list who may no longer be on it, and what others on it may no longer be found by.
--
-- Whoever has no key in today's space, as after it was renamed, is gone: nobody can be asked about them.
--
-- grain   one row a customer who leaves or loses an identifier, with the reason to leave, if any
-- params  $1 run_id bigint   $2 key_space text   $3 needs_consent boolean
create temporary table leaving on commit drop as
select
    judged.customer_id,
    judged.identifiers,
    case
        when not judged.is_known then 'not_in_customers'
        when judged.is_suppressed then 'suppressed'
        when judged.is_withdrawn or not judged.is_granted then 'no_consent'
        when not judged.is_present then 'not_in_customers'
        when cardinality(judged.identifiers) = 0 then 'contact_denied'
    end as reason
from (
    select
        listed.customer_id,
        keys.customer_id is not null as is_known,
        suppressed.external_key is not null as is_suppressed,
        coalesce(words.is_granted, false) or not $3::boolean as is_granted,
        coalesce(words.is_withdrawn, false) as is_withdrawn,
        people.external_key is not null as is_present,
        lost.customer_id is not null as is_lost,
        case
            when lost.customer_id is null then listed.identifiers
            else array(
                select kept.identifier
                from unnest(listed.identifiers) as kept (identifier)
                where not (kept.identifier = any(lost.identifiers))
            )
        end as identifiers
    from segcast.export_candidates as listed
    left join segcast.customer_keys as keys
        on listed.customer_id = keys.customer_id and keys.key_space = $2::text
    left join pg_temp.people as people on keys.external_key = people.external_key
    left join pg_temp.words as words on keys.external_key = words.external_key
    left join pg_temp.suppressed as suppressed on keys.external_key = suppressed.external_key
    left join (
        select
            borne.customer_id,
            array_agg(borne.identifier) as identifiers
        from (
            select
                candidates.customer_id,
                unnest(candidates.identifiers) as identifier
            from segcast.export_candidates as candidates
            where candidates.run_id = $1::bigint and candidates.bucket = 'included'
        ) as borne
        inner join (
            select distinct denied.identifier
            from pg_temp.denied as denied
        ) as denied on borne.identifier = denied.identifier
        group by borne.customer_id
    ) as lost on listed.customer_id = lost.customer_id
    where listed.run_id = $1::bigint and listed.bucket = 'included'
) as judged
where
    judged.is_suppressed
    or judged.is_withdrawn
    or not judged.is_granted
    or not judged.is_present
    or judged.is_lost;
