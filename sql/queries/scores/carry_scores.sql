-- Puts the scores that an outcome had in another release in the place of its own; who had none has none.
--
-- grain   none
-- params  $1 release_id bigint   $2 score_position integer   $3 source_release_id bigint, or null for no scores
update segcast.scores as scores
set
    score_values[$2::integer] = (
        select earlier.score_values[$2::integer]
        from segcast.scores as earlier
        where
            earlier.release_id = $3::bigint and earlier.customer_id = scores.customer_id
    )
where scores.release_id = $1::bigint;
