-- Everybody with what one more pass over a source measured.
select true
from "{everybody}"
left join pg_temp."{table}" as "{table}" on keys.external_key = "{table}".external_key;
