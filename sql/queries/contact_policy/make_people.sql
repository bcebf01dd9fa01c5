-- Makes room for the customers that the customers source holds, for this transaction.
--
-- grain   none
create temporary table people (external_key text not null) on commit drop;
