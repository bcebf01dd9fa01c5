-- Takes what customers can be found by, and whom that reaches.
--
-- grain   one row a candidate
copy pg_temp.bearers (customer_id, fault, identifiers, reached) from stdin with (format "binary");
