-- The rows of peer.features as a feature build of Segcast's.
delete from segcast.feature_builds where feature_set = 'bench';
insert into segcast.feature_builds (build_id, feature_set, version, as_of, purpose, state, customer_count)
select 1000000, 'bench', 1, '2026-01-01', 'score', 'ready', count(*) from peer.features;
select segcast.drop_partition('feature_values', 1000000);
select segcast.make_partition('feature_values', 1000000);
insert into segcast_data.feature_values_1000000 (build_id, customer_id, feature_values)
select 1000000, customer_id, values from peer.features order by customer_id;
select segcast.attach_partition('feature_values', 1000000);
vacuum analyze segcast_data.feature_values_1000000;
