-- Whether a key is longer than 512 bytes.
select octet_length('{value}'::text) > 512;
