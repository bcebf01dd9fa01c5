-- Counts audiences of one outcome in two releases, who stayed in them, and the level of all its scores.
--
-- The level stands beside the first audience.
--
-- grain   one row an audience
-- params  $1 release_id bigint   $2 previous_release_id bigint   $3 score_position integer   $4 previous_position integer
--         $5 lowest real[], each audience's smallest score   $6 below real[]
--         $7 lowest before real[]   $8 below before real[]
-- columns audience_number bigint, member_count bigint, previous_count bigint, stayed_count bigint,
--         mean_score double precision?, previous_mean double precision?, score_variance double precision?,
--         previous_variance double precision?
with audiences as (
    select
        bounds.lowest,
        bounds.below,
        bounds.previous_lowest,
        bounds.previous_below,
        bounds.audience_number
    from
        unnest(
            $5::real[], $6::real[], $7::real[], $8::real[]
        ) with ordinality
            as bounds (lowest, below, previous_lowest, previous_below, audience_number)
),

present as (
    select
        scores.customer_id,
        scores.score_values[$3::integer] as score
    from segcast.scores as scores
    where scores.release_id = $1::bigint and scores.score_values[$3::integer] is not null
),

earlier as (
    select
        scores.customer_id,
        scores.score_values[$4::integer] as score
    from segcast.scores as scores
    where scores.release_id = $2::bigint and scores.score_values[$4::integer] is not null
),

compared as (
    select
        audiences.audience_number,
        case when audiences.audience_number = 1 then present.score end as score,
        case when audiences.audience_number = 1 then earlier.score end as previous_score,
        coalesce(present.score >= audiences.lowest and present.score < audiences.below, false)
            as is_member,
        coalesce(
            earlier.score >= audiences.previous_lowest and earlier.score < audiences.previous_below,
            false
        ) as was_member
    from present
    full join earlier on present.customer_id = earlier.customer_id
    cross join audiences
)

select
    compared.audience_number,
    count(*) filter (where compared.is_member) as member_count,
    count(*) filter (where compared.was_member) as previous_count,
    count(*) filter (where compared.is_member and compared.was_member) as stayed_count,
    avg(compared.score) as mean_score,
    avg(compared.previous_score) as previous_mean,
    var_samp(compared.score) as score_variance,
    var_samp(compared.previous_score) as previous_variance
from compared
group by compared.audience_number
order by compared.audience_number;
