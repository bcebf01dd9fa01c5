-- Registers a layout of features under the next version of its name.
--
-- grain   one row, the version; none when somebody else took it
-- params  $1 feature_set text   $2 definition_hash text   $3 currency text, null for one without amounts
-- columns version integer
insert into segcast.feature_sets (feature_set, version, definition_hash, currency)
select
    $1::text as feature_set,
    coalesce(max(sets.version), 0) + 1 as version,
    $2::text as definition_hash,
    $3::text as currency
from segcast.feature_sets as sets
where sets.feature_set = $1::text
on conflict (feature_set, version) do nothing
returning version;
