-- Returns the smallest score inside the top of an outcome: a share of its population, or so many.
--
-- grain   one row, or none when nobody is in the population
-- params  $1 release_id bigint   $2 score_position integer   $3 share double precision, or null
--         $4 customer_count bigint, where there is no share
-- columns score real as Double
with population as (
    select scores.score_values[$2::integer] as score
    from segcast.scores as scores
    where scores.release_id = $1::bigint and scores.score_values[$2::integer] is not null
),

counted as (
    select
        least(
            coalesce(ceil(count(*) * $3::double precision)::bigint, $4::bigint),
            count(*)
        ) as rank
    from population
)

select population.score
from population
order by population.score desc
limit 1 offset (select greatest(counted.rank - 1, 0) from counted);
