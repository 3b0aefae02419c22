import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { sentenceIn } from '../http/languages/sentences.ts'
import { addressIn } from '../http/languages/vocabulary.ts'
import { siteIn } from '../http/site.ts'
import { frameOf } from '../programmes/queries.ts'
import { outcomes } from '../responses/vocabulary.ts'
import { receiptFor } from '../ledger/receipts.ts'
import { namesIn, versionIn } from '../translations/read.ts'
import { hows } from '../translations/vocabulary.ts'
import { openAddress } from '../followers/address.ts'
import { askedTogether } from '../followers/confirm.ts'
import { linkFor } from '../data/links.ts'
import { type Block, htmlOf, type Mail, oneLine, type RenderSettings, textOf } from './layout.ts'

import { accountLinkMail, accountNewsMail } from './account-mail.ts'
import { catalogue } from './messages/catalogue.ts'
import { erasureMail, requestMail, setAsideMail } from './decision-mail.ts'
import { ownerMail } from './owner-mail.ts'
import { reviewMail } from './review-mail.ts'
import { ourWords, type Speech, writtenIn } from './speech.ts'
import { workMail } from './work-mail.ts'
import type { Messages } from './messages/en.ts'
import { type Answer, type Language } from './vocabulary.ts'
import type { Translation } from '../http/languages/contract.ts'

/**
 * What a message says, from the rows as they are now: nothing of it is stored. The same rows give the same mail.
 * @returns undefined if what it would tell of is not public any more, or was erased
 */
export async function renderMessage(db: Db, settings: RenderSettings, id: string): Promise<Mail | undefined> {
  const message = await db
    .selectFrom('message as m')
    .leftJoin('follower as f', 'f.id', 'm.followerId')
    .leftJoin('person as p', 'p.id', 'm.personId')
    .select(['m.id', 'm.kind', 'm.cause', 'm.responseId', 'm.followId', 'm.submissionId', 'm.memberId'])
    .select(['f.id as followerId', 'f.sealed', sql<Language | null>`coalesce(f.language, p.language)`.as('language')])
    .select(['p.email as personEmail', 'p.disabledAt as personClosed'])
    // Who has not answered an invitation has shown to nobody that the address is theirs.
    .select(sql<boolean>`p.password_hash is null and p.single_sign_on is null`.as('neverJoined'))
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!message) return undefined
  const { kind, memberId } = message
  if (kind === 'review-asked' || kind === 'review-code')
    return memberId ? reviewMail(db, settings, { id, kind, cause: message.cause, memberId }) : undefined
  if (kind === 'owner-notice') return ownerMail(db, settings, id, message.cause)
  const { programme, contactLine, replyTo, languagesOff } = await frameOf(db)
  const asked = message.language ?? 'en'
  const language = languagesOff.includes(asked) ? 'en' : asked
  const words = catalogue[language]
  const site = siteIn(settings)
  // The page that a link leads to speaks the language of the mail.
  const at = (path: string) => site + addressIn(language, path)
  const news: Row = { ...message, kind }
  const links = linksOf(settings, news, at)
  const speech = { words, language }
  const account = await accountMailOf(db, settings, news, speech, site)
  const told = account ? [] : await toldOf(db, settings, news, speech, at)
  const content = account?.blocks ?? together(told, speech)
  if (!content) return undefined
  const about = told.map(({ row }) => row)
  const foot = await footOf(db, about.length > 0 ? about : [news], speech, links, contactLine)
  const address = message.sealed ? openAddress(settings.contactKey, message.sealed) : null
  const name = oneLine(programme.name)
  const mail = { language, programme: name, blocks: [...content, ...foot] }
  const held = message.neverJoined && kind !== 'account-link'
  const subject = account?.subject ?? (await subjectOf(db, about, speech))
  return {
    id,
    kind,
    to: address?.email ?? account?.to ?? (message.personClosed || held ? null : message.personEmail),
    formatNote: address?.formatNote ?? null,
    language,
    programme: name,
    site,
    subject: `${name}: ${subject}`,
    text: textOf(mail),
    html: htmlOf(mail, subject),
    stopUrl: links.stop,
    replyTo,
  }
}

