-- Takes what customers' words come to.
--
-- grain   one row a customer
copy pg_temp.words (external_key, address, is_granted, is_withdrawn)
from stdin with (format "binary");
