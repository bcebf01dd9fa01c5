-- Takes the rows of a source, as they were read.
--
-- grain   one row a row that was read
-- holes   table identifier, of this transaction's own
copy pg_temp."{table}" from stdin with (format "binary");
