-- Customers beside their words and their suppression.
select true
from "{base}"
left join "{words}" on words.external_key = cast('{key}'::text as text)
left join "{suppressed}" on suppressed.external_key = cast('{key}'::text as text);
