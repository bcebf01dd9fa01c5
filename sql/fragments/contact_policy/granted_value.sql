-- Whether a column has one of the values that mean yes.
select coalesce(cast('{value}'::text as text) = any('{values}'::text[]), false);
