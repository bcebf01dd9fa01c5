-- Ends every stay in a segment that is no longer defined.
--
-- grain   one row: how many left
-- params  $1 segment text   $2 as_of timestamptz   $3 release_id bigint
-- columns change_count bigint
with left_members as (
    update segcast.memberships as stays
    set
        left_at = greatest($2::timestamptz, stays.entered_at + interval '1 microsecond'),
        left_release_id = $3::bigint,
        left_definition_hash = stays.entered_definition_hash,
        left_reason = 'the segment is no longer defined'
    where stays.segment = $1::text and stays.left_at = 'infinity'
    returning stays.customer_id
)

select count(*) as change_count
from left_members;
