-- A time, read in the session's zone where it has none of its own.
select cast('{value}'::timestamptz as timestamptz);
