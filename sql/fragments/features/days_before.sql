-- The instant so many days of 24 hours before the as-of.
select '{as_of}'::timestamptz - make_interval(hours => 24 * '{days}'::integer);
