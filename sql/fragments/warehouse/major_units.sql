-- An amount that is counted in parts of its currency's unit, in whole units.
select '{amount}'::numeric / '{parts}'::numeric;
