-- Returns the last customer inside the top of an outcome, highest scores first, ties by customer id.
--
-- grain   one row, or none when the population is smaller
-- params  $1 release_id bigint   $2 score_position integer   $3 rank bigint, from 1
-- columns score real as Double, customer_id bigint
select
    scores.score_values[$2::integer] as score,
    scores.customer_id
from segcast.scores as scores
where scores.release_id = $1::bigint and scores.score_values[$2::integer] is not null
order by scores.score_values[$2::integer] desc, scores.customer_id asc
limit 1 offset $3::bigint - 1;
