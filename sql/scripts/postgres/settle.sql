-- Settles what a transaction's statements mean and how long they may last, whatever the login, the database, a
-- pooler's client before or a function of others has set.
--
-- Names are looked up in pg_catalog alone, and in pg_temp after it: nobody can put another function, operator or
-- type in front. Its role is the login's own again. Nothing here looks a name up: SET takes its words as they stand.
--
-- holes   client_encoding, statement_timeout, lock_timeout, idle_timeout
set local search_path = pg_catalog, pg_temp;
set local role to default;
set local row_security = off;
set local client_encoding = "{client_encoding}";
set local timezone = 'UTC';
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local extra_float_digits = 1;
set local bytea_output = 'hex';
set local standard_conforming_strings = on;
set local transform_null_equals = off;
set local array_nulls = on;
set local synchronous_commit to default;
set local statement_timeout = "{statement_timeout}";
set local lock_timeout = "{lock_timeout}";
set local idle_in_transaction_session_timeout = "{idle_timeout}";
