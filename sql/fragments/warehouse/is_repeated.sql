-- Whether several rows bear the same key.
select count(*) over (partition by cast('{value}'::text as text)) > 1;
