-- Keeps what labels a build: of the customers in whom the outcome was observed in the label window.
--
-- grain   none; writes one row a customer with the outcome
-- params  $1 build_id bigint   $2 key_space text
insert into segcast.example_labels (build_id, customer_id, label_value)
select
    $1::bigint as build_id,
    keys.customer_id,
    observed.label_value
from pg_temp.observed as observed
inner join segcast.feature_builds as builds on builds.build_id = $1::bigint
inner join segcast.customer_spans as keys
    on
        keys.key_space = $2::text
        and observed.external_key = keys.external_key
        and builds.as_of > keys.begins_at
        and builds.as_of <= keys.ends_at;
