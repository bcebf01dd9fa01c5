-- Asks for a stricter governance from now on.
--
-- grain   one row: whether that is new
-- params  $1 governance text
-- columns is_new boolean
select segcast.tighten_governance($1::text) as is_new;
