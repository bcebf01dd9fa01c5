-- Makes room for what else candidates' addresses and numbers may be denied by, for this transaction.
--
-- grain   none
create temporary table aliases (
    alias uuid not null,
    identifier uuid not null
) on commit drop;
