-- Whether a value is known.
select '{value}'::text is not null;
