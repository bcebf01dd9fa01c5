-- Asks for four eyes from now on.
--
-- grain   one row: whether that is new
select segcast.tighten_governance() as is_new;
