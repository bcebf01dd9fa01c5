-- The hexadecimal digits of a UUID.
select replace('{value}'::text, '-', '');
