-- When the first row was.
--
-- over    source, the rows of an activity source
select min(source.occurred_at) filter (where '{condition}'::boolean);
