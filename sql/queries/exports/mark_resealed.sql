-- Notes that all that is kept of a run is under the next key.
--
-- grain   one row, the run; none where no change of the key has come to it
-- params  $1 run_id bigint
-- columns run_id bigint
select marked.run_id
from segcast.mark_resealed($1::bigint) as marked (run_id);
