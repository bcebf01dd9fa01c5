-- One relation.
select true
from "{relation}" as base;
