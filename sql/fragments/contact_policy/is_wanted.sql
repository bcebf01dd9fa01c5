-- Whether a customer's key is one of those asked for.
select cast('{key}'::text as text) = any('{keys}'::text[]);
