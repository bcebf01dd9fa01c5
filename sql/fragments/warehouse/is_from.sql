-- Whether something happened at a time or later.
select '{value}'::timestamptz >= '{limit}'::timestamptz;
