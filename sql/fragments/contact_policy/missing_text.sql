-- A text that is not there.
select cast(null as text);
