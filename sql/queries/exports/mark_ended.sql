-- Ends a run that has no number: superseded by another, or cancelled by a person.
--
-- grain   one row, the run; none when it has a number or has ended
-- params  $1 run_id bigint   $2 state text
-- columns export text
select marked.export
from segcast.mark_ended($1::bigint, $2::text) as marked (export);
