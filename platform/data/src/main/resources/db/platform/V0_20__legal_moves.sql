-- State machines are guarded here too, whoever writes. The table of moves is the same as the enum's (Moves), which a test
-- compares; it stands in the trigger's condition, so that a legal move costs a comparison and no call.
--
--   select legal_moves('visit', 'status', 'scheduled > confirmed, cancelled', 'confirmed > cancelled');
--
-- Called again, the new table replaces the old one.
create function refuse_move() returns trigger language plpgsql as $$
begin
  raise exception 'A % that is % cannot become %', tg_table_name, to_jsonb(old) ->> tg_argv[0], to_jsonb(new) ->> tg_argv[0]
    using errcode = 'check_violation', constraint = 'legal_moves';
end $$;

create function legal_moves(table_name regclass, column_name text, variadic moves text[]) returns void language plpgsql as $$
declare
  pairs text[] := (
    select array_agg(split_part(line, ' > ', 1) || '>' || next order by 1)
    from unnest(moves) line, string_to_table(split_part(line, ' > ', 2), ', ') next);
begin
  execute format('drop trigger if exists legal_moves on %s', table_name);
  execute format(
    'create trigger legal_moves before update of %1$I on %2$s for each row'
    || ' when (old.%1$I <> new.%1$I and old.%1$I || ''>'' || new.%1$I <> all (%3$L::text[])) execute function refuse_move(%1$L)',
    column_name, table_name, pairs);
end $$;
revoke execute on function legal_moves from public;
