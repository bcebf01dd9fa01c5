-- Whether a value is one of a list; unknown for an unknown value.
select cast('{value}'::text as text) = any('{list}'::text[]);
