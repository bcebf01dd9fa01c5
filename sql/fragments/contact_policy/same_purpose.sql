-- The one purpose that all rows are for.
select cast('{purpose}'::text as text);
