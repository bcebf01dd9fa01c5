-- Reads a point in time that carries its offset.
--
-- grain   one row
-- params  $1 text
-- columns instant timestamptz
select $1::text::timestamptz as instant;
