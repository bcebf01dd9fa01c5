-- where attributed_0 comes into
/* segments/make_attributed */ create temporary table "attributed_0" (external_key text not null) on commit drop;


-- what attributed_0 reads
/* warehouse/copy_customers */ copy (
    select "base"."segcast_customer"::text as external_key
    from (
        select
            case
                when "held"."is_customer" then "held"."email"::text
                else "guests"."email"
            end as "email",
            case
                when "held"."is_customer" then null::text
                else "guests"."first_name"
            end as "guest_first_name",
            "held"."id" as "id",
            case
                when "held"."is_customer" then "held"."since"
                else "guests"."created_at"
            end as "since",
            "held"."status" as "status",
            "held"."tel" as "tel",
            "held"."tier" as "tier",
            coalesce(held.segcast_key, guests.segcast_key) as segcast_customer,
            held.is_customer is null as segcast_is_guest
        from (
            select
                "own"."email",
                "own"."id",
                "own"."since",
                "own"."status",
                "own"."tel",
                "own"."tier",
                "own"."id"::text collate "C" as segcast_key,
                true as is_customer
            from "corner"."people" as own
        ) as held
        full join (
            select distinct on (told.email)
                "told"."email",
                "told"."first_name",
                (
                    'guest:'
                    || encode(
                        sha256(convert_to('guest:' || "told"."email"::text, getdatabaseencoding())), 'hex'
                    )
                )::text collate "C" as segcast_key,
                min(told.made_at) over (partition by told.email) as created_at
            from (
                select
                    case
                        when
                            octet_length("guest"."buyer"::text) <= 254
                            and btrim(lower("guest"."buyer"::text collate "C"), E' \t\r\n"''<>,;:')
                            ~ (
                                '^[a-z0-9\u00c0-\u1fff\u3040-\ud7ff!#$%&''*+/=?^_`{|}~-]+'
                                || '([.][a-z0-9\u00c0-\u1fff\u3040-\ud7ff!#$%&''*+/=?^_`{|}~-]+)*@'
                                || '([a-z0-9\u00c0-\u1fff\u3040-\ud7ff]'
                                || '([a-z0-9\u00c0-\u1fff\u3040-\ud7ff-]*'
                                || '[a-z0-9\u00c0-\u1fff\u3040-\ud7ff])?[.])+'
                                || '[a-z0-9\u00c0-\u1fff\u3040-\ud7ff]'
                                || '([a-z0-9\u00c0-\u1fff\u3040-\ud7ff-]*'
                                || '[a-z0-9\u00c0-\u1fff\u3040-\ud7ff])?$'
                            )
                            and btrim(lower("guest"."buyer"::text collate "C"), E' \t\r\n"''<>,;:')
                            !~ '[.][0-9]+$'
                            then btrim(lower("guest"."buyer"::text collate "C"), E' \t\r\n"''<>,;:')
                    end as "email",
                    "guest"."at"::timestamp at time zone 'Europe/Berlin'::text as "made_at",
                    "guest"."buyer_name"::text as "first_name"
                from "corner"."orders" as guest
                where (coalesce("guest"."person"::text, '') in ('', '0'))
            ) as told
            left join (
                select
                    people.address,
                    (
                        array_agg(
                            people.external_key
                            order by people.is_kept desc, people.created_at asc, people.external_key asc
                        )
                    )[1] as external_key,
                    min(people.external_key) <> max(people.external_key) as is_shared
                from (
                    select
                        (
                            case
                                when
                                    octet_length("people"."email"::text) <= 254
                                    and btrim(lower("people"."email"::text collate "C"), E' \t\r\n"''<>,;:')
                                    ~ (
                                        '^[a-z0-9\u00c0-\u1fff\u3040-\ud7ff!#$%&''*+/=?^_`{|}~-]+'
                                        || '([.][a-z0-9\u00c0-\u1fff\u3040-\ud7ff!#$%&''*+/=?^_`{|}~-]+)*@'
                                        || '([a-z0-9\u00c0-\u1fff\u3040-\ud7ff]'
                                        || '([a-z0-9\u00c0-\u1fff\u3040-\ud7ff-]*'
                                        || '[a-z0-9\u00c0-\u1fff\u3040-\ud7ff])?[.])+'
                                        || '[a-z0-9\u00c0-\u1fff\u3040-\ud7ff]'
                                        || '([a-z0-9\u00c0-\u1fff\u3040-\ud7ff-]*'
                                        || '[a-z0-9\u00c0-\u1fff\u3040-\ud7ff])?$'
                                    )
                                    and btrim(lower("people"."email"::text collate "C"), E' \t\r\n"''<>,;:')
                                    !~ '[.][0-9]+$'
                                    then btrim(lower("people"."email"::text collate "C"), E' \t\r\n"''<>,;:')
                            end
                        )::text collate "C" as address,
                        "people"."id"::text collate "C" as external_key,
                        "people"."since"::timestamptz as created_at,
                        coalesce("people"."status"::text <> all('{"closed"}'::text[]), true) as is_kept
                    from "corner"."people" as people
                ) as people
                where people.address is not null and people.external_key is not null
                group by people.address
            ) as bearers on told.email = bearers.address
            where told.email is not null and bearers.address is null
            order by told.email asc, told.made_at desc nulls last, cast(told as text) asc
        ) as guests on held.segcast_key = guests.segcast_key
    ) as base
    where (
        "base"."segcast_customer" is not null
        and (
            "base"."segcast_is_guest"
            or coalesce("base"."status"::text <> all('{"closed"}'::text[]), true)
        )
        and "base"."segcast_customer"::text = 'nobody'::text
    )
    group by 1
) to stdout with (format "binary");


