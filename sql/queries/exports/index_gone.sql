-- Lets rows that lose anything be found by their place in the list before.
--
-- grain   none
create index on pg_temp.gone (row_number);
