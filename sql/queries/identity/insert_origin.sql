-- Records where the keys of a space come from.
--
-- grain   one row
-- params  $1 key_space text   $2 relation text   $3 relation_oid bigint   $4 key_column text
--         $5 key_column_number bigint, or null   $6 reason text, or null where nobody had to accept it
-- columns origin_id bigint
insert into segcast.key_origins (
    key_space, relation, relation_oid, key_column, key_column_number, reason
)
values (
    $1::text,
    $2::text,
    ($3::bigint)::oid,
    $4::text,
    ($5::bigint)::smallint,
    $6::text
)
returning origin_id;
