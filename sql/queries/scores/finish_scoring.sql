-- Marks a release scored, with its count taken from its rows.
--
-- grain   one row, the release
-- params  $1 release_id bigint
update segcast.releases as releases
set
    state = 'scored',
    customer_count
    = (
        select count(*) from segcast.scores as rows
        where rows.release_id = $1::bigint
    )
where releases.release_id = $1::bigint and releases.state = 'scoring'
returning releases.customer_count;
