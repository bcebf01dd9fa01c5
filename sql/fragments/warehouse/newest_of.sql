-- The newest of some times; those that are not known left out.
select (
    select max(times.known_at)
    from unnest('{times}'::timestamptz[]) as times (known_at)
);
