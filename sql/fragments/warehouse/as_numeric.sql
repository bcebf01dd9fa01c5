-- A number, exact where the source is.
select cast('{value}'::numeric as numeric);
