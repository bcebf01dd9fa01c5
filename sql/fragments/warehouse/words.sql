-- A word of ours.
select '{word}'::text;
