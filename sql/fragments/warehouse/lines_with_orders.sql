-- Every line, with its order where there is one.
select true
from "{relation}" as base
left join "{orders}" as parent
    on cast('{line_order}'::text as text) = cast('{order_key}'::text as text);
