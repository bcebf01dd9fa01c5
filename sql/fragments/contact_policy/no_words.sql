-- Nobody's words.
select true
from (
    select
        cast(null as text) as external_key,
        cast(null as text) as address,
        false as is_granted,
        false as is_withdrawn
    where false
) as words;
