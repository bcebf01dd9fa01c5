-- Lets the planner hash, merge and sort whole lists of customers, and never loop over one inside another, for
-- the statements of this transaction.
--
-- To the planner a table looks empty that autovacuum counted before its rows were committed. What would be right
-- for a handful of rows, a scan of one list for every row of another, would then take hours. What a loop that
-- cannot be avoided is said to cost says nothing about compiling it: that is left out.
--
-- grain   one row
-- columns enable_nestloop text, jit text
select
    set_config('enable_nestloop', 'off', true) as enable_nestloop,
    set_config('jit', 'off', true) as jit;
