-- A customer's key as text.
select cast('{key}'::text as text);
