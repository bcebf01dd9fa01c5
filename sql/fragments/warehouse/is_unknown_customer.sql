-- Whether no row of the customers source has the key.
select known.external_key is null;
