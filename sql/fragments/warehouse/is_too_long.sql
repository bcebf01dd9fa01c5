-- Whether a key is longer than 512 bytes.
select octet_length(cast('{value}'::text as text)) > 512;
