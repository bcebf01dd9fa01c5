-- Makes a group role that nobody logs in as.
--
-- holes   role identifier
create role "{role}" nologin;
