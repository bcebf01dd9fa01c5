-- Leases: who may do what only one may do at a time.
revoke all on schema segcast from public;

create table segcast.leases (
    lease_name text primary key,
    holder uuid not null,
    token bigint not null,
    acquired_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    constraint token_is_positive check (token > 0)
);
comment on table segcast.leases is 'local: who may do what only one may do at a time, by a token that only grows';

create table segcast.lease_kinds (
    lease_kind text primary key
);
comment on table segcast.lease_kinds is 'local: the first words of leases that whoever exports may take; all others are the worker''s';

-- Whoever may ask may hold all: the right to run this function is what marks the worker.
create function segcast.may_hold(lease_name text)
returns boolean
language sql
stable
set search_path = pg_catalog, pg_temp
return has_function_privilege(session_user, 'segcast.may_hold(text)', 'execute')
or split_part(lease_name, ' ', 1) in (select kinds.lease_kind from segcast.lease_kinds as kinds)
and lease_name like '% %';
comment on function segcast.may_hold is 'Whether the session''s user may take a lease.';

create function segcast.acquire_lease(lease_name text, holder uuid, ttl_seconds integer)
returns bigint
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    taken bigint;
begin
    if not segcast.may_hold(lease_name) or ttl_seconds not between 1 and 60 then
        raise exception 'this login may not hold the lease %', lease_name using errcode = '42501';
    end if;
    insert into segcast.leases as held (lease_name, holder, token, acquired_at, expires_at)
    values (
        acquire_lease.lease_name, acquire_lease.holder, 1, clock_timestamp(),
        clock_timestamp() + make_interval(secs => ttl_seconds)
    )
    on conflict on constraint leases_pkey do update
        set
            holder = excluded.holder,
            token = held.token + 1,
            acquired_at = excluded.acquired_at,
            expires_at = excluded.expires_at
        where held.expires_at < excluded.acquired_at
    returning held.token into taken;
    return taken;
end
$$;
comment on function segcast.acquire_lease is 'Takes a lease that is free or expired, for a minute at most, and returns its token; NULL while somebody holds it.';

create function segcast.renew_lease(lease_name text, token bigint, ttl_seconds integer)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if not segcast.may_hold(lease_name) or ttl_seconds not between 1 and 60 then
        raise exception 'this login may not hold the lease %', lease_name using errcode = '42501';
    end if;
    update segcast.leases as held
    set expires_at = clock_timestamp() + make_interval(secs => ttl_seconds)
    where
        held.lease_name = renew_lease.lease_name
        and held.token = renew_lease.token
        and held.expires_at >= clock_timestamp();
    return found;
end
$$;
comment on function segcast.renew_lease is 'Extends a lease that is still held, and says whether it was.';

create function segcast.release_lease(lease_name text, token bigint)
returns boolean
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if not segcast.may_hold(lease_name) then
        raise exception 'this login may not hold the lease %', lease_name using errcode = '42501';
    end if;
    update segcast.leases as held
    set expires_at = '-infinity'
    where held.lease_name = release_lease.lease_name and held.token = release_lease.token;
    return found;
end
$$;
comment on function segcast.release_lease is 'Gives a lease back, and says whether it was still held.';

revoke all on function segcast.may_hold,
segcast.acquire_lease,
segcast.renew_lease,
segcast.release_lease
from public;
