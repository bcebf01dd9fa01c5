-- Lists a run's members with what they may be found by.
--
-- grain   one row a member, in the order of the key's bytes
-- params  $1 run_id bigint   $2 key_space text
-- columns external_key text, customer_id bigint, identifiers uuid[]?
-- noqa: disable=RF01
select
    keys.external_key,
    members.customer_id,
    candidates.identifiers
from segcast.export_members as members
inner join segcast.customer_keys as keys
    on members.customer_id = keys.customer_id and keys.key_space = $2::text
inner join segcast.export_candidates as candidates
    on members.run_id = candidates.run_id and members.customer_id = candidates.customer_id
where members.run_id = $1::bigint
order by keys.external_key collate pg_catalog."C";
