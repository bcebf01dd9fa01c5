-- Whether a key is empty.
select cast('{value}'::text as text) = '';
