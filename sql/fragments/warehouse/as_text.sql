-- A value as text.
select cast('{value}'::text as text);
