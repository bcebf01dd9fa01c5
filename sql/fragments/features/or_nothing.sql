-- A count of a customer who has no rows: zero, not unknown.
select coalesce('{value}'::numeric, 0);
