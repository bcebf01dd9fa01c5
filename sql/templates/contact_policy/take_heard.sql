-- Takes the customers who are denied and of whom the customers source holds a row.
--
-- grain   one row a row of the source
copy pg_temp.heard (external_key) from stdin with (format "binary");
