-- Says who may approve a model in this database.
--
-- grain   one row
-- columns governance text as Governance
select segcast.governance_in_force() as governance;
