-- Gives candidates of a run the names that their identifiers have under the next key.
--
-- grain   one row: how many got them
-- params  $1 run_id bigint   $2 customer_id bigint[]   $3 identifiers text[], uuids in braces each
--         $4 reached text[], likewise, or nothing each
-- columns renamed_count bigint
select
    segcast.rename_identifiers($1::bigint, $2::bigint[], $3::text[], $4::text[])
        as renamed_count;
