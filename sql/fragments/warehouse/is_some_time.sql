-- Whether a time is known and not before all time.
select '{value}'::timestamptz > '-infinity';
