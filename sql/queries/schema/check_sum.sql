-- Returns the checksum of a migration's text.
--
-- grain   one row
-- params  $1 the text
-- columns checksum text
select encode(sha256(convert_to($1::text, 'UTF8')), 'hex') as checksum;
