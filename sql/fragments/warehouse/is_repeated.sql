-- Whether several of the rows that count bear the same key.
select count(*) filter (where '{is_kept}'::boolean) over (partition by '{value}'::text) > 1;
