-- A key as it would be without the ways in which loads spell it anew: letters in capitals, blanks, quotes and braces
-- around it, the hyphens of a UUID, zeros before a number and a point after it.
select regexp_replace(
    regexp_replace(
        btrim(lower(cast('{value}'::text as text)), E' \t\r\n"''{}'),
        '^(?:urn:uuid:)?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$',
        '\1\2\3\4\5'
    ),
    '^0*([0-9]+)(?:[.]0*)?$',
    '\1'
);
