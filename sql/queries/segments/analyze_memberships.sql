-- Tells the planner how large the segments are by now; only the table's owner may, others are passed by.
--
-- grain   none
analyze segcast.memberships;
