import { type Kysely, sql } from 'kysely'

// Words with one letter amiss are many words, and the planner, which adds up a guess for each, reads a million comments instead of
// the index of words. Where few comments hold them the index is always right.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create function comments_with_words(asked text, near boolean, consultation uuid, most int) returns setof uuid
      language plpgsql stable set enable_seqscan = off set enable_indexscan = off set plan_cache_mode = force_custom_plan as $$
      declare
        -- Read once, not for each comment.
        wanted tsquery := search_query(asked, near);
      begin
        if consultation is null then
          return query select w.id from comment w where w.words @@ wanted limit most;
        else
          return query select w.id from comment w where w.words @@ wanted and w.consultation_id = consultation limit most;
        end if;
      end $$;
      comment on function comments_with_words(text, boolean, uuid, int) is
        'ids of comments whose words meet a search, in no order, by the index of words alone; at most so many'`,
    )
    .execute(db)
  await sql`revoke execute on function comments_with_words(text, boolean, uuid, int) from public`.execute(db)
  await sql`grant execute on function comments_with_words(text, boolean, uuid, int) to said_and_done_app`.execute(db)
}
