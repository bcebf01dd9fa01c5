-- Makes every other migrator of this database wait until this transaction ends.
--
-- grain   one row, no value
-- locks   advisory, of the transaction: nothing is left behind in a pooler's session
select pg_advisory_xact_lock(7308604912345);
