-- A value as text behind a mark; nothing where it is unknown. A long one is cut.
select case when '{value}'::text is null then '' else '=' || left('{value}'::text, 240) end;
