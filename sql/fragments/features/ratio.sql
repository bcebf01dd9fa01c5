-- One measure over another; unknown where the other is zero or unknown.
select '{numerator}'::numeric / nullif('{denominator}'::numeric, 0);
