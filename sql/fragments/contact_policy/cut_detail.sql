-- A contact detail, or as much of it as tells that it is too long.
select left('{value}'::text, 1025);
