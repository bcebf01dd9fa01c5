-- Whether a column has one of the values that mean yes; NULL where it says nothing.
select cast('{value}'::text as text) = any('{values}'::text[]);
