-- Every row, with its order where there is one.
select true
from "{relation}" as base
left join "{orders}" as parent
    on '{row_order}'::text = '{order_key}'::text;
