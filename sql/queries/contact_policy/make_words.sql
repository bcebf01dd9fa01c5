-- Makes room for what customers' words on the required purposes come to, for this transaction.
--
-- grain   none
create temporary table words (
    external_key text not null,
    address text,
    is_granted boolean not null,
    is_withdrawn boolean not null
) on commit drop;
