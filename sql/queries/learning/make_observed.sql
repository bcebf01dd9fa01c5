-- Makes room for the keys in whose customers an outcome was observed, for this transaction.
--
-- grain   none
create temporary table observed (external_key text not null) on commit drop;
