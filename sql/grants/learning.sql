-- Lets the worker keep labels while it trains.
--
-- holes   roles
grant insert, delete on segcast.example_labels to "{worker}";
