import pg from 'pg'
import { expect, inject, test } from 'vitest'

// Tables of which nothing is public: people's words (what may be shown of them is redacted), accounts, the desk's own work, queues.
const notPublic = new Set(
  `account_link account_news api_key asked_change assistant_answer assistant_sent blind_coding bulk_act campaign_member
  checkpoint coding_sample_comment column_map comment comment_route comment_stance comment_standing comment_tally comment_theme
  complaint equality_counted erasure follow follow_up_answer follower frame_change hall_held history import import_row ledger_check ledger_entry
  kysely_migration ledger_key message message_attempt named_reason operation original_words owner_notice owner_told paper_quote
  paraphrase passkey permission_grant person personal_mark redaction redaction_mark response_source response_state row_heard
  safeguarding_flag saved_view sentence_reading session set_aside sign_in_step spam_mark submission tagging_model takeable takedown
  taken_out theme_assignment theme_confirmation topic upload withdrawal work_news work_note`.split(/\s+/),
)

// Columns of the others that hold no sentence of anybody's: codes, addresses of pages, names of bodies and areas, what only the desk reads.
const noWords = new Set(
  `agenda_item.url board_meeting.day_wording board_meeting.slug board_meeting.starts board_meeting.url
  consultation.areas consultation.kind consultation.later_changes consultation.privacy_notice_version consultation.ref
  consultation.response_due_rule consultation.response_prefix consultation.slug consultation_area.area consultation_reviewer.mandate
  document.formats document_file.format document.kind document.languages document.url embargo.area
  engagement_event.area engagement_event.ends
  engagement_event.ref engagement_event.starts grouping.kind grouping.mandate grouping.name grouping.slug grouping_name.name
  held_update.dropped_because hold_taken_away.after hold_taken_away.before hold_taken_away.kind later_change.comments
  later_change.kind later_change.refused_because meeting_correction.before organisation.kind organisation.name organisation.short_name organisation.slug
  organisation_name.name paper.kind paper.ref paper_draft.ask paper_draft.filter paper_draft.quotes paper_draft.template phase.code
  phase_date.boundary plan_entry.url plan_item.kind plan_item_version.annual plan_item_version.every plan_item_version.point_ids
  plan_item_version.state plan_item_version.theme_ids plan_item_version.url privacy_statement.bases programme.area programme.colour
  programme.languages_off programme.reply_to programme.second_factor_roles programme.slug public_question.answer_mode
  publication_plan.dropped_because replaced_reason.kind response.abandoned_reason response.ref response_version.outcome
  response_version.reason_code response_version.theme_ids review.decision review.field review_confirmation.decision
  review_round.kind review_round_group.mandate theme.code theme.concepts theme.keywords theme_version.change theme_version.keywords
  translation.field translation.language translation.made translation.subject workstream.slug`.split(/\s+/),
)

test('words are taken out of every column whose words can be public, or it is said why it holds none', async () => {
  const client = new pg.Client({ connectionString: inject('database').owner.replace('{database}', 'template_said') })
  await client.connect()
  const { rows } = await client.query<{ table: string; column: string; taken: boolean }>(`
    select c.table_name as table, c.column_name as column, exists (select from takeable k
      where k.table_name = c.table_name and k.column_name = c.column_name) as taken
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY') order by 1, 2`)
  await client.end()
  const name = ({ table, column }: { table: string; column: string }) => `${table}.${column}`
  expect(rows.filter(({ taken }) => taken).length).toBeGreaterThan(100)
  const unsaid = rows.filter((row) => !row.taken && !notPublic.has(row.table) && !noWords.has(name(row)))
  expect(unsaid.map(name)).toEqual([])
  // What is on a list here is not taken out, and is there.
  expect(rows.filter((row) => row.taken && (notPublic.has(row.table) || noWords.has(name(row)))).map(name)).toEqual([])
  expect([...noWords].filter((one) => !rows.some((row) => name(row) === one))).toEqual([])
  expect([...notPublic].filter((one) => !rows.some((row) => row.table === one))).toEqual([])
})
