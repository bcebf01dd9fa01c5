-- Whether a row lies before the last days before the as-of.
select source.occurred_at < '{as_of}'::timestamptz - make_interval(days => '{days}'::integer);
