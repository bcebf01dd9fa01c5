-- The smallest number.
select min('{value}'::numeric) filter (where '{condition}'::boolean);
