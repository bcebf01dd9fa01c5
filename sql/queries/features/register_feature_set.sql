-- Registers a version of a feature set, unless it stands.
--
-- grain   one row, the version; none when it stood
-- params  $1 feature_set text   $2 version integer   $3 definition_hash text   $4 currency text, null for one without amounts
-- columns version integer
insert into segcast.feature_sets (feature_set, version, definition_hash, currency)
values ($1::text, $2::integer, $3::text, $4::text)
on conflict (feature_set, version) do nothing
returning version;
