-- Takes the next number of an export; a rollback gives it back.
--
-- grain   one row
-- params  $1 export text
-- locks   the export's counter, until the transaction ends
insert into segcast.export_sequences as counter (export, last_sequence)
values ($1::text, 1)
on conflict (export) do update set last_sequence = counter.last_sequence + excluded.last_sequence
returning last_sequence, last_manifest_sha256;
