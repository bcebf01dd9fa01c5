-- Everybody, by the key under which the sources say what they did.
select true
from segcast.customer_spans as keys;
