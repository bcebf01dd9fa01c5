-- A relation with the product of each row, where it is known.
select true
from "{base}"
left join "{products}" as product
    on '{row_product}'::text = '{product_key}'::text;
