-- Returns the position of an arm of an outcome and horizon.
--
-- grain   one row, or none
-- params  $1 outcome text   $2 horizon_days integer   $3 arm text
-- columns score_position integer
select score_position
from segcast.score_columns
where outcome = $1::text and horizon_days = $2::integer and arm = $3::text;
