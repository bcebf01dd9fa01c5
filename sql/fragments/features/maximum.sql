-- The largest number.
select max('{value}'::numeric) filter (where '{condition}'::boolean);
