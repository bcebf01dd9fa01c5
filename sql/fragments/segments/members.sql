-- The customers of a release who meet a rule.
select true
from (
    select scored.customer_id
    from segcast.scores as scored
    inner join segcast.feature_values as built
        on built.build_id = '{build}'::bigint and scored.customer_id = built.customer_id
    where scored.release_id = '{release}'::bigint and '{condition}'::boolean
) as members;
