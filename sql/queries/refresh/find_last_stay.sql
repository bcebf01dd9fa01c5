-- Returns when a customer was last in a segment before a time, and what ended that.
--
-- grain   one row, or none
-- params  $1 customer_id bigint   $2 segment text   $3 at timestamptz
-- columns entered_at timestamptz, left_at timestamptz, left_release_id bigint?, left_reason text?
select
    entered_at,
    left_at,
    left_release_id,
    left_reason
from segcast.memberships
where
    customer_id = $1::bigint
    and segment = $2::text
    and entered_at <= $3::timestamptz
order by entered_at desc
limit 1;
