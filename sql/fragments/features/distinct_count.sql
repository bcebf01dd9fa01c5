-- How many different values.
select count(distinct "{value}") filter (where '{condition}'::boolean);
