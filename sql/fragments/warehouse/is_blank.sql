-- Whether a value is unknown, or a text of blanks alone.
select coalesce(btrim('{value}'::text), '') = '';
