-- Everything below, or nothing of it.
begin;
-- What is not Segcast's stays: where something hangs on its schemas, nothing is dropped.
do $$
begin
    if exists (select from "{hanging}") then
        raise exception 'something that is not Segcast''s hangs on its schemas: segcast drop --print names it';
    end if;
end
$$;
drop schema if exists segcast_v1 cascade;
drop schema if exists segcast_data cascade;
drop schema if exists segcast cascade;
