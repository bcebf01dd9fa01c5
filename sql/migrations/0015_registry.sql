-- What a model's card says besides its numbers, and the tiers it learned.
alter table segcast.model_versions
add column card jsonb not null default '{}',
add column tiers jsonb not null default '[]';
