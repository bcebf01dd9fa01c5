-- The time of rows that say no time.
select cast(null as timestamptz);
