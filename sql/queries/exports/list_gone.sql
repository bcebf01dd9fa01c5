-- Lists which rows of a stretch of the list before lose what they were found by.
--
-- grain   one row a row of the list
-- params  $1 first row bigint   $2 last row bigint
-- columns row_number bigint, identifiers uuid[]
select
    gone.row_number,
    gone.identifiers
from pg_temp.gone as gone
where gone.row_number between $1::bigint and $2::bigint
order by gone.row_number;
