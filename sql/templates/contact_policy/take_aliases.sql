-- Takes what else candidates' addresses and numbers may be denied by.
--
-- grain   one row a form and identifier
copy pg_temp.aliases (alias, identifier) from stdin with (format "binary");
