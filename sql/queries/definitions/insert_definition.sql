-- Stores a definition, unless it is known.
--
-- grain   one row, the definition; none when it was known
-- params  $1 definition_hash text   $2 kind text   $3 name text   $4 body text
-- columns definition_hash text
insert into segcast.definitions (definition_hash, kind, definition_name, body)
values ($1::text, $2::text, $3::text, $4::text)
on conflict (definition_hash) do nothing
returning definition_hash;
