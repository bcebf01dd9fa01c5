-- A contact detail; one past 1,024 bytes is left out whole.
select case when octet_length('{value}'::text) <= 1024 then '{value}'::text end;
