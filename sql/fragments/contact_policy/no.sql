-- False.
select false;
