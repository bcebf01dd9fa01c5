-- The standard deviation of the gaps in days.
select stddev_samp('{gap}'::numeric) filter (where '{condition}'::boolean);
