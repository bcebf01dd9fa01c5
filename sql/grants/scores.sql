-- Lets the worker score and release, and the exporter read whether a release is in force: it sees no score.
--
-- holes   roles
grant select on
segcast.releases,
segcast.release_acts,
segcast.release_outcomes,
segcast.current_release
to "{exporter}";

grant insert on
segcast.score_columns,
segcast.releases,
segcast.release_outcomes,
segcast.release_buckets,
segcast.release_measures,
segcast.current_release
to "{worker}";

grant update on
segcast.releases,
segcast.release_outcomes,
segcast.release_buckets,
segcast.release_measures,
segcast.current_release,
segcast.scores
to "{worker}";

-- What somebody accepted of a release, or did to the order of releases, is recorded under the login's own name and time.
grant insert (
    release_id, outcome, version, measure, audience, previous_release_id, measured, level, reason
)
on segcast.release_acceptances to "{worker}";

grant insert (release_id, act, replaced_release_id, reason)
on segcast.release_acts to "{worker}";

grant usage on sequence
segcast.releases_release_id_seq,
segcast.release_acceptances_acceptance_id_seq,
segcast.release_acts_act_id_seq
to "{worker}";
