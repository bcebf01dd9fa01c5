-- A time that is not there.
select cast(null as timestamptz);
