-- Does nothing.
--
-- grain   one row
select 1 as one;
