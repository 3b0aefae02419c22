import { describe, expect, test } from 'vitest'
import { OtherLanguage } from '#server/http/languages/contract.ts'
import { glossary } from '#server/wording/glossary.ts'
import { kindOf, saidIn } from '#server/wording/sentences.ts'
import { catalogue } from '#server/notices/messages/catalogue.ts'
import { voiceIn } from '#web/voice.ts'
import { catalogues } from '#web/catalogues.ts'

/** What a sentence asks of a term: the word itself, not another that holds it. */
const asks: Record<string, RegExp> = {
  consultation: /\b(?<!\{)consultations?\b(?!\})/i,
  comment: /\bcomments?\b/i,
  response: /\bresponses?\b/i,
  receipt: /\breceipts?\b/i,
  'set aside': /\bset aside\b|\bon its own\b/i,
  outcome: /\boutcomes?\b/i,
  'e-mail': /\be-mails?\b/i,
}

describe.each(OtherLanguage.options)('%s', (language) => {
  const said = saidIn(language)

  test.each(glossary.map(({ english }) => english))(
    'has its own word for “%s” wherever English has ours',
    (english) => {
      const term = glossary.find((one) => one.english === english)
      const without = said
        .filter((one) => asks[english]?.test(one.english))
        .filter((one) => !term?.stems[language].some((stem) => one.said.includes(stem)))
      expect(without.map((one) => `${one.english} → ${one.said}`)).toEqual([])
    },
  )

  test('never says what the glossary forbids', () => {
    const never = glossary.flatMap((term) => term.never?.[language] ?? [])
    const found = said.filter((one) => never.some((word) => one.said.includes(word)))
    expect(found.map((one) => `${one.english} → ${one.said}`)).toEqual([])
  })

  test('a day on which something ends is whole: midnight is never said alone', () => {
    const open = voiceIn(language, catalogues[language]).t('Open until the end of {day}', { day: '10' })
    const whole: Record<OtherLanguage, RegExp> = {
      ar: /نهاية يوم/,
      bn: /দিন শেষ/,
      gu: /દિવસ પૂરો/,
      hi: /दिन समाप्त/,
      pa: /ਦਿਨ ਖ਼ਤਮ/,
      pl: /końca dnia/,
      pt: /fim do dia/,
      so: /dhammaadka maalinta/,
      ur: /دن ختم/,
    }
    expect(open).toMatch(whole[language])
  })

  test('numbers and days are written its own way, with digits that can be read out by telephone', () => {
    const { said: faultIn, day } = voiceIn(language, catalogues[language])
    const fault = faultIn('Please keep your comment to 5,000 characters. It has 5,001 now.')
    const own = (5001).toLocaleString(`${language}-u-nu-latn`)
    expect(fault).toContain(own)
    if (own !== '5,001') expect(fault).not.toContain('5,001')
    expect(day('2026-01-10')).toMatch(/10/)
    expect(day('2026-01-10')).not.toMatch(/January/)
  })

  test('a mail does not name the log in English', () => {
    expect(catalogue[language].page.log).not.toContain('You said')
  })
})

test('the most dangerous sentences are known by what they say', () => {
  expect(kindOf('If somebody’s life is in danger, call [999].')).toBe('help')
  expect(kindOf('Open until the end of {day}')).toBe('deadline')
  expect(kindOf('May we quote you?')).toBe('privacy')
  expect(kindOf('Ledger')).toBe('other')
})
