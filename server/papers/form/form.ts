import { randomBytes } from 'node:crypto'
import type { AsSeen } from './contract.ts'
import { respondentKinds } from '../../intake/contract.ts'
import { equalityPurpose, equalityQuestions, equalitySealing } from '../../intake/equality-vocabulary.ts'
import { boxesOf } from '../../intake/form-contract.ts'
import { formNumberOf, keyOfForm } from '../../imports/typed-in/form-number-contract.ts'
import { receiptFor } from '../../ledger/receipts.ts'
import { formats } from '../../notices/vocabulary.ts'
import { sentenceIn } from '../../http/languages/sentences.ts'
import { type Language, languages, dateFormat } from '../../http/languages/vocabulary.ts'
import type { Day } from '../../http/wire.ts'
import { formSentences } from './vocabulary.ts'
import { typeset } from '../formats/typeset.ts'

type Place = {
  /** Where receipts are looked up, as people type it. */
  address: string
  contactLine: string | null
  localHelp: string | null
}
type Asked = { language: Language; large: boolean; today: Day }

/**
 * Forms on paper as one PDF (PDF/UA-1), each with a number of its own and the receipt that the number will have once it is
 * typed in: nothing is stored before. @param receiptKey  the installation's, 32 bytes
 */
export async function formsPdf(
  consultation: AsSeen,
  place: Place,
  receiptKey: Buffer,
  asked: Asked & { copies: number },
): Promise<Buffer> {
  const copies = Array.from({ length: asked.copies }, () => {
    const number = formNumberOf(randomBytes(10))
    return { number, code: receiptFor(receiptKey, consultation.id, keyOfForm(number)) }
  })
  return (await typeset('form', { ...frameOf(consultation, asked), copies, ...contentOf(consultation, place, asked) }))
    .pdf
}

/** A receipt for somebody whose words were typed in at the desk. */
export async function receiptPdf(
  consultation: AsSeen,
  code: string,
  place: Place,
  asked: Omit<Asked, 'large'>,
): Promise<Buffer> {
  const frame = frameOf(consultation, { ...asked, large: false })
  const { strip } = contentOf(consultation, place, { ...asked, large: false })
  const t = sayIn(asked.language)
  const about = { title: t('Your receipt'), consultation: consultation.title, ref: consultation.ref }
  return (await typeset('form', { ...frame, copies: [], receipt: { ...about, code, says: strip.says.slice(1) } })).pdf
}

const sayIn =
  (language: Language) =>
  (sentence: string, values: Record<string, string> = {}) =>
    (sentenceIn(language, sentence) ?? sentence)
      .replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
      // What is a link on a page is plain on paper.
      .replaceAll(/[[\]]/g, '')

function frameOf(consultation: AsSeen, { language, large, today }: Asked): object {
  const t = sayIn(language)
  return {
    documentTitle: `${t('Form on paper')}: ${consultation.title}`,
    author: 'Said and Done',
    description: consultation.ref,
    keywords: [],
    day: today,
    lang: language === 'en' ? 'en-GB' : language,
    rtl: languages[language].dir === 'rtl',
    size: large ? 18 : 10.5,
    large,
  }
}

function contentOf(consultation: AsSeen, { address, contactLine, localHelp }: Place, { language }: Asked) {
  const t = sayIn(language)
  // Figures as on the receipt, whatever the script.
  const day = (on: Day) =>
    dateFormat(language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(new Date(`${on}T12:00:00Z`))
  return {
    title: t('Tell us what you think'),
    consultation: consultation.title,
    ref: consultation.ref,
    until: consultation.closesOn ? t('Open until the end of {day}', { day: day(consultation.closesOn) }) : null,
    opening: [
      t('Answer as much or as little as you like.'),
      t('Please don’t name people, or give details from which somebody could be recognised.'),
      t('If you need more room, please use another sheet.'),
    ].join(' '),
    questions: boxesOf(consultation).map(({ question, text, hint }) => ({
      number: question,
      text: question === 0 ? t(text) : text,
      hint,
    })),
    about: {
      title: t('About you'),
      says: t('All of this is optional. It helps us to see who we have not heard from.'),
      kinds: {
        title: t('You speak as'),
        note: t('Tick one'),
        ticks: Object.values(respondentKinds).map((one) => t(one)),
      },
      organisation: t('Name of the organisation or group'),
      areas: {
        title: t('Where you live or work'),
        note: t('Tick one'),
        ticks: [...consultation.areas, ...(consultation.areas.length > 0 ? [t('I would rather not say')] : [])],
        other: t('Town, village or district; no address, please.'),
      },
    },
    quote: {
      title: t('May we quote you?'),
      tick: t('You may quote my words in public, without my name'),
      says: t('If you leave this empty, we still read and count your words. We never quote them.'),
    },
    equality: consultation.asksEquality
      ? {
          title: t('Questions about equality'),
          says: [t(equalityPurpose), t(equalitySealing)],
          questions: Object.values(equalityQuestions).map(({ text, choices }) => ({
            title: t(text),
            note: t('Tick one'),
            ticks: [...Object.values(choices), 'I would rather not say'].map((one) => t(one)),
          })),
        }
      : null,
    news: {
      title: t('Please tell me when my comment is answered'),
      says: t(
        'Only if you want it. These details are kept apart from your comment, sealed, and used for nothing else. Your receipt shows you the same news without them.',
      ),
      fields: [t('Your name (optional)'), t('Your e-mail address (optional)'), t('Your telephone number (optional)')],
      formats: { title: t('Do you need this in another format?'), ticks: Object.values(formats).map((one) => t(one)) },
    },
    privacy: {
      title: t('Your privacy'),
      says:
        consultation.privacyNotice ??
        t(
          'Nothing you write is shown to the public as it is. A person reads it first, takes out what could identify anybody, and quotes it only if you say that we may. Your name and address, if you give them, are kept apart and sealed.',
        ),
    },
    urgent: {
      title: t('If somebody needs help now'),
      says: [
        t('Comments are not read at all hours. Please do not use this form to ask for help.'),
        t('If somebody’s life is in danger, call [999].'),
        t('For urgent medical help, or for a mental health crisis, call [111]. For mental health, choose option 2.'),
        ...(localHelp ? [localHelp] : []),
      ],
    },
    handIn: contactLine
      ? t('Please hand it in at an event, or send it to: {contact}.', { contact: contactLine })
      : t('Please hand it in at an event.'),
    strip: {
      title: t('Your receipt’s code'),
      says: [
        t(formSentences.tearOff),
        t(formSentences.lookUp, { address }),
        t('Anyone who has the code can read your comment, so share it with care.'),
      ],
    },
  }
}
