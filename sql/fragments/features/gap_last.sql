-- The newest gap in days.
--
-- over    source, the rows of an activity source
select
    (
        array_agg('{gap}'::numeric order by source.occurred_at desc, '{gap}'::numeric)
        filter (where '{gap}'::numeric is not null and '{condition}'::boolean)
    )[1];
