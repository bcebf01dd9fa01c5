-- Takes the identifiers that nobody may be found by.
--
-- grain   one row an identifier; it may stand several times
copy pg_temp.denied (identifier) from stdin with (format "binary");
