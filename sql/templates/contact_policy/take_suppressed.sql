-- Takes the customers whom nobody may contact.
--
-- grain   one row a customer
copy pg_temp.suppressed (external_key) from stdin with (format "binary");
