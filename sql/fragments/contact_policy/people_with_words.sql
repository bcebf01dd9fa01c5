-- Customers beside their words and their suppression.
--
-- over    words and suppressed, which their relations are called
select true
from "{base}"
left join "{words}" on words.external_key = '{key}'::text
left join "{suppressed}" on suppressed.external_key = '{key}'::text;
