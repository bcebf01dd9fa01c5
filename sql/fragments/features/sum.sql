-- The sum of a number; none is nothing.
select coalesce(sum('{value}'::numeric) filter (where '{condition}'::boolean), 0);
