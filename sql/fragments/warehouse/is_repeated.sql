-- Whether several rows bear the same key.
select count(*) over (partition by '{value}'::text) > 1;
