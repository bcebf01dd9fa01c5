-- Lets the worker remove what is only kept while it works, and segments that are no longer defined.
--
-- grain   none
-- holes   roles
grant delete on segcast.example_labels, segcast.segments to "{worker}";