type ToldOf = { row: Row; content: Block[] }

/** What a mail tells of: its own news, then what was gathered into it, in the order in which it came about. */
async function toldOf(
  db: Db,
  settings: RenderSettings,
  own: Row,
  speech: Speech,
  at: (path: string) => string,
): Promise<ToldOf[]> {
  const gathered = await db
    .selectFrom('message as m')
    .select(['m.id', 'm.kind', 'm.cause', 'm.responseId', 'm.followId', 'm.submissionId', 'm.followerId'])
    .where('m.gatheredInto', '=', own.id)
    // Stopped or withdrawn since it was gathered.
    .where(sql<boolean>`message_unwanted(m) is null`)
    .orderBy('m.number')
    .execute()
  const told: ToldOf[] = []
  for (const row of [own, ...(gathered as Row[])]) {
    const content = await contentOf(db, settings, row, speech, at, linksOf(settings, row, at))
    if (content) told.push({ row, content })
  }
  return withOneOfSetAside(db, settings, told, speech, at)
}

/** All comments that were set aside are one piece of news. */
async function withOneOfSetAside(
  db: Db,
  settings: RenderSettings,
  told: ToldOf[],
  speech: Speech,
  at: (path: string) => string,
): Promise<ToldOf[]> {
  const aside = told.filter(({ row }) => row.kind === 'set-aside')
  const [first] = aside
  if (!first || aside.length === 1) return told
  const causes = aside.map(({ row }) => row.cause)
  const content = await setAsideMail(db, settings, causes, speech, at)
  return told.flatMap((one) => (one === first && content ? [{ ...one, content }] : aside.includes(one) ? [] : [one]))
}

/** One after the other, each under its number, where there are several. */
function together(told: ToldOf[], { words: { news } }: Speech): Block[] | undefined {
  const [first] = told
  if (!first || told.length === 1) return first?.content
  return [
    { is: 'paragraph', text: news.several.replace('{n}', String(told.length)) },
    ...told.flatMap(({ content }, index): Block[] => [
      { is: 'line' },
      { is: 'heading', text: `${index + 1} / ${told.length}` },
      ...content,
    ]),
  ]
}

/** What a mail is about in one line: which response by its themes or first words, which consultation; so that no two look alike. */
async function subjectOf(db: Db, told: Row[], { words, language }: Speech): Promise<string> {
  if (told.length > 1) {
    const several = words.subjects.several.replace('{n}', String(told.length))
    const responses = [...new Set(told.flatMap(({ responseId }) => responseId ?? []))]
    const names = await Promise.all(responses.slice(0, namedTogether).map((id) => aboutResponse(db, id, language)))
    const named = oneLine(names.flatMap((one) => (one ? `${one.words} (${one.ref})` : [])).join('; '))
    if (named === '') return several
    return `${several}: ${isolated(named + (responses.length > namedTogether ? '; …' : ''))}`
  }
  const message = told[0] as Row
  const subject = words.subjects[message.kind]
  const about = message.responseId ? await aboutResponse(db, message.responseId, language) : null
  if (!about) return subject.replace(/ about \{about\}| \{about\}/, '')
  const named = oneLine(`${about.words} (${about.ref})`)
  return subject.includes('{about}') ? subject.replace('{about}', () => named) : `${subject}: ${isolated(named)}`
}

/** What is English in a line of another script keeps its own direction. */
const isolated = (words: string) => `\u2068${words}\u2069`

/** Of so many responses the subject of one mail speaks by name: a line of a mail program holds no more. */
const namedTogether = 2

/** A public response by the themes that it answers, in the reader's language where they are translated, else by its first words. */
async function aboutResponse(db: Db, responseId: string, language: Language) {
  const { rows } = await sql<{ ref: string; consultationId: string; youSaid: string; themes: string[] }>`
    select r.ref, r.consultation_id, v.you_said, array(
      select t.label from response_theme x join theme t on t.id = x.theme_id where x.response_id = r.id
      order by t.parent_id nulls first, t.position, t.code limit 2) as themes
    from response r join publication p on p.response_id = r.id and p.replaced_at is null
    join response_version v on v.id = p.version_id where r.id = ${responseId}`.execute(db)
  const [found] = rows
  if (!found) return null
  if (found.themes.length === 0) return { ref: found.ref, words: `“${beginning(found.youSaid)}”` }
  const names = await namesIn(db, language, found.consultationId, found.themes)
  return { ref: found.ref, words: found.themes.map((theme) => writtenIn(names, theme).text).join(', ') }
}

