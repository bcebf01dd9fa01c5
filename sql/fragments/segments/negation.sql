-- Whether a condition does not hold.
select not ('{condition}'::boolean);
