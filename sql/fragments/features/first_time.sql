-- When the first row was.
select min(source.occurred_at) filter (where '{condition}'::boolean);
