import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { describe, expect, test } from 'vitest'
import { howOften } from '#server/followers/contract.ts'
import { formats } from '#server/notices/vocabulary.ts'
import { kinds, lawfulBases } from '#server/consultations/vocabulary.ts'
import { titles } from '#server/http/explain.ts'
import { equalityPurpose, equalityQuestions, equalitySealing } from '#server/intake/equality-vocabulary.ts'
import { answerModes } from '#server/meetings/contract.ts'
import { positionOn } from '#server/meetings/position.ts'
import { FirstAdministrator, NewPassword, SignIn } from '#server/people/contract.ts'
import { tooManyCodes, wrongCode } from '#server/people/sign-in/factors.ts'
import { slowed } from '#server/people/sign-in/slow-down.ts'
import { whyWeak } from '#server/people/sign-in/weak-passwords.ts'
import { examplesOf, openFiles } from '#server/site/data-pages.ts'
import { annuals, everies, type PlanField, plans } from '#server/evidence/vocabulary.ts'
import { asItWas } from '#server/http/languages/sentences.ts'
import { readAsking } from '#server/log/asking.ts'
import { definitions } from '#server/log/contract.ts'
import { languageCodes } from '#server/http/languages/vocabulary.ts'
import { plainFields, shownAs } from '#server/responses/fields-vocabulary.ts'
import { decisions, outcomes, reasons } from '#server/responses/vocabulary.ts'
import { channels, longestComment, respondentKinds, setAsideReasons } from '#server/intake/contract.ts'
import { erasureGrounds, refusalGrounds } from '#server/comments/erasing/erasure-contract.ts'
import { requestKinds } from '#server/requests/vocabulary.ts'
import { formSentences } from '#server/papers/form/vocabulary.ts'
import { boxesOf, boxHint } from '#server/intake/form-contract.ts'
import { submissionIn } from '#server/intake/form.ts'
import { complaintKinds, takedownReasons } from '#server/takedowns/contract.ts'
import { hows, untranslated } from '#server/translations/vocabulary.ts'
import type { Catalogue } from '#web/voice.ts'

const web = path.resolve(import.meta.dirname, '../../web')
const others = languageCodes.filter((code) => code !== 'en')

/** Every sentence that a page or component says through the voice, read from its source. */
function sentencesInSource(): Set<string> {
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(svelte|ts)$/.test(file) && !file.startsWith('dist'),
  )
  const found = new Set<string>()
  for (const file of files) {
    const text = readFileSync(path.join(web, file), 'utf8')
    if (!text.includes('voice.ts') && !file.endsWith('voice.ts')) continue
    for (const [, sentence] of text.matchAll(/\bt\(\s*'((?:[^'\\]|\\.)*)'/g)) found.add(sentence as string)
    for (const [, plain, braced] of text.matchAll(/\bsentence=(?:"([^"]*)"|\{'([^']*)'\})/g))
      found.add((plain ?? braced) as string)
  }
  return found
}

