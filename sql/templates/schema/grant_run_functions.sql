-- Lets the worker and the exporter move runs on, as far as the functions' rules allow.
--
-- grain   none
-- holes   roles
grant execute on function
segcast.take_over_run,
segcast.set_previous,
segcast.mark_planned,
segcast.freeze_members,
segcast.is_as_defined,
segcast.mark_reserved,
segcast.mark_staged,
segcast.mark_attention,
segcast.mark_ended,
segcast.mark_committed,
segcast.next_sequence,
segcast.reopen_run,
segcast.mark_published,
segcast.name_files,
segcast.forget_files,
segcast.expire_kept_bytes
to "{worker}", "{exporter}";
