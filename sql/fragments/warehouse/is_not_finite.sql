-- Whether an amount is NaN or infinite.
select coalesce('{value}'::text in ('NaN', 'Infinity', '-Infinity'), false);
