-- what counts customers
-- $1 = Europe/Berlin
-- $2 = 2024-03-04T00:00:00Z
-- $3 = {"closed"}
-- $4 = excluded:closed
-- $5 = no_key
-- $6 = empty_key
-- $7 = key_too_long
-- $8 = duplicate_key
-- $9 = created_after_as_of
-- $10 = used
/* warehouse/count_rows */ select
    counted.reason,
    count(*) as row_count,
    count(*)
    - count(distinct counted.row_key)
    - count(*) filter (where counted.row_key is null) as repeated_count,
    count(*) filter (where counted.is_not_finite) as not_finite_count,
    count(*) filter (where counted.is_in_other_currency) as other_currency_count,
    count(*) filter (where counted.is_incomplete) as incomplete_count,
    max(counted.known_at) filter (where isfinite(counted.known_at)) as newest_at
from (
    select
        case
            when not "base"."segcast_is_guest"
            and coalesce("base"."status"::text = any($3::text[]), false) then $4::text
            when "base"."segcast_customer" is null then $5::text
            when "base"."segcast_customer"::text = ''::text then $6::text
            when octet_length("base"."segcast_customer"::text) > 512 then $7::text
            when count(*) filter (where (
                "base"."segcast_is_guest"
                or coalesce("base"."status"::text <> all($3::text[]), true)
            )) over (partition by "base"."segcast_customer"::text) > 1 then $8::text
            when "base"."since" >= $2::timestamptz then $9::text
            else $10::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        (
            "base"."email" is null
            and "base"."tel" is null
        ) as is_incomplete,
        "base"."since"::timestamptz as known_at
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
) as counted
group by counted.reason
order by counted.reason;


-- what counts orders
-- $1 = Europe/Berlin
-- $2 = 2024-03-04T00:00:00Z
-- $3 = no_customer
-- $4 = unknown_address
-- $5 = unknown_customer
-- $6 = excluded_customer
-- $7 = no_time
-- $8 = after_as_of
-- $9 = used
-- $10 = {"closed"}
/* warehouse/count_rows */ select
    counted.reason,
    count(*) as row_count,
    count(*)
    - count(distinct counted.row_key)
    - count(*) filter (where counted.row_key is null) as repeated_count,
    count(*) filter (where counted.is_not_finite) as not_finite_count,
    count(*) filter (where counted.is_in_other_currency) as other_currency_count,
    count(*) filter (where counted.is_incomplete) as incomplete_count,
    max(counted.known_at) filter (where isfinite(counted.known_at)) as newest_at
from (
    select
        case
            when "base"."segcast_customer" is null then $3::text
            when "known"."external_key" is null
            and "base"."segcast_is_addressed" then $4::text
            when "known"."external_key" is null then $5::text
            when not coalesce("known"."is_kept", true) then $6::text
            when coalesce(("base"."at"::timestamp at time zone $1::text) = '-infinity'::timestamptz, true) then $7::text
            when ("base"."at"::timestamp at time zone $1::text) >= $2::timestamptz then $8::text
            else $9::text
        end as reason,
        "base"."id"::text as row_key,
        (coalesce("base"."total"::text in ('NaN', 'Infinity', '-Infinity'), false))::boolean as is_not_finite,
        false as is_in_other_currency,
        ("base"."total" is null) as is_incomplete,
        ("base"."at"::timestamp at time zone $1::text)::timestamptz as known_at
    from (
        select
            "held"."at",
            "held"."buyer",
            "held"."id",
            "held"."person",
            "held"."state",
            "held"."total",
            case
                when held.segcast_address is null then held.segcast_key
                when bearers.address is null then (
                    'guest:'
                    || encode(
                        sha256(convert_to('guest:' || "held"."segcast_address"::text, getdatabaseencoding())), 'hex'
                    )
                )::text collate "C"
                else bearers.external_key
            end as segcast_customer,
            held.segcast_address is not null as segcast_is_addressed,
            case when bearers.address is null then held.segcast_address end as segcast_unborne_address
        from (
            select
                "own"."at",
                "own"."buyer",
                "own"."id",
                "own"."person",
                "own"."state",
                "own"."total",
                case when not (coalesce("own"."person"::text, '') in ('', '0'))::boolean then "own"."person"::text collate "C" end as segcast_key,
                case when (coalesce("own"."person"::text, '') in ('', '0'))::boolean then (
                    case
                        when
                            octet_length("own"."buyer"::text) <= 254
                            and btrim(lower("own"."buyer"::text collate "C"), E' \t\r\n"''<>,;:')
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
                            and btrim(lower("own"."buyer"::text collate "C"), E' \t\r\n"''<>,;:')
                            !~ '[.][0-9]+$'
                            then btrim(lower("own"."buyer"::text collate "C"), E' \t\r\n"''<>,;:')
                    end
                )::text collate "C" end as segcast_address
            from "corner"."orders" as own
        ) as held
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
        ) as bearers on held.segcast_address = bearers.address
    ) as base
    left join (
        select
            "people"."segcast_customer"::text collate "C" as external_key,
            bool_or((
                "people"."segcast_is_guest"
                or coalesce("people"."status"::text <> all($10::text[]), true)
            )) as is_kept
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
        ) as people
        group by 1
    ) as known on "base"."segcast_customer"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts lines
