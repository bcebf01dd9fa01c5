-- Lists the segments a customer was in at a time.
--
-- grain   one row a stay
-- params  $1 customer_id bigint   $2 at timestamptz
-- columns segment text, entered_at timestamptz, left_at timestamptz, entered_release_id bigint,
--         entered_definition_hash text, entered_reason text, body text?
select
    stays.segment,
    stays.entered_at,
    stays.left_at,
    stays.entered_release_id,
    stays.entered_definition_hash,
    stays.entered_reason,
    definitions.body
from segcast.memberships as stays
left join segcast.definitions as definitions
    on stays.entered_definition_hash = definitions.definition_hash
where
    stays.customer_id = $1::bigint
    and stays.entered_at <= $2::timestamptz
    and stays.left_at > $2::timestamptz
order by stays.segment;
