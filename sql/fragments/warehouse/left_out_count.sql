-- How many rows a condition leaves out.
select count(*) filter (where '{condition}'::boolean);