-- $1 = Europe/Berlin
-- $2 = 2024-03-04T00:00:00Z
-- $3 = no_customer
-- $4 = unknown_address
-- $5 = unknown_customer
-- $6 = excluded_customer
-- $7 = no_time
-- $8 = after_as_of
-- $9 = used
-- $10 = {"closed"}
/* warehouse/count_rows */ select
    counted.reason,
    count(*) as row_count,
    count(*)
    - count(distinct counted.row_key)
    - count(*) filter (where counted.row_key is null) as repeated_count,
    count(*) filter (where counted.is_not_finite) as not_finite_count,
    count(*) filter (where counted.is_in_other_currency) as other_currency_count,
    count(*) filter (where counted.is_incomplete) as incomplete_count,
    max(counted.known_at) filter (where isfinite(counted.known_at)) as newest_at
from (
    select
        case
            when "parent"."segcast_customer" is null then $3::text
            when "known"."external_key" is null
            and "parent"."segcast_is_addressed" then $4::text
            when "known"."external_key" is null then $5::text
            when not coalesce("known"."is_kept", true) then $6::text
            when coalesce(("parent"."at"::timestamp at time zone $1::text) = '-infinity'::timestamptz, true) then $7::text
            when ("parent"."at"::timestamp at time zone $1::text) >= $2::timestamptz then $8::text
            else $9::text
        end as reason,
        null::text as row_key,
        (coalesce("base"."total"::text in ('NaN', 'Infinity', '-Infinity'), false))::boolean as is_not_finite,
        false as is_in_other_currency,
        ("base"."total" is null) as is_incomplete,
        ("parent"."at"::timestamp at time zone $1::text)::timestamptz as known_at
    from "corner"."lines" as base
    left join (
        select
            "held"."at",
            "held"."buyer",
            "held"."id",
            "held"."person",
            "held"."state",
            "held"."total",
            case
                when held.segcast_address is null then held.segcast_key
                when bearers.address is null then (
                    'guest:'
                    || encode(
                        sha256(convert_to('guest:' || "held"."segcast_address"::text, getdatabaseencoding())), 'hex'
                    )
                )::text collate "C"
                else bearers.external_key
            end as segcast_customer,
            held.segcast_address is not null as segcast_is_addressed,
            case when bearers.address is null then held.segcast_address end as segcast_unborne_address
        from (
            select
                "own"."at",
                "own"."buyer",
                "own"."id",
                "own"."person",
                "own"."state",
                "own"."total",
                case when not (coalesce("own"."person"::text, '') in ('', '0'))::boolean then "own"."person"::text collate "C" end as segcast_key,
                case when (coalesce("own"."person"::text, '') in ('', '0'))::boolean then (
                    case
                        when
                            octet_length("own"."buyer"::text) <= 254
                            and btrim(lower("own"."buyer"::text collate "C"), E' \t\r\n"''<>,;:')
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
                            and btrim(lower("own"."buyer"::text collate "C"), E' \t\r\n"''<>,;:')
                            !~ '[.][0-9]+$'
                            then btrim(lower("own"."buyer"::text collate "C"), E' \t\r\n"''<>,;:')
                    end
                )::text collate "C" end as segcast_address
            from "corner"."orders" as own
        ) as held
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
        ) as bearers on held.segcast_address = bearers.address
    ) as parent
        on "base"."order_id"::text = "parent"."id"::text
    left join (
        select
            "people"."segcast_customer"::text collate "C" as external_key,
            bool_or((
                "people"."segcast_is_guest"
                or coalesce("people"."status"::text <> all($10::text[]), true)
            )) as is_kept
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
        ) as people
        group by 1
    ) as known on "parent"."segcast_customer"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;


