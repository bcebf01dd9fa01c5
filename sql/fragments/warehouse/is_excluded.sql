-- Whether a value is one of those that leave a row out; an unknown one is not.
select coalesce(cast('{value}'::text as text) = any('{list}'::text[]), false);
