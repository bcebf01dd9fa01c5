-- Rows that hold several answers each, once an answer: what it is for, whether it is a yes or a no, and when it was said.
select true
from "{base}"
cross join
    lateral unnest(
        '{purposes}'::text[], '{granted}'::boolean[], '{recorded_at}'::timestamptz[]
    ) as answers (purpose, is_granted, recorded_at);
