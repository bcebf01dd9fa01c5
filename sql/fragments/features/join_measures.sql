-- Everybody with what one more pass over a source measured.
--
-- over    keys, which everybody's are called
select true
from "{everybody}"
left join pg_temp."{table}" as "{table}" on keys.external_key = "{table}".external_key;
