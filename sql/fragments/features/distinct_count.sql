-- How many different values.
select count(distinct '{value}'::text) filter (where '{condition}'::boolean);
