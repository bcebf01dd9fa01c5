-- Makes room for the keys that meet a condition on an attribute, for this transaction.
--
-- grain   none
-- holes   table identifier
create temporary table "{table}" (external_key text not null) on commit drop;
