-- Makes room for the customers whom nobody may contact, for this transaction.
--
-- grain   none
create temporary table suppressed (external_key text not null) on commit drop;
