-- The hexadecimal digits of a UUID.
select replace(cast('{value}'::text as text), '-', '');
