-- Lets the statements of this transaction hash and sort whole lists of customers.
--
-- grain   none
set local work_mem = '256MB';
