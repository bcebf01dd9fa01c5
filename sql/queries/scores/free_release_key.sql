-- Gives the key of a release free, so that its as-of is scored again.
--
-- grain   one row, the release; none when it is not scored to the end or has been judged by nobody
-- params  $1 release_key text
-- columns release_id bigint
update segcast.releases
set release_key = release_key || ' until release ' || release_id
where release_key = $1::text and state not in ('scoring', 'scored')
returning release_id;
