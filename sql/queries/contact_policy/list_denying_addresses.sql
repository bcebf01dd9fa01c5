-- Lists addresses under which somebody withdrew or is suppressed who is no customer that is there, whether they were said as
-- an address or as a key.
--
-- grain   one row an address, in the order of its bytes
-- params  $1 last text, an address: those behind it   $2 limit bigint
-- columns address text
-- noqa: disable=RF01
with said as (
    select
        words.external_key,
        coalesce(words.address, words.external_key) as address
    from pg_temp.words as words
    where words.is_withdrawn and position('@' in coalesce(words.address, words.external_key)) > 0
    union
    select
        suppressed.external_key,
        suppressed.external_key as address
    from pg_temp.suppressed as suppressed
    where position('@' in suppressed.external_key) > 0
)

select distinct said.address collate pg_catalog."C" as address
from said
where
    said.address collate pg_catalog."C" > $1::text collate pg_catalog."C"
    and not exists (
        select 1 as found
        from pg_temp.heard as heard
        where heard.external_key = said.external_key
    )
order by address
limit $2::bigint;
