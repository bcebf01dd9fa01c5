-- Finds runs and stays that refer to a definition which is not stored.
--
-- grain   one row a hash
-- columns definition_hash text
select runs.definition_hash
from segcast.export_runs as runs
where
    not exists (
        select 1 as known from segcast.definitions as definitions
        where definitions.definition_hash = runs.definition_hash
    )
union
select stays.entered_definition_hash as definition_hash
from segcast.memberships as stays
where
    not exists (
        select 1 as known from segcast.definitions as definitions
        where definitions.definition_hash = stays.entered_definition_hash
    )
order by definition_hash;
