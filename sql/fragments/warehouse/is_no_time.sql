-- Whether a time is unknown or lies before all time; one after all time lies after any as-of.
select coalesce('{value}'::timestamptz = '-infinity', true);
