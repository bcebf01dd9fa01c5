-- Rows with their orders, which know the customer and the time.
select true
from "{relation}" as base
inner join "{orders}" as parent
    on '{row_order}'::text = '{order_key}'::text;
