-- The time of what has no time.
select cast(null as timestamptz);
