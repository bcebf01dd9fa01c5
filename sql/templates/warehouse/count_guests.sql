-- Counts the rows of people without an account, and whose addresses stand in them.
--
-- grain   one row
-- holes   the relation of guests, and who bears each address, all values bound
-- columns row_count bigint, unaddressed_count bigint, guest_count bigint, known_count bigint
select
    coalesce(sum(told.row_count), 0)::bigint as row_count,
    coalesce(sum(told.row_count) filter (where told.email is null), 0)::bigint as unaddressed_count,
    count(*) filter (where told.email is not null and bearers.address is null) as guest_count,
    count(bearers.address) as known_count
from (
    select
        '{address}'::text collate "C" as email,
        count(*) as row_count
    from "{guests}" as guest
    where '{is_guest}'::boolean
    group by 1
) as told
left join "{bearers}" as bearers on told.email = bearers.address;
