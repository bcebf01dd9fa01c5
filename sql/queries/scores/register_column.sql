-- Gives an outcome and horizon a position of their own, unless they have one.
--
-- grain   one row, the new position; none when there is one
-- params  $1 outcome text   $2 horizon_days integer
insert into segcast.score_columns (score_position, outcome, horizon_days)
select
    coalesce(max(columns.score_position), 0) + 1 as score_position,
    $1::text as outcome,
    $2::integer as horizon_days
from segcast.score_columns as columns
on conflict do nothing
returning score_position;
