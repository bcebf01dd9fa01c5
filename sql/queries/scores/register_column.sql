-- Gives an arm of an outcome and horizon a position of its own, unless it has one.
--
-- grain   one row, the new position; none when there is one
-- params  $1 outcome text   $2 horizon_days integer   $3 arm text
-- columns score_position integer
insert into segcast.score_columns (score_position, outcome, horizon_days, arm)
select
    coalesce(max(columns.score_position), 0) + 1 as score_position,
    $1::text as outcome,
    $2::integer as horizon_days,
    $3::text as arm
from segcast.score_columns as columns
on conflict do nothing
returning score_position;
