-- The mean of a number.
select avg('{value}'::numeric) filter (where '{condition}'::boolean);
