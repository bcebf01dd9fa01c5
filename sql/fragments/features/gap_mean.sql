-- The mean gap in days.
select avg('{gap}'::numeric) filter (where '{condition}'::boolean);
