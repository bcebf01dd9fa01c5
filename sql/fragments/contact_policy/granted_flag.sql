-- What a boolean column says; NULL where it says nothing.
select cast('{value}'::boolean as boolean);
