-- Whether an amount is NaN or infinite.
select coalesce(cast('{value}'::text as text) in ('NaN', 'Infinity', '-Infinity'), false);
