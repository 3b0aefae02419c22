import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { wordsOf } from '../support/words.ts'

const here = useHere()

async function finds(text: string, q: string, near = false): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select search_vector(${text}::text) @@ search_query(${q}, ${near}) as found`.execute(here.db)
  return rows[0]!.found
}

describe('search finds what people mean', () => {
  test.each([
    ['The hospital’s roof leaks.', 'hospital'],
    ['The hospital roof leaks.', 'hospital’s'],
    ['I can’t get to O’Leary’s.', "O'Leary"],
    ['Bed closures worry us.', 'closures'],
    ['Bed closure worries us.', 'closures'],
    ['The “night bus” is gone.', 'night'],
    ['I rang the doctor/nurse line.', 'nurse'],
    ['Went to the dentist.Then home.', 'dentist'],
    ['Went to the dentist.Then home.', 'then home'],
    ['Siân lives in Łódź Road', 'sian'],
    ['Sian lives in Lodz Road', 'Łódź'],
    ['The café is shut', 'cafe'],
    ['The cafe is shut', 'café'],
    ['Queues–long ones–again', 'queues'],
    ['Queues—long ones…outside', 'outside'],
    ['Carers’ breaks matter', 'carers'],
    ['Carers’ breaks matter', 'carer'],
    ['Hydro\u00adtherapy at home', 'hydrotherapy'],
    ['GPs are leaving', 'GP'],
    ['My G.P. is leaving', 'GP'],
    ['Waited in A&E all night', 'A&E'],
    ['Waited in A and E all night', 'A&E'],
    ['no\u00a0break\u00a0space', 'break'],
    ['Planning for planned care', 'plan'],
    ['Two communities', 'community'],
    ['The physiotherapist came', 'physio'],
    ['ARTHRITIS CLINIC', 'arthritis'],
    ['मुझे अस्पताल जाना है।', 'अस्पताल'],
    ['હોસ્પિટલ ખૂબ દૂર છે', 'હોસ્પિટલ'],
    ['ਹਸਪਤਾਲ ਬਹੁਤ ਦੂਰ ਹੈ', 'ਹਸਪਤਾਲ'],
    ['ہسپتال بہت دور ہے۔', 'ہسپتال'],
    ['المُسْتَشْفى بعيد', 'المستشفي'],
    ['Isbitaalka waa fog yahay', 'isbitaal'],
    ['Przychodnia jest za daleko, proszę', 'prosze'],
    ['£3.50 to park', '3.50'],
  ])('“%s” by “%s”', async (text, q) => {
    expect(await finds(text, q)).toBe(true)
  })

  test.each([
    ['The carers came', 'car'],
    ['The bus is late', 'train'],
    ['A long wait in the night', '"night wait"'],
    ['The bus is late', 'bus -late'],
    ['The bus is late', 'bus train'],
    ['nothing', 'the'],
    ['nothing', ''],
  ])('“%s” not by “%s”', async (text, q) => {
    expect(await finds(text, q)).toBe(false)
  })

  test.each([
    ['A long night wait', '“night wait”'],
    ['The bus is late', 'bus OR train'],
    ['The bus is late', 'the bus'],
    ['out-of-hours doctor', 'out-of-hours'],
  ])('a phrase, one or another, and too common words: “%s” by “%s”', async (text, q) => {
    expect(await finds(text, q)).toBe(true)
  })

  test.each([
    ['The hospitals are full', 'hospitl'],
    ['The hospital is full', 'hosiptal'],
    ['Seen by the dentist', 'dentisst'],
    ['Seen by the dentist', 'dentisk'],
    ['હોસ્પિટલ ખૂબ દૂર છે', 'હોસ્પિટલલ'],
  ])('with one letter amiss “%s” by “%s”, when asked so', async (text, q) => {
    expect(await finds(text, q)).toBe(false)
    expect(await finds(text, q, true)).toBe(true)
  })

  test.each([
    ['Childcare is dear', 'child care'],
    ['We need child care here', 'childcare'],
    ['No wheel-chair access', 'wheelchair'],
    ['No wheelchair access', 'wheel-chair'],
    ['Emails are never answered', 'e-mail'],
    ['Send me an e-mail', 'email'],
    ['Night-shift workers', 'nightshift'],
    ['A drop in for carers', 'drop-in'],
    ['Dropin for carers', 'drop in'],
    ['The COVID-19 jab', 'covid19'],
    ['Fill in the form on line', 'online'],
    ['Childcare costs too much', 'child care costs'],
  ])('one word or two: “%s” by “%s”', async (text, q) => {
    expect(await finds(text, q)).toBe(true)
  })

  test.each([
    ['He is the rapist', 'therapist'],
    ['Childcare is dear', '"child care"'],
    ['Childcare is dear', 'care child'],
    ['A child in the waiting room', 'child care'],
    ['Childcare is dear', 'bus -childcare'],
  ])('and no more than that: “%s” not by “%s”', async (text, q) => {
    expect(await finds(text, q)).toBe(false)
  })

  test('words as residents write and officers ask, of a set written before this was looked at', async () => {
    const outcomes = await Promise.all(
      wordsOf('search', 'all').map(
        async ({ text, query }) => (await finds(text!, query!)) || (await finds(text!, query!, true)),
      ),
    )
    expect(outcomes.filter(Boolean).length / outcomes.length).toBeGreaterThan(0.95)
  })

  test('too common words are named, but not those of a phrase', async () => {
    const { rows } = await sql<{ words: string[] }>`select too_common_words('the bus and "to the park"') as words`.execute(here.db)
    expect(rows[0]!.words).toEqual(['and', 'the'])
  })

  test.each(["a'b\\c | ! & <-> :* (", '"unclosed phrase', "'';--", '\\', '-', '"" - ""', '٪؟،', '😀'])('nothing that is typed is a fault: %s', async (q) => {
    await expect(finds('The bus', q)).resolves.toBe(false)
    await expect(finds('The bus', q, true)).resolves.toBeTypeOf('boolean')
  })
})
