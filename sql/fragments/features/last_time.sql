-- When the last row was.
--
-- over    source, the rows of an activity source
select max(source.occurred_at) filter (where '{condition}'::boolean);
