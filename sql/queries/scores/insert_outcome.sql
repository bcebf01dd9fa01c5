-- Records which version made which scores of a release.
--
-- grain   none; writes one row, the outcome
-- params  $1 release_id bigint   $2 outcome text   $3 version integer   $4 score_position integer
--         $5 score_count bigint   $6 mean_score double precision, or null
insert into segcast.release_outcomes (
    release_id, outcome, version, score_position, score_count, mean_score
)
values (
    $1::bigint, $2::text, $3::integer, $4::integer, $5::bigint, $6::double precision
);
