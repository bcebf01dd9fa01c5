-- An e-mail address as it is compared with others: without blanks, quotes and brackets around it, its letters of ASCII
-- small; unknown where the value is none, or longer than 254 bytes.
--
-- Letters are folded and patterns read by bytes' order, for a column, or the database, may have a collation that knows
-- none, or other small letters. Beyond ASCII nothing says which letters of an address are the same: they are compared
-- as they are.
select
    case
        when
            octet_length('{value}'::text) <= 254
            and btrim(lower('{value}'::text collate "C"), E' \t\r\n"''<>,;:')
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
            and btrim(lower('{value}'::text collate "C"), E' \t\r\n"''<>,;:')
            !~ '[.][0-9]+$'
            then btrim(lower('{value}'::text collate "C"), E' \t\r\n"''<>,;:')
    end;
