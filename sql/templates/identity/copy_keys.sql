-- Streams the keys of the customers source; one that cannot name one customer with its hash and the reason.
--
-- grain   one row a key
-- holes   the source's relation and expressions over it, all values written out
copy (
    select
        case
            when octet_length(keys.external_key) between 1 and 512 then keys.external_key
        end as external_key,
        keys.created_at,
        case
            when octet_length(keys.external_key) not between 1 and 512 or keys.row_count > 1
                then
                    encode(
                        sha256(convert_to(keys.external_key, getdatabaseencoding())), 'hex'
                    )
        end as key_sha256,
        cast(
            case
                when keys.external_key = '' then 'empty_key'
                when octet_length(keys.external_key) > 512 then 'key_too_long'
                when keys.row_count > 1 then 'duplicate_key'
            end as text
        ) as reason,
        keys.row_count
    from (
        select
            '{key}'::text as external_key,
            min('{created_at}'::timestamptz) as created_at,
            count(*) as row_count
        from "{base}"
        where '{condition}'::boolean
        group by 1
    ) as keys
) to stdout with (format "binary");
