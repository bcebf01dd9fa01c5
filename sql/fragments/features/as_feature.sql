-- A measure as a model sees it.
select segcast.as_feature(cast('{value}'::numeric as numeric));
