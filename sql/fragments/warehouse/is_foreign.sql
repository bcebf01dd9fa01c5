-- Whether an amount is in another currency than the reporting one, or in none.
select cast('{value}'::text as text) is distinct from '{currency}'::text;
