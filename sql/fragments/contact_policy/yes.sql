-- True.
select true;
