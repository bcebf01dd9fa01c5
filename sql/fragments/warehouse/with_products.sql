-- A relation with the product of each row, where it is known.
select true
from "{base}"
left join "{products}" as product
    on cast('{row_product}'::text as text) = cast('{product_key}'::text as text);
