-- what reads contact details
-- $1 = Europe/Berlin
-- $2 = {"closed"}
/* contact_policy/read_contacts */ select
    "base"."segcast_customer"::text as external_key,
    coalesce((
        (octet_length("base"."email"::text) > 1024)
        or (octet_length("base"."tel"::text) > 1024)
    ), false) as is_oversized,
    case when octet_length("base"."email"::text) <= 1024 then "base"."email"::text end as "email",
    case when octet_length("base"."tel"::text) <= 1024 then "base"."tel"::text end as "phone",
    case when octet_length("base"."guest_first_name"::text) <= 1024 then "base"."guest_first_name"::text end as "first_name",
    case when octet_length(null::text) <= 1024 then null::text end as "last_name",
    case when octet_length(null::text) <= 1024 then null::text end as "city",
    case when octet_length(null::text) <= 1024 then null::text end as "state",
    case when octet_length(null::text) <= 1024 then null::text end as "zip",
    case when octet_length(null::text) <= 1024 then null::text end as "country",
    case when octet_length(null::text) <= 1024 then null::text end as "birth_date",
    case when octet_length(null::text) <= 1024 then null::text end as "gender",
    case when octet_length(null::text) <= 1024 then null::text end as "mobile_ad_id"
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
        or coalesce("base"."status"::text <> all($2::text[]), true)
    )
)
order by "base"."segcast_customer"::text collate pg_catalog."C";


-- what reads who may not be reached by news
-- $1 = Europe/Berlin
-- $2 = {"closed"}
-- $3 = {"email","sms","post"}
-- $4 = {"subscribed","implicit"}
-- $5 = 2024-03-04T00:00:00Z
-- $6 = {""}
-- $7 = {"email"}
-- $8 = {"true"}
-- $9 = 1
-- $10 = {"","default"}
-- $11 = {"true","false"}
/* contact_policy/read_contacts */ select
    "base"."segcast_customer"::text as external_key,
    coalesce((
        (octet_length("base"."email"::text) > 1024)
        or (octet_length("base"."tel"::text) > 1024)
    ), false) as is_oversized,
    case when octet_length("base"."email"::text) <= 1024 then "base"."email"::text end as "email",
    case when octet_length("base"."tel"::text) <= 1024 then "base"."tel"::text end as "phone",
    case when octet_length("base"."guest_first_name"::text) <= 1024 then "base"."guest_first_name"::text end as "first_name",
    case when octet_length(null::text) <= 1024 then null::text end as "last_name",
    case when octet_length(null::text) <= 1024 then null::text end as "city",
    case when octet_length(null::text) <= 1024 then null::text end as "state",
    case when octet_length(null::text) <= 1024 then null::text end as "zip",
    case when octet_length(null::text) <= 1024 then null::text end as "country",
    case when octet_length(null::text) <= 1024 then null::text end as "birth_date",
    case when octet_length(null::text) <= 1024 then null::text end as "gender",
    case when octet_length(null::text) <= 1024 then null::text end as "mobile_ad_id"
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
left join (
    select
        judged.external_key,
        max(judged.address) as address,
        bool_and(judged.is_granted) and count(*) = $9::bigint as is_granted,
        bool_or(judged.has_no and not judged.is_granted) as is_withdrawn
    from (
        select
            said.external_key,
            said.purpose,
            max(said.address) as address,
            bool_or(said.is_no) as has_no,
            bool_or(said.is_yes)
            and not bool_or(said.is_doubt and said.recorded_at is null)
            and (
                not bool_or(said.is_doubt)
                or coalesce(
                    max(said.recorded_at) filter (where said.is_yes)
                    > max(said.recorded_at) filter (where said.is_doubt),
                    false
                )
            )
            and (
                not bool_or(said.is_doubt and said.is_own)
                or coalesce(
                    max(said.recorded_at) filter (where said.is_yes and said.is_own)
                    > max(said.recorded_at) filter (where said.is_doubt and said.is_own),
                    false
                )
            ) as is_granted
        from (
            select
                words.external_key,
                words.address,
                words.recorded_at,
                words.is_own,
                asked.purpose,
                words.is_granted is true
                and not asked.is_general
                and not meant.is_general
                and coalesce(words.recorded_at <= $5::timestamptz, true) as is_yes,
                words.is_granted is false as is_no,
                words.is_granted is not true as is_doubt
            from (
                select
                    "base"."segcast_customer"::text as external_key,
                    "base"."segcast_unborne_address"::text as address,
                    coalesce("answers"."purpose"::text, '') as spelling,
                    coalesce("base"."brand"::text, '') as brand,
                    "answers"."is_granted"::boolean as is_granted,
                    not "base"."segcast_is_addressed"::boolean as is_own,
                    case
                        when isfinite("answers"."recorded_at"::timestamptz)
                            then "answers"."recorded_at"::timestamptz
                    end as recorded_at
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
                cross join
                    lateral unnest(
                        $3::text[], array[
                            "base"."accepts_email"::boolean,
                            "base"."sms_state"::text = any($4::text[]),
                            "base"."accepts_post"::boolean
                        ]::boolean[], array[
                            "base"."email_at",
                            "base"."sms_day"::timestamp at time zone $1::text,
                            null::timestamptz
                        ]::timestamptz[]
                    ) as answers (purpose, is_granted, recorded_at)
                where (
                    "base"."segcast_customer" is not null
                    and coalesce("base"."status"::text <> all($2::text[]), true)
                )
            ) as words
            inner join unnest(
                $6::text[], $7::text[], $8::boolean[]
            ) as asked (spelling, purpose, is_general) on words.spelling = asked.spelling
            inner join unnest(
                $10::text[], $11::boolean[]
            ) as meant (brand, is_general) on words.brand = meant.brand
        ) as said
        group by said.external_key, said.purpose
    ) as judged
    group by judged.external_key
) as words on words.external_key = "base"."segcast_customer"::text
left join unnest(cast('{}' as text[])) as "suppressed" (external_key) on suppressed.external_key = "base"."segcast_customer"::text
where (
    "base"."segcast_customer" is not null
    and (
        coalesce(words.is_withdrawn, false)
        or suppressed.external_key is not null
        or false
    )
)
order by "base"."segcast_customer"::text collate pg_catalog."C";

