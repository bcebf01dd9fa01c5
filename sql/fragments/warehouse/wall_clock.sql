-- What the clock on the wall of a zone showed at an instant.
select '{instant}'::timestamptz at time zone '{zone}'::text;
