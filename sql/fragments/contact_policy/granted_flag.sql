-- Whether a boolean column says yes.
select coalesce(cast('{value}'::boolean as boolean), false);
