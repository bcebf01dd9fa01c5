-- Whether somebody withdrew, is suppressed, or is held back.
--
-- over    words, suppressed, both beside every customer
select
    coalesce(words.is_withdrawn, false)
    or suppressed.external_key is not null
    or '{is_control}'::boolean;
