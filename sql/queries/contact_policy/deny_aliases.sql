-- Denies what is found by another form of what is denied: a digest does not say which form was hashed.
--
-- grain   none; writes one row an identifier
insert into pg_temp.denied (identifier)
select distinct aliases.identifier
from pg_temp.aliases as aliases
inner join pg_temp.denied as denied on aliases.alias = denied.identifier;
