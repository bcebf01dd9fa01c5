-- Makes a view, for somebody who may.
--
-- grain   none
-- holes   view, relation
create view "{view}" as
select made.* from "{relation}" as made;