/** What is said by a variable: vocabularies, labels of lists, and what the server finds wrong with a form. */
function sentencesElsewhere(): Set<string> {
  const asked = { questions: [] }
  const one = { 'answer-0': 'Words.' }
  const wrong: Record<string, string>[] = [
    {},
    { 'answer-0': 'a'.repeat(longestComment + 1) },
    { ...one, respondentKind: 'organisation' },
    { ...one, area: 'other' },
    { ...one, wantsNews: 'yes' },
    { ...one, email: 'jo at example' },
    { 'answer-0': 'nul \u0000' },
    { 'answer-0': 'half \ud800' },
  ]
  const faults = wrong.flatMap((typed) => submissionIn(typed, asked, 'en').faults ?? [])
  expect(faults.length).toBe(wrong.length)
  const severalBoxes = submissionIn({}, { questions: [1, 2].map(question) }, 'en').faults ?? []
  return new Set([
    asItWas,
    ...plainFields.map(shownAs),
    ...Object.values(plans).flatMap(({ many, lead, states, fields, entries }) => [
      many,
      lead,
      ...Object.values(states),
      ...saidOf(fields),
      ...(entries ? [entries.many] : []),
    ]),
    'No evidence',
    'Opens without it, because',
    ...Object.values(everies),
    ...Object.values(annuals),
    ...Object.values(outcomes).map(({ label }) => label),
    ...Object.values(reasons),
    ...Object.values(decisions),
    ...[definitions.behind, definitions.dots],
    ...Object.values(hows),
    'Because: {reason}.',
    'Source: {source}.',
    ...Object.values(untranslated),
    ...Object.values(setAsideReasons),
    ...Object.values(channels),
    ...['About no point in particular', 'Not at an event', 'Events for staff'],
    ...Object.values(erasureGrounds),
    ...Object.values(refusalGrounds),
    ...Object.values(requestKinds).map(({ said }) => said),
    ...Object.values(takedownReasons),
    ...Object.values(complaintKinds),
    ...Object.values(formSentences),
    'Please choose what is wrong.',
    'Please tell us what is wrong.',
    ...Object.values(respondentKinds),
    ...Object.values(formats),
    ...Object.values(howOften),
    ...boxesOf(asked).map(({ text }) => text),
    boxHint,
    ...[...faults, ...severalBoxes].map(({ message }) => message.replace(/ It has [\d,]+ now\.$/, '')),
    ...['Engagement', 'Formal public consultation', 'Planned', 'Going on now', 'Over', 'No day fixed yet'],
    ...['Have your say', 'You said, we did', 'Board meetings', 'Find my comment'],
    ...['You speak as', 'Organisation or group', 'Area', 'May we quote you?', 'Name', 'E-mail address', 'Telephone'],
    ...['Do you want updates?', 'Yes, without my name', 'Yes, please', 'No'],
    ...['The start moved from “{before}” to [“{after}”].', 'The end moved from “{before}” to [“{after}”].'],
    ...['The start was first given as [“{date}”].', 'The end was first given as [“{date}”].'],
    ...['Not found', 'Something went wrong', 'Please try again in a moment'],
    'There is no such page. The address may be mistyped, or what was here was never published.',
    'Your comment is not sent yet',
    'We cannot reach our records just now. Everything you wrote is below: please wait a minute and send it again. You may also copy it, to be safe.',
    'Our disk is full, so we cannot keep what you send just now. Everything you wrote is below: please copy it, and send it again later.',
    'The consultation has closed',
    'You have sent this form already',
    'What you sent first is safe, and its receipt still works. The words below are different: check and send them only if you want us to have them as well.',
    'We know no receipt with this code. Please check it, letter by letter.',
    'Please type the code from your receipt.',
    // Why a page that anybody may ask for is not there, or cannot be shown now.
    'Something needs changing',
    'That cannot be done now',
    'Too many tries',
    'Something went wrong on our side. Please try again in a minute.',
    ...Object.values(titles).filter((title) => title !== 'Error'),
    'That is more than we can take at once. Please send it in parts of up to {n} MB.',
    'This address is longer than any of ours. It may have been put together wrongly.',
    'We cannot read this kind of content.',
    'There is no such meeting.',
    'There is no such board.',
    'There is no such paper.',
    'There is no such event.',
    'Please give a day as year-month-day, for example 2026-05-31.',
    ...faultsOfLog({ asOf: '2026-06-02' }, { since: '2026-06-01' }, { q: 'a'.repeat(201) }),
    // What boards answered, and how questions by the public end.
    ...Object.values(answerModes),
    'Answer',
    ...positionsSaid(),
    ...Object.values(equalityQuestions).flatMap(({ text, choices }) => [text, ...Object.values(choices)]),
    equalityPurpose,
    equalitySealing,
    ...Object.values(kinds),
    ...Object.values(lawfulBases).map(({ label }) => label),
    ...[...openFiles([]), ...openFiles([{ slug: 'one', title: 'One' }])].flatMap(({ title, what }) => [title, what]),
    ...examplesOf('', null).map(({ title }) => title),
    ...examplesOf('', '/account').map(({ title }) => title),
    // Signing in, and what stands in its way.
    'The e-mail address or the password is not right.',
    'That took too long. Please sign in again.',
    'That took too long, or it was begun in another browser. Please sign in again.',
    'The sign-in of your organisation cannot be reached just now. Please use your password, or try again.',
    'Your device gave no passkey. Please try again, or sign in with your password.',
    'This account is closed.',
    slowed,
    wrongCode,
    tooManyCodes,
    'We have sent several links already. Please look into your mailbox, or try again in an hour.',
    'This link has ended, or it has been used. You can ask for another on the sign-in page.',
    'This link has been used.',
    'This installation has been set up already. Please sign in.',
    ...['Olive12345', 'abababababab', 'qwertyuiop', 'password123'].map((weak) => whyWeak(weak, ['Olive']) as string),
    ...faultsIn(SignIn, { email: '', password: '' }),
    ...faultsIn(NewPassword, { password: 'short' }),
    ...faultsIn(NewPassword, { password: 'a'.repeat(201) }),
    ...faultsIn(FirstAdministrator, { programme: '', area: '', name: '', email: 'jo', password: 'long enough' }),
    'Please choose how often.',
    'Please choose one of the languages.',
    'Please choose one of the formats.',
    'Please choose one of the answers.',
    'Please keep this to {n} characters.',
    'Something in this cannot be shown. Please type it again.',
    'Please go back to the page that you want to follow.',
    'Please say of which consultation the theme is.',
    'There is no such complaint.',
    'There is no such consultation.',
    'There is no such response.',
    'There is no such theme.',
    'This version was never published.',
    'This receipt has no such comment.',
    'This question is not open.',
    'This link is not known. Please check that all of it was copied.',
    'This link has expired. Please ask again.',
    'This link is not known. The address may have been deleted.',
    'More is arriving than we can write down. Please try again in a moment.',
    'That took too long. Please try again in a moment, or ask for less.',
    'A code has 26 letters and digits; this one has {n}. Please check it against your receipt.',
    'We cannot read this address. It may be mistyped, or was cut off.',
    'We cannot reach our records just now. Nothing was lost; please try again in a moment.',
    'Too many tries in a short time. Please wait a minute and try again.',
  ])
}

