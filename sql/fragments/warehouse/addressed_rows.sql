-- Rows of which each says whose it is by a customer's key, or else by an address: then it is the customer's who bears that,
-- and the guest's who is told by it where no customer does.
select
    "{columns}".*,
    case
        when held.segcast_address is null then held.segcast_key
        when bearers.address is null then '{guest_key}'::text collate "C"
        else bearers.external_key
    end as segcast_customer,
    held.segcast_address is not null as segcast_is_addressed,
    case when bearers.address is null then held.segcast_address end as segcast_unborne_address
from (
    select
        "{own_columns}".*,
        case when not '{is_nobody}'::boolean then '{customer}'::text collate "C" end as segcast_key,
        case when '{is_nobody}'::boolean then '{address}'::text collate "C" end as segcast_address
    from "{relation}" as own
) as held
left join "{bearers}" as bearers on held.segcast_address = bearers.address;
