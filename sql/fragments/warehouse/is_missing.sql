-- Whether a value is unknown.
select '{value}'::text is null;
