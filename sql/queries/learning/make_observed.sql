-- Makes room for the keys in whose customers an outcome was observed and for what labels them, for this transaction.
--
-- grain   none
create temporary table observed (external_key text not null, label_value real) on commit drop;
