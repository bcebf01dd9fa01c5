-- Holds for nobody.
select false;
