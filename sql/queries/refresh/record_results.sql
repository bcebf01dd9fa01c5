-- Keeps what an attempt made, and what it did not and why.
--
-- grain   none; writes one row a result
-- params  $1 attempt_id bigint   $2 part text[]   $3 subject text[]   $4 state text[]
--         $5 reason_code text[], empty for none   $6 words text[]   $7 exit_code bigint[]   $8 release_id bigint[], 0 for none
--         $9 run_id bigint[], 0 for none
insert into segcast.attempt_results (
    attempt_id, result_number, part, subject, state, reason_code, words, exit_code, release_id,
    run_id
)
select
    $1::bigint as attempt_id,
    results.result_number,
    results.part,
    results.subject,
    results.state,
    nullif(results.reason_code, '') as reason_code,
    results.words,
    results.exit_code,
    nullif(results.release_id, 0) as release_id,
    nullif(results.run_id, 0) as run_id
from
    unnest(
        $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[],
        $9::bigint[]
    ) with ordinality
        as results (
            part, subject, state, reason_code, words, exit_code, release_id, run_id, result_number
        );
