-- Denies what those who are gone were found by on earlier lists.
--
-- grain   none; writes one row an identifier of a list
-- index   the contacts of each customer, then the candidates of their runs
insert into pg_temp.denied (identifier)
select unnest(listed.identifiers) as identifier
from pg_temp.gone as gone
inner join segcast.reservations as contacts on gone.customer_id = contacts.customer_id
inner join segcast.export_candidates as listed
    on contacts.run_id = listed.run_id and gone.customer_id = listed.customer_id;
