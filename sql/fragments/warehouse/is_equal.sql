-- Whether a value is this one; unknown for an unknown value.
select cast('{value}'::text as text) = '{other}'::text;
