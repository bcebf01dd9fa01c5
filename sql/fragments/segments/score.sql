-- A customer's score for one outcome; unknown outside of its population.
--
-- over    scored, the scores of a release
select scored.score_values['{position}'::integer];
