-- Appends to the audit trail what this login's commands may say.
--
-- grain   one row, the entry's number
-- params  $1 event text   $2 subject text   $3 detail jsonb
-- columns audit_id bigint
-- locks   the trail's head, until the transaction ends: the last statement of a transaction
select segcast.append_event($1::text, $2::text, $3::jsonb) as audit_id;