/** What the log’s form finds wrong on 1 June 2026. */
const faultsOfLog = (...asked: object[]) =>
  asked.flatMap((one) => {
    const { faults } = readAsking(one, '2026-06-01')
    expect(faults, JSON.stringify(one)).toHaveLength(1)
    return faults.map(({ message }) => message.replace(/ to \d+ /, ' to {n} '))
  })

/** What a form finds wrong, as the catalogue has it: with `{n}` for the number. */
const faultsIn = (schema: z.ZodType, given: object) =>
  (schema.safeParse(given).error?.issues ?? [])
    .map(({ message }) => message)
    .filter((message) => !message.startsWith('Invalid'))
    .map((message) => message.replace(/ to \d+ /, ' to {n} '))

/** Every way in which the answer of a board can stand. */
const positionsSaid = () => {
  const [before, today, after] = ['2026-01-01', '2026-02-01', '2026-03-01']
  const none = { feedbackDueOn: null, givenOn: null, approvalDueOn: null, approvedOn: null }
  return [
    ...[null, before, after].flatMap((feedbackDueOn) => positionOn(today, { ...none, feedbackDueOn }).said),
    ...[null, before, after].flatMap(
      (approvalDueOn) => positionOn(today, { ...none, givenOn: before, approvalDueOn }).said,
    ),
    ...positionOn(today, { ...none, givenOn: before, approvedOn: before }).said,
  ].map(({ sentence }) => sentence)
}

/** Of a kind’s fields those whose names the public page says. */
const saidOf = ({ why, byWhom, dueOn, phase, themes, url }: Partial<Record<PlanField, string>>) =>
  [why, byWhom, dueOn, phase, themes, url].filter((label) => label !== undefined)

const question = (position: number) => ({ id: '', position, point: null, text: '', hint: null, pointId: null })
const sentences = new Set([...sentencesInSource(), ...sentencesElsewhere()])
const catalogueOf = (code: string) =>
  JSON.parse(readFileSync(path.join(web, '../messages', `${code}.json`), 'utf8')) as Catalogue
const marks = (text: string) => [...text.matchAll(/\{\w+\}|[[\]]/g)].map(([mark]) => mark).sort()

test('the sentences are found where they are said', () => {
  expect(sentences.size).toBeGreaterThan(150)
  for (const known of ['Tell us what you think', 'If somebody’s life is in danger, call [999].'])
    expect(sentences).toContain(known)
})

describe.each(others)('%s', (code) => {
  test('says every sentence, and none that nobody asks for', () => {
    const keys = Object.keys(catalogueOf(code))
    expect([...sentences].filter((sentence) => !keys.includes(sentence))).toEqual([])
    expect(keys.filter((key) => !sentences.has(key))).toEqual([])
  })

  test('keeps what is filled in and what is linked, and has every plural form that it needs', () => {
    const needed = new Intl.PluralRules(code).resolvedOptions().pluralCategories
    for (const [sentence, said] of Object.entries(catalogueOf(code))) {
      const forms = typeof said === 'string' ? [said] : Object.values(said)
      for (const form of forms) {
        expect(form.trim(), sentence).not.toBe('')
        // One may be said in a word of its own (“one comment”, “two days”), so only the general form must hold {n}.
        expect(
          marks(form).filter((mark) => mark !== '{n}'),
          sentence,
        ).toEqual(marks(sentence).filter((mark) => mark !== '{n}'))
      }
      if (typeof said === 'object') expect(Object.keys(said).sort(), sentence).toEqual([...needed].sort())
      else if (sentence.includes('{n}')) expect(marks(said), sentence).toEqual(marks(sentence))
    }
  })
})
