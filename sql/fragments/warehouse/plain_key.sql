-- A key as it would be without the ways in which loads spell it anew: letters in capitals, blanks, marks that nobody
-- sees, quotes and braces around it, the hyphens of a UUID, zeros before a number and a point after it.
--
-- Letters are folded and patterns read by bytes' order, for a column, or the database, may have a collation that knows
-- none, or other small letters.
select regexp_replace(
    regexp_replace(
        regexp_replace(
            regexp_replace(
                lower('{value}'::text collate "C"),
                '^[\s\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff"''{}]+',
                ''
            ),
            '[\s\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff"''{}]+$',
            ''
        ),
        '^(?:urn:uuid:)?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$',
        '\1\2\3\4\5'
    ),
    '^0*([0-9]+)(?:[.]0*)?$',
    '\1'
);
