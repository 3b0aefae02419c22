/** What happens to a column when its author's words are erased (`erase_words`), or their address (`followers/erase.ts`). */
type Gone = 'emptied' | 'row deleted' | 'made again' | 'with the address'
type Personal = {
  table: string
  column: string
  holds: 'words' | 'address' | 'equality' | 'trace'
  gone: Gone
}
const words = (table: string, column: string, gone: Gone = 'emptied'): Personal => ({
  table,
  column,
  holds: 'words',
  gone,
})

/**
 * Every column in which the words of those who write to us are kept, what colleagues wrote about them, and how to reach them.
 * Erasing, subject access and retention read it; tests/data/personal.test.ts holds it against the database.
 */
export const personal: readonly Personal[] = [
  words('comment', 'body'),
  words('comment', 'translation'),
  words('comment', 'words', 'made again'),
  words('original_words', 'body', 'row deleted'),
  words('original_words', 'translation', 'row deleted'),
  words('paraphrase', 'body', 'row deleted'),
  words('assistant_sent', 'words', 'row deleted'),
  words('redaction', 'public_body'),
  words('redaction', 'reason'),
  words('redaction_mark', 'reason', 'row deleted'),
  words('redaction_mark', 'kind', 'row deleted'),
  words('theme_assignment', 'words'),
  words('set_aside', 'note'),
  words('work_note', 'body', 'row deleted'),
  words('withdrawal', 'note'),
  words('comment_route', 'note'),
  words('safeguarding_flag', 'why'),
  words('safeguarding_flag', 'note'),
  words('safeguarding_flag', 'referred_to'),
  words('campaign_member', 'added'),
  words('campaign_signature', 'bins', 'row deleted'),
  words('personal_mark', 'kind', 'row deleted'),
  words('paper_quote', 'words'),
  words('import_row', 'raw'),
  words('submission', 'organisation_name'),
  words('submission', 'answers'),
  words('follow_up_answer', 'note'),
  { table: 'submission', column: 'body_hash', holds: 'trace', gone: 'made again' },
  { table: 'paper_quote', column: 'nonce', holds: 'trace', gone: 'made again' },
  { table: 'contact', column: 'sealed', holds: 'address', gone: 'row deleted' },
  { table: 'equality_answer', column: 'sealed', holds: 'equality', gone: 'row deleted' },
  { table: 'follower', column: 'sealed', holds: 'address', gone: 'with the address' },
  { table: 'follower', column: 'lookup', holds: 'address', gone: 'with the address' },
]

/** Columns of those tables that hold nobody's words, and what they hold. */
export const notPersonal: Readonly<Record<string, string>> = {
  'comment.asked': 'the heading of a column of a file: our question',
  'comment.language': 'a code',
  'comment.needs_person': 'a code',
  'comment.standing': 'a code',
  'comment_route.route': 'a code',
  'comment_stance.stance': 'a code',
  'comment_route.outcome': 'a code',
  'comment_standing.area': 'an area of the programme, not an address',
  'comment_standing.channel': 'a code',
  'comment_standing.kind': 'a code',
  'comment_standing.respondent_kind': 'a code',
  'comment_standing.standing': 'a code',
  'comment_theme.said_by': 'a code',
  'erasure.decision': 'a code',
  'erasure.reason': 'a code',
  'erasure.note': 'why it was decided: the proof that stays',
  'follow.kind': 'a code',
  'follower.format': 'a code',
  'follower.how_often': 'a code',
  'follower.language': 'a code',
  'follow_up_answer.answer': 'a code',
  'import_row.decision': 'a code',
  'import_row.outcome': 'a code',
  'import_row.reason': 'why a line was not taken, in our words',
  'import_row.source_id': 'the number that the survey tool gave the line',
  'import_row.content_hash': 'keeps the words from coming in again with the same file',
  'ledger_entry.public': 'codes and days',
  'ledger_entry.private': 'the digest of the words, locked by a nonce that goes with them',
  'ledger_entry.private_hash': 'a digest of that',
  'ledger_entry.nonce': 'goes when the words go, by the ledger’s own entry',
  'message.kind': 'a code',
  'message.state': 'a code',
  'message.reason': 'a code',
  'original_words.language': 'a code',
  'paper_quote.language': 'a code',
  'safeguarding_flag.kind': 'a code',
  'safeguarding_flag.decision': 'a code',
  'set_aside.reason': 'a code',
  'spam_mark.reasons': 'codes',
  'submission.receipt_hash': 'known to the author alone',
  'submission.idempotency_key': 'made at random',
  'submission.area': 'an area of the programme, not an address',
  'submission.kind': 'a code',
  'submission.channel': 'a code',
  'submission.respondent_kind': 'a code',
  'submission.language': 'a code',
  'theme_assignment.band': 'a code',
  'theme_assignment.said_by': 'a code',
  'theme_confirmation.machine': 'codes of themes',
  'theme_confirmation.asked': 'a code',
}
