-- One measure over another, never as whole numbers; unknown where the other is zero or unknown.
select '{numerator}'::numeric / nullif('{denominator}'::numeric, 0);
