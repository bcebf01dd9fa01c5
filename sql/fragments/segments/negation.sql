-- Whether a condition does not hold.
select ('{condition}'::boolean) = false;
