-- Finds an acceptance of this measure at this value: of the same as-of, by the same version, against the same release.
--
-- A multiple of nothing is the same however much there is: the level is compared too.
--
-- grain   one row, or none
-- params  $1 release_id bigint   $2 outcome text   $3 measure text   $4 audience text
--         $5 previous_release_id bigint   $6 measured double precision   $7 version integer, or null
--         $8 level double precision
-- columns acceptance_id bigint
select acceptances.acceptance_id
from segcast.release_acceptances as acceptances
inner join segcast.releases as accepted on acceptances.release_id = accepted.release_id
inner join segcast.releases as releases
    on accepted.as_of = releases.as_of and releases.release_id = $1::bigint
where
    acceptances.outcome = $2::text
    and acceptances.measure = $3::text
    and acceptances.audience = $4::text
    and acceptances.previous_release_id is not distinct from $5::bigint
    and acceptances.version is not distinct from $7::integer
    and (
        acceptances.measured = $6::double precision
        or abs(acceptances.measured / nullif($6::double precision, 0) - 1) < 1e-9
    )
    and (
        acceptances.level = $8::double precision
        or abs(acceptances.level / nullif($8::double precision, 0) - 1) < 1e-9
    )
order by acceptances.acceptance_id desc
limit 1;
