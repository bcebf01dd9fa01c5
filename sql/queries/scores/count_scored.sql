-- Counts the population of an outcome in a release.
--
-- grain   one row
-- params  $1 release_id bigint   $2 score_position integer
-- columns scored_count bigint
select count(scores.score_values[$2::integer]) as scored_count
from segcast.scores as scores
where scores.release_id = $1::bigint;
