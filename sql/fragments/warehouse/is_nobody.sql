-- Whether a customer's key names nobody: it is unknown, empty, or the 0 that shops write for a guest.
select coalesce('{value}'::text, '') in ('', '0');
