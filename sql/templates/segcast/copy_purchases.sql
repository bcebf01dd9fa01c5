-- Takes the purchases as they were published.
--
-- grain   one row a line
copy pg_temp.shop_lines (
    invoice_no, stock_code, quantity, invoice_date, unit_price, customer_id, country
)
from stdin with (format csv, header true);
