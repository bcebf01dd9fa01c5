-- Whether something happened before a time.
select '{value}'::timestamptz < '{limit}'::timestamptz;
