-- Whether an amount is in another currency than the reporting one, or in none.
select coalesce(cast('{value}'::text as text) <> '{currency}'::text, true);
