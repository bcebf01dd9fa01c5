-- A measure as a model sees it.
select segcast.as_feature('{value}'::numeric);
