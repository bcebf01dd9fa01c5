-- Says who may approve a model in this database.
--
-- grain   one row
select segcast.governance_in_force() as governance;
