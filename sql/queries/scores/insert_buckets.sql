-- Cuts the customers of a build into contiguous ranges of about the same size.
--
-- Bounds are quantiles of a sample of the build's pages, and the outer ranges are open: whatever the sample
-- holds, everybody is in exactly one range.
--
-- grain   none; writes one row a bucket
-- params  $1 release_id bigint   $2 build_id bigint   $3 bucket_rows bigint
insert into segcast.release_buckets (release_id, bucket_number, first_id, last_id)
with sampled as (
    select
        built.customer_id,
        ntile(greatest(builds.customer_count / $3::bigint, 1)::integer)
            over (order by built.customer_id)
            as tile
    from segcast.feature_values as built tablesample system (2) repeatable (1)
    inner join segcast.feature_builds as builds on built.build_id = builds.build_id
    where built.build_id = $2::bigint
),

edges as (
    select max(sampled.customer_id) as last_id
    from sampled
    where sampled.tile < (select max(tiles.tile) from sampled as tiles)
    group by sampled.tile
    union
    select 9223372036854775807 as last_id
)

select
    $1::bigint as release_id,
    row_number() over (order by edges.last_id) as bucket_number,
    coalesce(
        lag(edges.last_id) over (order by edges.last_id) + 1, -9223372036854775808
    ) as first_id,
    edges.last_id
from edges;