/** The first words of a text, up to a line of a mail program. */
function beginning(text: string): string {
  const line = oneLine(text)
  return line.length <= 50 ? line : `${line.slice(0, 50).replace(/\s+\S*$/, '')}…`
}

type Row = {
  id: string
  kind: Exclude<keyof Messages['subjects'], 'several'>
  cause: string
  responseId: string | null
  followId: string | null
  submissionId: string | null
  followerId: string | null
}
type Links = { manage: string | null; stop: string | null; confirm: string; ask: string }

function linksOf({ contactKey }: RenderSettings, message: Row, at: (path: string) => string): Links {
  // What was erased leads to no submission, and the address that these links are for goes with the mail.
  const leads = message.followerId && (message.kind !== 'erasure' || message.submissionId)
  const news = leads && at(`/news/${linkFor(contactKey, 'news', message.followerId as string)}`)
  return {
    manage: news,
    stop: news && `${news}/stop`,
    confirm: at(`/follow/confirm/${linkFor(contactKey, 'confirm', message.cause)}`),
    ask: at(`/is-it-so/${linkFor(contactKey, 'ask', message.id)}`),
  }
}

async function accountMailOf(db: Db, { contactKey }: RenderSettings, message: Row, speech: Speech, site: string) {
  if (message.kind === 'account-link') return accountLinkMail(db, contactKey, message.cause, speech, site)
  if (message.kind === 'account-news') return accountNewsMail(db, message.cause, speech, site)
  if (message.kind === 'work') return workMail(db, message.id, speech, site)
  return undefined
}

async function contentOf(
  db: Db,
  settings: RenderSettings,
  message: Row,
  speech: Speech,
  at: (path: string) => string,
  links: Links,
): Promise<Block[] | undefined> {
  const { words } = speech
  switch (message.kind) {
    case 'receipt':
      return receipt(db, settings, message, speech, at)
    case 'confirm': {
      const asked = await askedTogether(db, message.cause)
      const about = await Promise.all(asked.map((id) => aboutFollow(db, id, speech)))
      if (about.length === 0) return undefined
      return [
        { is: 'paragraph', text: words.confirm.asked },
        ...about.flatMap((one): Block[] => (one ? [{ is: 'quote', ...one }] : [])),
        { is: 'button', text: words.confirm.go, href: links.confirm },
        { is: 'paragraph', text: words.confirm.ignore },
      ]
    }
    case 'account-link':
    case 'account-news':
    case 'work':
      // It has been used, or what it told of is gone.
      return undefined
    case 'commitment':
      return commitment(db, message, speech, at)
    case 'set-aside':
      return setAsideMail(db, settings, [message.cause], speech, at)
    case 'erasure':
      return erasureMail(db, settings, message.cause, speech, at)
    case 'request':
      return requestMail(db, settings, message.cause, speech, at)
    case 'ask':
      return ask(db, message, speech, at, links)
    default:
      return publication(db, message, speech, at)
  }
}

