-- A measure as a model sees it, said without a function of ours: NaN, infinities and numbers past 1e30 are unknown.
select
    case
        when abs('{value}'::numeric) < 1e30
            then cast(round('{value}'::numeric, 9) as real)
    end;
