-- Keeps the ledger of contacts to its functions, and the caps to whoever applies a policy.
--
-- grain   none
-- holes   roles
revoke insert, update, delete on segcast.reservations from "{worker}", "{exporter}";
