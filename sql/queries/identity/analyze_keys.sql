-- Tells the planner how many customers there are by now; only the tables' owner may, others are passed by.
--
-- grain   none
analyze segcast.customers, segcast.customer_keys;
