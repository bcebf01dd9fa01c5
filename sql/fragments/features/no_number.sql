-- No exact number.
select cast(null as numeric);
