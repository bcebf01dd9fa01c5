-- Approves a version as the session's user and makes it the one that scores.
--
-- grain   one row, the governance it is approved under
-- params  $1 outcome text   $2 version integer   $3 governance text, as the definitions ask for it
-- columns governance text as Governance
-- locks   the outcome's champion
select segcast.approve_version($1::text, $2::integer, $3::text) as governance;
