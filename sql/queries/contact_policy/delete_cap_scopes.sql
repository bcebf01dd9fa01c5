-- Takes caps out of force that the policy has no longer.
--
-- grain   none
-- params  $1 scope text[], those that stay
delete from segcast.cap_scopes
where not (scope = any($1::text[]));
