-- Takes back what was released after another release: it is kept, and nothing is measured by it again.
--
-- grain   one row a release that is taken back
-- params  $1 release_id bigint, the one that takes its place   $2 as_of timestamptz
-- columns release_id bigint
update segcast.releases
set state = 'withdrawn'
where
    state = 'released'
    and release_id <> $1::bigint
    and (as_of > $2::timestamptz or (as_of = $2::timestamptz and release_id > $1::bigint))
returning release_id;
