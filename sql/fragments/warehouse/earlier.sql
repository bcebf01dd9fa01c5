-- The earlier of two times; the one that is known.
select least('{one}'::timestamptz, '{other}'::timestamptz);
