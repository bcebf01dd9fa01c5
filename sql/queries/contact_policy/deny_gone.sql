-- Denies what those who are gone were found by on earlier lists.
--
-- Whoever stays in an audience is on its other lists under the contact that let them in, and may be found there by
-- something else; an export that got another name goes on with the list.
--
-- grain   none; writes one row an identifier of a list
-- index   the contacts of each customer, the runs, then the candidates of those
insert into pg_temp.denied (identifier)
select unnest(listed.identifiers) as identifier
from pg_temp.gone as gone
inner join segcast.reservations as contacts on gone.customer_id = contacts.customer_id
inner join segcast.export_runs as charged on contacts.run_id = charged.run_id
inner join segcast.export_runs as stays
    on
        charged.channel = stays.channel
        and (
            charged.run_id = stays.run_id
            or (charged.contact_model = 'presence' and stays.contact_model = 'presence')
        )
inner join segcast.export_candidates as listed
    on stays.run_id = listed.run_id and gone.customer_id = listed.customer_id;
