-- Makes room for the guests who have an account by now, for this transaction.
--
-- grain   none
create temporary table registered_guests (
    guest_key text not null,
    first_at timestamptz,
    account_key text not null
) on commit drop;
