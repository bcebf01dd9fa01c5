-- Makes room for the customers who are denied and of whom the customers source holds a row, for this transaction.
--
-- grain   none
create temporary table heard (external_key text not null) on commit drop;
