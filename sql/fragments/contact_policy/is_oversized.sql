-- Whether a contact detail is longer than 1,024 bytes.
select octet_length('{value}'::text) > 1024;
