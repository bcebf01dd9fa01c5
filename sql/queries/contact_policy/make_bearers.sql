-- Makes room for what candidates can be found by, for this transaction.
--
-- grain   none
create temporary table bearers (
    customer_id bigint not null,
    fault text,
    identifiers uuid[] not null,
    reached uuid[]
) on commit drop;
