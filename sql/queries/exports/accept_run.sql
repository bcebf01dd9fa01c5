-- Lets a run go on that waited for a person: from its plan, or where it has a number from its files.
--
-- What was accepted is the list that was shown: its count stays beside the question, who accepted it and why.
--
-- grain   one row, the run; none when it did not wait
-- params  $1 run_id bigint   $2 reason text
-- columns export text, accepted_for text as AttentionReason, accepted_count bigint?
select
    accepted.export,
    accepted.accepted_for,
    accepted.accepted_count
from segcast.accept_run($1::bigint, $2::text) as accepted;
