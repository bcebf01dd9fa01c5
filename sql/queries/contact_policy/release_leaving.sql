-- Gives back the contacts of those who leave a run.
--
-- grain   one row: how many
-- params  $1 run_id bigint
-- columns released_count bigint
-- locks   the run
select segcast.release_contacts(
    $1::bigint,
    array(
        select leaving.customer_id
        from pg_temp.leaving as leaving
        where leaving.reason is not null
        order by leaving.customer_id
    )
) as released_count;
