-- Takes what the rows of the list before are found by.
--
-- grain   one row a row of its files
copy pg_temp.sent (row_number, identifiers, addresses) from stdin with (format "binary");