async function receipt(
  db: Db,
  { receiptKey }: RenderSettings,
  message: Row,
  { words, language }: Speech,
  at: (path: string) => string,
): Promise<Block[] | undefined> {
  const submission = await db
    .selectFrom('submission as s')
    .innerJoin('consultation as c', 'c.id', 's.consultationId')
    .leftJoin('contact as k', 'k.submissionId', 's.id')
    .leftJoin('follower as f', 'f.id', 'k.followerId')
    .select(['s.consultationId', 's.idempotencyKey', 'c.title', 'k.wantsNews'])
    .select(
      sql<boolean>`exists (select from follow w where w.follower_id = f.id and w.confirmed_at is not null)`.as('isOwn'),
    )
    .where('s.id', '=', message.cause)
    .executeTakeFirst()
  if (!submission) return undefined
  const code = receiptFor(receiptKey, submission.consultationId, submission.idempotencyKey)
  return [
    { is: 'paragraph', text: words.receipt.thanks },
    {
      is: 'quote',
      ...writtenIn(await namesIn(db, language, submission.consultationId, [submission.title]), submission.title),
    },
    // Anyone who has the code reads the words: it goes to no address that may have been mistyped.
    ...(submission.isOwn
      ? ([
          { is: 'paragraph', text: words.receipt.code },
          { is: 'code', text: code },
          { is: 'paragraph', text: words.receipt.keep },
          { is: 'button', text: words.receipt.look, href: at(`/receipts/${code}`) },
        ] satisfies Block[])
      : ([
          { is: 'paragraph', text: words.receipt.codeShown },
          { is: 'button', text: words.receipt.look, href: at('/receipts') },
        ] satisfies Block[])),
    ...(submission.wantsNews ? [{ is: 'paragraph', text: words.receipt.news } as const] : []),
    { is: 'paragraph', text: words.receipt.notYou },
  ]
}

async function publication(
  db: Db,
  message: Row,
  speech: Speech,
  at: (path: string) => string,
): Promise<Block[] | undefined> {
  const told = await db
    .selectFrom('publication as p')
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .select(['r.ref', 'v.youSaid', 'v.weDid', 'p.correctionReason', 'v.number', 'p.responseId'])
    .select(sql<keyof typeof outcomes>`coalesce(v.outcome, 'noted')`.as('outcome'))
    .where('p.id', '=', message.cause)
    .executeTakeFirst()
  if (!told) return undefined
  const { news } = speech.words
  const { youSaid, weDid, correctionReason } = told
  const translations = await versionIn(db, speech.language, told, [youSaid, weDid, correctionReason])
  const before = message.kind === 'published' ? undefined : await publishedBefore(db, told)
  const opening =
    message.kind === 'corrected'
      ? news.corrected
      : message.kind === 'outcome'
        ? news.outcome
        : message.submissionId
          ? news.answered
          : news.published
  return [
    { is: 'paragraph', text: opening },
    ...(before && before.outcome !== told.outcome
      ? ([
          { is: 'heading', text: news.before },
          { is: 'quote', ...outcomeIn(speech, before.outcome) },
          { is: 'heading', text: news.now },
          { is: 'quote', ...outcomeIn(speech, told.outcome) },
        ] satisfies Block[])
      : []),
    // Where it is what changed, it was said above.
    ...youSaidWeDid(speech, translations, told, before && before.outcome !== told.outcome ? null : told.outcome),
    ...(before ? whatItSaid(speech, told, before) : []),
    ...(correctionReason
      ? ([
          { is: 'heading', text: news.why },
          { is: 'quote', ...writtenIn(translations, correctionReason) },
        ] satisfies Block[])
      : []),
    ...reading(speech, translations, at(`/log/${told.ref}`), told.ref),
  ]
}

type Told = { youSaid: string; weDid: string; outcome: keyof typeof outcomes }

