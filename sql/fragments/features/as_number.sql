-- A measure as an exact number.
select cast('{value}'::numeric as numeric);
