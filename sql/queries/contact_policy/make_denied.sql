-- Makes room for the identifiers that nobody may be found by, for this transaction.
--
-- grain   none
create temporary table denied (identifier uuid not null) on commit drop;
