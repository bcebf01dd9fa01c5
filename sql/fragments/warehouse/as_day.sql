-- A day that somebody wrote, as a time without a zone.
select cast(cast('{value}'::text as date) as timestamp);
