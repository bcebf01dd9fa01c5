-- Takes the sealed bytes of files.
--
-- grain   one row a chunk
copy segcast.kept_bytes (run_id, file_number, chunk_number, sealed) from stdin with (
    format "binary"
);
