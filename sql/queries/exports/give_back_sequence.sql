-- Gives back the number of a run that was never published, where no later one was taken.
--
-- grain   one row; none when a later number was taken
-- params  $1 run_id bigint
-- locks   the export's counter, until the transaction ends
update segcast.export_sequences as counter
set
    last_sequence = runs.sequence - 1,
    last_manifest_sha256 = runs.previous_manifest_sha256
from segcast.export_runs as runs
where
    runs.run_id = $1::bigint
    and counter.export = runs.export
    and counter.last_sequence = runs.sequence
returning counter.last_sequence;
