-- The first reason that applies.
select case when '{condition}'::boolean then '{reason}'::text else '{otherwise}'::text end;
