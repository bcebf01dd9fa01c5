-- Counts the customers of a release and the scores of one of its outcomes, and takes their mean.
--
-- grain   one row
-- params  $1 release_id bigint   $2 score_position integer
-- columns customer_count bigint, score_count bigint, mean_score double precision?
select
    count(*) as customer_count,
    count(scores.score_values[$2::integer]) as score_count,
    avg(scores.score_values[$2::integer]) as mean_score
from segcast.scores as scores
where scores.release_id = $1::bigint;
