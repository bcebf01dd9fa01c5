-- Lists that somebody else answers for are summed up from now on, and with them those from before.
select
    segcast.append_audit(
        'list_handed_over',
        'what was handed over before',
        jsonb_build_object(
            'seals',
            jsonb_build_object(
                'handed-over lists',
                jsonb_build_object(
                    'lists',
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
                            run_id, export, kind, channel, format, reason,
                            extract(epoch from handed_over_at)::text, handed_over_by
                        )::text,
                        E'\n' order by run_id, convert_to(export, 'UTF8')
                    ),
                    'UTF8'
                )
            ),
            'hex'
        ) as sha256
    from segcast.handed_over_lists
    having count(*) > 0
) as sums;
