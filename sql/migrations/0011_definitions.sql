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
