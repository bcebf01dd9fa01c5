-- An e-mail address as it is compared with others: without blanks, quotes and brackets around it, in small letters; unknown
-- where the value is none, or longer than 254 bytes.
--
-- Patterns are read by bytes' order, for a column may have a collation that knows none.
select
    case
        when
            octet_length('{value}'::text) <= 254
            and btrim(lower('{value}'::text collate "default"), E' \t\r\n"''<>,;:') collate "C"
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
            and btrim(lower('{value}'::text collate "default"), E' \t\r\n"''<>,;:') collate "C"
            !~ '[.][0-9]+$'
            then btrim(lower('{value}'::text collate "default"), E' \t\r\n"''<>,;:')
    end;
