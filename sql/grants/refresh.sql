-- Lets the worker and the exporter keep what they tried and what came of it, under the login's own name and time, and the
-- worker forget what is old.
--
-- holes   roles
grant
select,
insert (command, as_of)
on segcast.attempts to "{worker}", "{exporter}";

grant insert (
    attempt_id, result_number, part, subject, state, reason_code, words, exit_code, release_id,
    run_id
) on segcast.attempt_results to "{worker}", "{exporter}";

grant delete on segcast.attempts to "{worker}";

grant usage on sequence segcast.attempts_attempt_id_seq to "{worker}", "{exporter}";
