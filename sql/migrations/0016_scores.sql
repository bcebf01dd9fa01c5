-- Releases that are scored by buckets, and outcomes that are held by themselves.
create table segcast.release_buckets (
    release_id bigint not null,
    bucket_number integer not null,
    first_id bigint not null,
    last_id bigint not null,
    scored_count bigint,
    scored_at timestamptz,
    primary key (release_id, bucket_number),
    constraint bucket_is_a_range check (first_id <= last_id),
    constraint scored_has_a_count check ((scored_count is null) = (scored_at is null))
);
comment on table segcast.release_buckets is 'local: the ranges of customers that a release is scored by; a bucket is marked done in the transaction that writes its scores';

alter table segcast.release_outcomes add column status text not null default 'scored',
add column held_reason text,
add column valid_until timestamptz,
add column source_release_id bigint,
add constraint status_is_known check (status in ('scored', 'released', 'held')),
add constraint held_has_a_reason check ((status = 'held') = (held_reason is not null));

update segcast.release_outcomes as outcomes
set status = 'released', valid_until = releases.valid_until
from segcast.releases as releases
where releases.release_id = outcomes.release_id and releases.state = 'released';

-- Scores are written by several workers at once: their table is keyed before it is filled.
create or replace function segcast.make_partition(parent text, partition_id bigint)
returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    partition_name text := format('%s_%s', parent, partition_id);
begin
    if parent not in ('feature_values', 'scores') then
        raise exception 'segcast.% has no partitions', parent using errcode = '22023';
    end if;
    execute format('drop table if exists segcast_data.%I', partition_name);
    execute format(
        'create table segcast_data.%I (like segcast.%I including defaults including constraints)',
        partition_name, parent
    );
    if parent = 'scores' then
        execute format(
            'alter table segcast_data.%I add primary key (release_id, customer_id), add constraint partition_holds_one check (release_id = %s)',
            partition_name, partition_id
        );
    end if;
    return partition_name;
end
$$;

create or replace function segcast.attach_partition(parent text, partition_id bigint)
returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    partition_name text := format('%s_%s', parent, partition_id);
begin
    if parent not in ('feature_values', 'scores') then
        raise exception 'segcast.% has no partitions', parent using errcode = '22023';
    end if;
    if parent = 'feature_values' then
        execute format(
            'alter table segcast_data.%I add primary key (build_id, customer_id), add constraint partition_holds_one check (build_id = %s)',
            partition_name, partition_id
        );
    end if;
    execute format('analyze segcast_data.%I', partition_name);
    execute format(
        'alter table segcast.%I attach partition segcast_data.%I for values in (%s)',
        parent, partition_name, partition_id
    );
end
$$;
