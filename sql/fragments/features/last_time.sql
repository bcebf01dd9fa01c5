-- When the last row was.
select max(source.occurred_at) filter (where '{condition}'::boolean);
