-- Lines with their orders, which know the customer and the time.
select true
from "{relation}" as base
inner join "{orders}" as parent
    on cast('{line_order}'::text as text) = cast('{order_key}'::text as text);
