-- Records a look at the sources.
--
-- grain   one row, the check
-- params  $1 as_of timestamptz   $2 is_passed boolean
-- columns check_id bigint
insert into segcast.source_checks (as_of, is_passed)
values ($1::timestamptz, $2::boolean)
returning check_id;
