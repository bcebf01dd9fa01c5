-- How many rows have no value.
select count(*) filter (where "{value}" is null);
