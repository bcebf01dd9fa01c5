-- Where keys come from is summed up from now on, and with it what was recorded before.
select
    segcast.append_audit(
        'key_space_recorded',
        'what was recorded before',
        jsonb_build_object(
            'seals',
            jsonb_build_object(
                'key origins',
                jsonb_build_object(
                    'origins',
                    jsonb_build_object('rows', sums.row_count, 'sha256', sums.sha256)
                )
            )
        )
    ) as audit_id
from (
    select
        count(*) as row_count,
        encode(
            sha256(
                convert_to(
                    string_agg(
                        jsonb_build_array(
                            origin_id, key_space, relation, relation_oid::bigint, key_column,
                            key_column_number, reason, extract(epoch from recorded_at)::text,
                            recorded_by
                        )::text,
                        E'\n' order by origin_id
                    ),
                    'UTF8'
                )
            ),
            'hex'
        ) as sha256
    from segcast.key_origins
    having count(*) > 0
) as sums;
