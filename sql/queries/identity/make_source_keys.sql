-- Makes room for the keys of the customers source, for this transaction; one that names nobody has no text here.
--
-- grain   none
create temporary table source_keys (
    external_key text,
    created_at timestamptz,
    key_sha256 text,
    reason text,
    row_count bigint not null
) on commit drop;
