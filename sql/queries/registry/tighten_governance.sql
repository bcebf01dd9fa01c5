-- Asks for four eyes from now on.
--
-- grain   one row: whether that is new
-- columns is_new boolean
select segcast.tighten_governance() as is_new;
