-- Makes room for what the rows of the list before are found by, for this transaction.
--
-- grain   none
create temporary table sent (
    row_number bigint not null,
    identifiers uuid[] not null,
    addresses uuid[] not null
) on commit drop;
