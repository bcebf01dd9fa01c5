-- Every definition that was ever in force.
create table segcast.definitions (
    definition_hash text primary key,
    kind text not null,
    definition_name text not null,
    body text not null,
    applied_at timestamptz not null default clock_timestamp(),
    applied_by text not null default session_user,
    constraint definition_hash_is_of_the_body check (
        definition_hash
        = encode(
            sha256(convert_to(kind || E'\n' || definition_name || E'\n' || body, 'UTF8')), 'hex'
        )
    )
);
comment on table segcast.definitions is 'reference: each definition in canonical form, by its hash; append-only';

-- A run counts contacts, and under the caps, that the definition says by which it was planned: whoever plans it cannot
-- choose.
create function segcast.is_as_defined(run segcast.export_runs)
returns boolean
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select
        wanted.export_kind = run.kind
        and wanted.channel = run.channel
        and wanted.brand = run.brand
        and wanted.contact_model = run.contact_model
        and wanted.caps @> run.caps
        and run.caps @> wanted.caps
    from (
        select
            defined.body,
            defined.body -> 'export' ->> 'kind' as export_kind,
            defined.body -> 'channel' ->> 'name' as channel,
            defined.body -> 'export' ->> 'brand' as brand,
            case
                when run.kind = 'exclude' then 'none'
                when run.is_removal and defined.body -> 'channel' ->> 'contact' = 'send' then 'none'
                else defined.body -> 'channel' ->> 'contact'
            end as contact_model,
            coalesce(
                (
                    select jsonb_agg(caps.cap)
                    from jsonb_array_elements(defined.body -> 'policy' -> 'caps') as caps (cap)
                    where
                        caps.cap -> 'channels' ? run.channel
                        and coalesce(caps.cap ->> 'brand', run.brand) = run.brand
                        and not run.is_removal
                        and run.contact_model <> 'none'
                ),
                '[]'
            ) as caps
        from (
            select definitions.body::jsonb as body
            from segcast.definitions
            where
                definitions.definition_hash = run.definition_hash
                and definitions.kind = 'export'
                and definitions.definition_name = run.export
        ) as defined
    ) as wanted
$$;
comment on function segcast.is_as_defined is 'Whether a run counts contacts as its definition says; null where the definition is not kept or is of another program.';

revoke all on function segcast.is_as_defined from public;