/** What was public before this publication. */
function publishedBefore(db: Db, told: { responseId: string; number: number }) {
  return db
    .selectFrom('publication as p')
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .select(['v.youSaid', 'v.weDid', sql<keyof typeof outcomes>`coalesce(v.outcome, 'noted')`.as('outcome')])
    .where('p.responseId', '=', told.responseId)
    .where('v.number', '<', told.number)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

const outcomeIn = (speech: Speech, outcome: keyof typeof outcomes) => ourWords(speech, outcomes[outcome].label)

/** The earlier words of each part that was corrected, so that a reader sees what is new. */
function whatItSaid({ words: { news } }: Speech, now: Told, before: Told): Block[] {
  return (['youSaid', 'weDid'] as const)
    .filter((part) => now[part] !== before[part])
    .flatMap((part): Block[] => [
      { is: 'heading', text: `${news.before} – ${news[part]}` },
      { is: 'quote', text: before[part], lang: 'en' },
    ])
}

function youSaidWeDid(
  speech: Speech,
  translations: Translation[],
  told: { youSaid: string; weDid: string },
  outcome: keyof typeof outcomes | null,
): Block[] {
  const { language } = speech
  const { news } = speech.words
  const weDid = writtenIn(translations, told.weDid)
  const said = outcome && outcomeIn(speech, outcome)
  // Our own words for it are in the reader’s language also where the programme’s are not.
  const apart = said && language !== 'en' && said.lang !== weDid.lang
  const label = said && !apart ? said.text : null
  return [
    { is: 'heading', text: news.youSaid },
    { is: 'quote', ...writtenIn(translations, told.youSaid) },
    { is: 'heading', text: news.weDid },
    ...(apart ? [{ is: 'quote', ...said } as const] : []),
    {
      is: 'quote',
      ...weDid,
      text: label ? `${label}${/[.।۔]$/.test(label) ? '' : stopOf(weDid.lang ?? language)} ${weDid.text}` : weDid.text,
    },
  ]
}

/** How a sentence ends. */
const stopOf = (language: Language) => ({ pa: '।', hi: '।', bn: '।', ur: '۔' })[language as string] ?? '.'

function reading({ words, language }: Speech, translations: Translation[], href: string, ref: string): Block[] {
  const how = (['machine', 'person', 'checked'] as const).find((one) => translations.some((found) => found.how === one))
  const small = how ? sentenceIn(language, hows[how]) : words.news.inEnglish
  return [
    { is: 'button', text: `${words.news.read}: ${ref}`, href },
    ...(language === 'en' || !small ? [] : [{ is: 'small', text: small } as const]),
  ]
}

async function commitment(
  db: Db,
  message: Row,
  speech: Speech,
  at: (path: string) => string,
): Promise<Block[] | undefined> {
  const { words } = speech
  const told = await db
    .selectFrom('commitmentUpdate as u')
    .innerJoin('response as r', 'r.id', 'u.responseId')
    .innerJoin('publication as p', (join) => join.onRef('p.responseId', '=', 'r.id').on('p.replacedAt', 'is', null))
    .innerJoin('commitment as k', (join) =>
      join.onRef('k.series', '=', 'u.series').onRef('k.versionId', '=', 'p.versionId'),
    )
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .select(['r.ref', 'v.number', 'u.text', 'u.keptOn', 'k.text as promise'])
    .where('u.id', '=', message.cause)
    .executeTakeFirst()
  if (!told) return undefined
  const translations = await versionIn(db, speech.language, told, [told.promise])
  return [
    { is: 'paragraph', text: told.keptOn ? words.news.kept : words.news.update },
    { is: 'heading', text: words.news.commitment },
    { is: 'quote', ...writtenIn(translations, told.promise) },
    { is: 'heading', text: words.news.now },
    { is: 'quote', text: told.text, lang: 'en' },
    ...reading(speech, translations, at(`/log/${told.ref}`), told.ref),
  ]
}

async function ask(
  db: Db,
  message: Row,
  speech: Speech,
  at: (path: string) => string,
  links: Links,
): Promise<Block[] | undefined> {
  const { words } = speech
  const told = await db
    .selectFrom('publication as p')
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .select(['r.ref', 'v.number', 'v.youSaid', 'v.weDid'])
    .where('p.responseId', '=', message.responseId)
    .where('p.replacedAt', 'is', null)
    // Nobody is asked whether something is done of which we no longer say so.
    .where('v.outcome', '=', 'done')
    .executeTakeFirst()
  if (!told) return undefined
  const translations = await versionIn(db, speech.language, told, [told.youSaid, told.weDid])
  const said: Record<Answer, string> = {
    yes: words.ask.yes,
    'not-really': words.ask.notReally,
    no: words.ask.no,
  }
  return [
    { is: 'paragraph', text: words.ask.intro },
    ...youSaidWeDid(speech, translations, told, null),
    ...Object.entries(said).map(([answer, text]): Block => ({
      is: 'button',
      text,
      href: `${links.ask}?answer=${answer}`,
    })),
    { is: 'small', text: words.ask.how },
    // The three answers are what this mail is for; the whole response is beside them.
    ...reading(speech, translations, at(`/log/${told.ref}`), told.ref).map((block) =>
      block.is === 'button' ? { ...block, is: 'link' as const } : block,
    ),
  ]
}

/** What a follow is about: in the reader's language where it is everything or its name is translated, else by the name that it has. */
export async function aboutFollow(
  db: Db,
  id: string,
  { words, language }: Speech,
): Promise<{ text: string; lang?: 'en' } | undefined> {
  const follow = await db
    .selectFrom('follow as f')
    .leftJoin('consultation as c', 'c.id', 'f.consultationId')
    .leftJoin('theme as t', 't.id', 'f.themeId')
    .leftJoin('response as r', 'r.id', 'f.responseId')
    .leftJoin('consultation as k', (join) =>
      join.on(sql<boolean>`k.id = coalesce(t.consultation_id, r.consultation_id)`),
    )
    .select(['f.kind', 'f.responseId', 'r.ref', 'k.title as within'])
    .select(sql<string | null>`coalesce(c.title, t.label, r.ref)`.as('about'))
    .select(sql<string | null>`coalesce(c.id, k.id)`.as('consultationId'))
    .where('f.id', '=', id)
    .executeTakeFirst()
  if (!follow) return undefined
  const { about, consultationId, within, responseId } = follow
  if (!about) return { text: words.page.log }
  const names = consultationId ? await namesIn(db, language, consultationId, [about, ...(within ? [within] : [])]) : []
  const response = responseId ? await aboutResponse(db, responseId, language) : null
  const named = response ? { text: `${response.ref}: ${response.words}` } : writtenIn(names, about)
  if (!within) return named
  const place = writtenIn(names, within)
  const isEnglish = 'lang' in named || 'lang' in place
  return { text: `${named.text} – ${place.text}`, ...(isEnglish && language !== 'en' && { lang: 'en' as const }) }
}

async function footOf(db: Db, told: Row[], speech: Speech, links: Links, contactLine: string | null): Promise<Block[]> {
  const { words } = speech
  const { foot } = words
  const message = told[0] as Row
  const account = ['account-link', 'account-news', 'work'].includes(message.kind)
  const decided = message.kind === 'erasure' || message.kind === 'request'
  const news = message.kind !== 'receipt' && message.kind !== 'confirm' && !account && !decided
  const follows = [...new Set(told.flatMap(({ followId }) => followId ?? []))]
  const about = news
    ? (await Promise.all(follows.map((id) => aboutFollow(db, id, speech)))).flatMap((one) => one ?? [])
    : []
  return [
    { is: 'line' },
    ...(account ? ([{ is: 'small', text: words.account.foot }] satisfies Block[]) : []),
    ...(decided ? ([{ is: 'small', text: words.decided.foot }] satisfies Block[]) : []),
    ...(news && (about.length === 0 || told.some(({ followId }) => followId === null))
      ? ([{ is: 'small', text: foot.author }] satisfies Block[])
      : []),
    ...(about.length > 0
      ? ([
          { is: 'small', text: foot.follower },
          ...about.map((one) => ({ is: 'small', ...one }) as const),
        ] satisfies Block[])
      : []),
    ...(links.manage && message.kind !== 'confirm'
      ? ([{ is: 'link', text: foot.manage, href: links.manage }] satisfies Block[])
      : []),
    ...(links.stop && message.kind !== 'confirm'
      ? ([{ is: 'link', text: foot.stop, href: links.stop }] satisfies Block[])
      : []),
    ...(contactLine
      ? ([
          { is: 'small', text: foot.contact },
          { is: 'small', text: contactLine, lang: 'en' },
        ] satisfies Block[])
      : []),
    ...(words.unchecked
      ? ([
          { is: 'small', text: words.unchecked },
          { is: 'small', text: 'Translated by machine, not yet checked by a native reader.', lang: 'en' },
        ] satisfies Block[])
      : []),
  ]
}

/** The same mail for an officer's eyes: codes and private links open what is not theirs. */
export function masked(text: string): string {
  return text
    .replace(/(\/(?:news|is-it-so|review|follow\/confirm|account-links)\/)[A-Za-z0-9_-]{48}/g, '$1…')
    .replace(/(Your code:\s+)\d{6}/g, '$1……')
    .replace(/\b[0-9A-HJKMNP-TV-Z]{6}(?:-[0-9A-HJKMNP-TV-Z]{5}){4}\b/g, '……-…')
}
