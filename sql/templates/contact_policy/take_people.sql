-- Takes the customers that the customers source holds.
--
-- grain   one row a customer
copy pg_temp.people (external_key) from stdin with (format "binary");
