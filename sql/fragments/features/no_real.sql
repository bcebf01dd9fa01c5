-- No number, as a model sees one.
select cast(null as real);
