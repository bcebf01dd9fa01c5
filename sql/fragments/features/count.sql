-- How many rows.
select count(*) filter (where '{condition}'::boolean);
