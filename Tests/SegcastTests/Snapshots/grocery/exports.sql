-- what reads contact details
-- $1 = Europe/Berlin
-- $2 = {"private"}
/* contact_policy/read_contacts */ select
    "base"."household"::text as external_key,
    coalesce((
        (octet_length(null::text) > 1024)
        or (octet_length(null::text) > 1024)
    ), false) as is_oversized,
    case when octet_length(null::text) <= 1024 then null::text end as "email",
    case when octet_length(null::text) <= 1024 then null::text end as "phone",
    case when octet_length(null::text) <= 1024 then null::text end as "first_name",
    case when octet_length(null::text) <= 1024 then null::text end as "last_name",
    case when octet_length(null::text) <= 1024 then null::text end as "city",
    case when octet_length(null::text) <= 1024 then null::text end as "state",
    case when octet_length(null::text) <= 1024 then null::text end as "zip",
    case when octet_length(null::text) <= 1024 then null::text end as "country",
    case when octet_length(null::text) <= 1024 then null::text end as "birth_date",
    case when octet_length(null::text) <= 1024 then null::text end as "gender",
    case when octet_length(null::text) <= 1024 then null::text end as "mobile_ad_id"
from "grocery"."households" as base
where (
    "base"."household" is not null
    and "base"."closed_at" is null
    and coalesce("base"."kind"::text = any($2::text[]), false)
)
order by "base"."household"::text collate pg_catalog."C";

