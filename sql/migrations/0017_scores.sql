-- Partitions are filled before they are keyed: an index made at once, of rows in order, takes a third of what it
-- takes row by row from two writers. Whoever upgrades between the two has a key already.
create or replace function segcast.make_partition(parent text, partition_id bigint)
returns text
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    partition_name text := format('%s_%s', parent, partition_id);
    key_column text := case parent when 'feature_values' then 'build_id' else 'release_id' end;
begin
    if parent not in ('feature_values', 'scores') then
        raise exception 'segcast.% has no partitions', parent using errcode = '22023';
    end if;
    execute format('drop table if exists segcast_data.%I', partition_name);
    execute format(
        'create table segcast_data.%I (like segcast.%I including defaults including constraints, constraint partition_holds_one check (%I = %s))',
        partition_name, parent, key_column, partition_id
    );
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
    key_column text := case parent when 'feature_values' then 'build_id' else 'release_id' end;
begin
    if parent not in ('feature_values', 'scores') then
        raise exception 'segcast.% has no partitions', parent using errcode = '22023';
    end if;
    if not exists (
        select from pg_index as keys
        where keys.indrelid = format('segcast_data.%I', partition_name)::regclass and keys.indisprimary
    ) then
        execute format(
            'alter table segcast_data.%I add primary key (%I, customer_id)', partition_name, key_column
        );
    end if;
    execute format('analyze segcast_data.%I', partition_name);
    execute format(
        'alter table segcast.%I attach partition segcast_data.%I for values in (%s)',
        parent, partition_name, partition_id
    );
end
$$;
