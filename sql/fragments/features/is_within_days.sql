-- Whether a row happened on the last days before the as-of.
select source.occurred_at >= '{begins_at}'::timestamptz;
