-- A number of rows in one stretch, as it would be in a stretch of another length.
select '{value}'::numeric * '{scale}'::numeric;
