-- Lets pages of the eligible candidates be found.
--
-- grain   none
create index on pg_temp.eligible (place);
