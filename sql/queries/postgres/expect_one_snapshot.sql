-- Lets every statement of this transaction see the database as the first one sees it.
--
-- grain   none
-- locks   none; the first statement of a transaction
set local transaction_isolation = 'repeatable read';