-- who leaves everybody
-- $1 = customers
-- $2 = 0
-- $3 = everybody
-- $4 = 2024-03-04T00:00:00Z
-- $5 = 
-- $6 = key is nobody
/* segments/close_memberships */ with left_members as (
    update segcast.memberships as stays
    set
        left_at = greatest($4::timestamptz, stays.entered_at + interval '1 microsecond'),
        left_release_id = $2::bigint,
        left_definition_hash = $5::text,
        left_reason = $6::text
    where
        stays.segment = $3::text
        and stays.left_at = 'infinity'
        and not exists (
            select 1 as met
            from (
                select scored.customer_id
                from segcast.scores as scored
                inner join segcast.feature_values as built
                    on built.build_id = $2::bigint and scored.customer_id = built.customer_id
                where scored.release_id = $2::bigint and (
                    scored.customer_id in (
                        select keys.customer_id
                        from pg_temp."attributed_0" as attributed
                        inner join segcast.customer_spans as keys
                            on
                                keys.key_space = $1::text
                                and attributed.external_key = keys.external_key
                    )
                )
            ) as members
            where members.customer_id = stays.customer_id
        )
    returning stays.customer_id
)

select count(*) as change_count
from left_members;


-- who enters everybody
-- $1 = customers
-- $2 = 0
-- $3 = everybody
-- $4 = 2024-03-04T00:00:00Z
-- $5 = 
-- $6 = key is nobody
/* segments/open_memberships */ with entered as (
    insert into segcast.memberships (
        segment,
        customer_id,
        entered_at,
        entered_release_id,
        entered_definition_hash,
        entered_reason
    )
    select
        $3::text as segment,
        members.customer_id,
        greatest(
            $4::timestamptz,
            (
                select max(earlier.left_at) from segcast.memberships as earlier
                where
                    earlier.segment = $3::text
                    and earlier.customer_id = members.customer_id
            )
        ) as entered_at,
        $2::bigint as entered_release_id,
        $5::text as entered_definition_hash,
        $6::text as entered_reason
    from (
        select scored.customer_id
        from segcast.scores as scored
        inner join segcast.feature_values as built
            on built.build_id = $2::bigint and scored.customer_id = built.customer_id
        where scored.release_id = $2::bigint and (
            scored.customer_id in (
                select keys.customer_id
                from pg_temp."attributed_0" as attributed
                inner join segcast.customer_spans as keys
                    on
                        keys.key_space = $1::text
                        and attributed.external_key = keys.external_key
            )
        )
    ) as members
    where
        not exists (
            select 1 as stays
            from segcast.memberships as stays
            where
                stays.segment = $3::text
                and stays.customer_id = members.customer_id
                and stays.left_at = 'infinity'
        )
    returning customer_id
)

select count(*) as change_count
from entered;

