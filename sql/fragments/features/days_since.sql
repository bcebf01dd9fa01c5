-- How many days of the business zone lie between a row and the as-of; whole ones between dates.
select abs(extract(epoch from '{as_of}'::timestamptz - '{clock}'::timestamptz)) / 86400;