-- what counts consents
-- $1 = Europe/Berlin
-- $2 = 2024-03-04T00:00:00Z
-- $3 = {"closed"}
-- $4 = {"true"}
-- $5 = {"subscribed","implicit"}
-- $6 = excluded:closed
-- $7 = no_customer
-- $8 = unknown_address
-- $9 = unknown_customer
-- $10 = no_brand
-- $11 = after_as_of
-- $12 = used
/* warehouse/count_rows */ select
    counted.reason,
    count(*) as row_count,
    count(*)
    - count(distinct counted.row_key)
    - count(*) filter (where counted.row_key is null) as repeated_count,
    count(*) filter (where counted.is_not_finite) as not_finite_count,
    count(*) filter (where counted.is_in_other_currency) as other_currency_count,
    count(*) filter (where counted.is_incomplete) as incomplete_count,
    max(counted.known_at) filter (where isfinite(counted.known_at)) as newest_at
from (
    select
        case
            when coalesce("base"."status"::text = any($3::text[]), false) then $6::text
            when "base"."segcast_customer" is null then $7::text
            when "known"."external_key" is null
            and "base"."segcast_is_addressed" then $8::text
            when "known"."external_key" is null then $9::text
            when (coalesce(btrim("base"."brand"::text), '') = '')
            and (
                coalesce("base"."accepts_email"::text = any($4::text[]), false)
                or coalesce("base"."sms_state"::text = any($5::text[]), false)
                or coalesce("base"."accepts_post"::text = any($4::text[]), false)
            ) then $10::text
            when "base"."email_at" >= $2::timestamptz
            or ("base"."sms_day"::timestamp at time zone $1::text) >= $2::timestamptz then $11::text
            else $12::text
        end as reason,
        null::text as row_key,
        false as is_not_finite,
        false as is_in_other_currency,
        false as is_incomplete,
        (
            (
                select max(times.known_at)
                from unnest(array[
                    "base"."email_at",
                    "base"."sms_day"::timestamp at time zone $1::text
                ]::timestamptz[]) as times (known_at)
            )
        )::timestamptz as known_at
    from (
        select
            "held"."accepts_email",
            "held"."accepts_post",
            "held"."brand",
            "held"."email",
            "held"."email_at",
            "held"."id",
            "held"."sms_day",
            "held"."sms_state",
            "held"."status",
            case
                when held.segcast_address is null then held.segcast_key
                when bearers.address is null then (
                    'guest:'
                    || encode(
                        sha256(convert_to('guest:' || "held"."segcast_address"::text, getdatabaseencoding())), 'hex'
                    )
                )::text collate "C"
                else bearers.external_key
            end as segcast_customer,
            held.segcast_address is not null as segcast_is_addressed,
            case when bearers.address is null then held.segcast_address end as segcast_unborne_address
        from (
            select
                "own"."accepts_email",
                "own"."accepts_post",
                "own"."brand",
                "own"."email",
                "own"."email_at",
                "own"."id",
                "own"."sms_day",
                "own"."sms_state",
                "own"."status",
                case when not (coalesce("own"."id"::text, '') in ('', '0'))::boolean then "own"."id"::text collate "C" end as segcast_key,
                case when (coalesce("own"."id"::text, '') in ('', '0'))::boolean then (
                    case
                        when
                            octet_length("own"."email"::text) <= 254
                            and btrim(lower("own"."email"::text collate "C"), E' \t\r\n"''<>,;:')
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
                            and btrim(lower("own"."email"::text collate "C"), E' \t\r\n"''<>,;:')
                            !~ '[.][0-9]+$'
                            then btrim(lower("own"."email"::text collate "C"), E' \t\r\n"''<>,;:')
                    end
                )::text collate "C" end as segcast_address
            from "corner"."people" as own
        ) as held
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
        ) as bearers on held.segcast_address = bearers.address
    ) as base
    left join (
        select
            "people"."segcast_customer"::text collate "C" as external_key,
            bool_or((
                "people"."segcast_is_guest"
                or coalesce("people"."status"::text <> all($3::text[]), true)
            )) as is_kept
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
        ) as people
        group by 1
    ) as known on "base"."segcast_customer"::text collate "C" = known.external_key
) as counted
group by counted.reason
order by counted.reason;

