-- Returns the number of the server process that answers.
--
-- grain   one row
-- columns process_id integer
select pg_backend_pid() as process_id;
