-- Whether a row lies before the last days before the as-of, of 24 hours each.
select
    source.occurred_at
    < '{as_of}'::timestamptz - make_interval(hours => 24 * '{days}'::integer);
