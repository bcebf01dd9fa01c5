-- Takes what customers can be found by.
--
-- grain   one row a candidate
copy pg_temp.bearers (customer_id, fault, identifiers) from stdin with (format "binary");
