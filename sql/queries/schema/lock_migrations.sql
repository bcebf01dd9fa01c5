-- Makes every other migrator of this database wait until this transaction ends.
--
-- A lock that only the table's owner can take: whoever may merely connect, or read, keeps no migrator waiting.
--
-- grain   none
-- locks   the record of migrations, against other migrators; not against readers
lock table segcast.schema_migrations in share row exclusive mode;
