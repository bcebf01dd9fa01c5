-- Puts the caps of the policy in force, and says so in the audit trail.
--
-- grain   one row, no value
-- params  $1 caps jsonb: a list of cap_name, channels, brand, window_hours, contact_limit
-- locks   the caps that change: planners who charge under them are waited for; then the trail's head
select segcast.apply_caps($1::jsonb) as applied;
