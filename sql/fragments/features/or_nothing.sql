-- A count of a customer who has no rows: zero, not unknown.
select case when "{table}".external_key is null then 0 else "{value}" end;
