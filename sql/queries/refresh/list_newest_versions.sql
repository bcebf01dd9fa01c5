-- Says of outcomes which version scores, and which was trained last.
--
-- grain   one row an outcome that was ever trained
-- params  $1 outcome text[]
-- columns outcome text, newest_version integer, acting_version integer?
select
    versions.outcome,
    max(versions.version) as newest_version,
    max(champions.version) as acting_version
from segcast.model_versions as versions
left join segcast.acting_champions as champions on versions.outcome = champions.outcome
where versions.outcome = any($1::text[])
group by versions.outcome
order by versions.outcome;
