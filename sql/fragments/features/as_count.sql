-- A number of rows, days or values as a model sees it: always known, never too large.
select cast('{value}'::bigint as real);
