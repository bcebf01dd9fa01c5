-- The condition that nobody meets.
select false;
