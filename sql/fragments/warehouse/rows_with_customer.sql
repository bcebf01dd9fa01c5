-- Rows that name a version of a customer, with the key that all versions of the customer bear.
select
    facts.*,
    "{key}" as "{name}"
from "{relation}" as facts
left join "{versions}" as versions
    on "{reference}" = "{version}";
