-- Lets the statements of this transaction hash the customers who have an attribute, even under a negation.
--
-- grain   none
set local work_mem = '256MB';
