-- Whether a value is none of a list; an unknown value is none of them.
select coalesce(cast('{value}'::text as text) <> all('{list}'::text[]), true);
