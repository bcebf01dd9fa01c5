-- Returns the bytes of a version, by name.
--
-- grain   one row a blob
-- params  $1 outcome text   $2 version integer
-- columns blob text, content bytea, content_sha256 text
select
    blob,
    content,
    content_sha256
from segcast.version_blobs
where outcome = $1::text and version = $2::integer
order by blob;
