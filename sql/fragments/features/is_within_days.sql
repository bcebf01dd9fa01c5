-- Whether a row lies in the last days before the as-of.
select source.occurred_at >= '{as_of}'::timestamptz - make_interval(days => '{days}'::integer);
