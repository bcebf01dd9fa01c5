-- Does nothing.
--
-- grain   one row
-- columns one integer
select 1 as one;
