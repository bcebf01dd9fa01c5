-- Every line, with its order where there is one.
select true
from "{relation}" as base
left join "{orders}" as parent
    on '{line_order}'::text = '{order_key}'::text;
