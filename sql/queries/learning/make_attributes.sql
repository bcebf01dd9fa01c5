-- Makes room for one attribute of every key, for this transaction.
--
-- grain   none
create temporary table attributes (external_key text not null, attribute_value text) on commit drop;
