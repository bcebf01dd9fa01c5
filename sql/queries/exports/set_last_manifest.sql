-- Remembers the manifest that the next one of an export refers to.
--
-- grain   one row
-- params  $1 export text   $2 manifest_sha256 text
update segcast.export_sequences
set last_manifest_sha256 = $2::text
where export = $1::text
returning last_sequence;
