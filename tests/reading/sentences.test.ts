import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { saidIn, splitSentences } from '#workers/reading/sentences.ts'

const sentencesOf = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end))
const kindsOf = (text: string) => splitSentences(text).map(({ kind }) => kind)

describe('a text is parted into its sentences', () => {
  test.each([
    ['The bus is late. The car park is full!', ['The bus is late.', 'The car park is full!']],
    ['Saw the dentist.Then I gave up.', ['Saw the dentist.', 'Then I gave up.']],
    [
      'Dr. Shah saw me at 3.30 on St. Mary’s ward, e.g. on Monday.',
      ['Dr. Shah saw me at 3.30 on St. Mary’s ward, e.g. on Monday.'],
    ],
    ['See www.example.org. It says so.', ['See www.example.org.', 'It says so.']],
    ['He said “never again.” So I left.', ['He said “never again.”', 'So I left.']],
    ['1. The bus\n2. The parking\n- no lift\n• too dear', ['The bus', 'The parking', 'no lift', 'too dear']],
    ['What?! No... I mean it', ['What?!', 'No...', 'I mean it']],
    ['मुझे डर लगता है। मदद करो।', ['मुझे डर लगता है।', 'मदद करो।']],
    ['مجھے ڈر ہے۔ مدد کریں؟', ['مجھے ڈر ہے۔', 'مدد کریں؟']],
    ['', []],
    [' \n ', []],
  ])('“%s”', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected)
  })

  test('a long run of words without a full stop is cut where a reader would breathe', () => {
    const text = `${'the bus was late and the car park was full, '.repeat(12)}that is all there is`
    const cut = sentencesOf(text)
    expect(cut.length).toBeGreaterThan(2)
    expect(cut.slice(0, -1).every((piece) => piece.endsWith(','))).toBe(true)
  })
})

describe('what a sentence is for', () => {
  test.each([
    [
      'Dear Sir or Madam, the bus is late. Yours faithfully, A. Resident',
      ['salutation', 'said', 'closing', 'signature'],
    ],
    ['Hello. I am writing as a local resident. The bus is late.', ['salutation', 'introduction', 'said']],
    ['The bus is late.\nKind regards\nJoan Smith\n14 Mill Lane', ['said', 'closing', 'signature', 'signature']],
    ['Thank you for the opportunity to comment. The bus is late.', ['thanks', 'said']],
    ['The bus is late. Many thanks', ['said', 'thanks']],
    ['Thank you to the nurses on ward 3.', ['said']],
    ['No thank you', ['thanks']],
    ['Q3: What worries you about the plans?\nThe bus.', ['question', 'said']],
    ['I look forward to hearing from you. Sent from my iPhone', ['closing', 'signature']],
    ['Szanowni Państwo, autobus się spóźnia. Z poważaniem', ['salutation', 'said', 'closing']],
    ['Dear oh dear.', ['salutation']],
    ['I am writing to kill time.', ['said']],
    ['I am writing about my husband, who hits me.', ['said']],
    ["I'm responding to the consultation on hospitals. Thanks, Joan", ['introduction', 'thanks', 'signature']],
    ['Thanks for nothing.', ['said']],
    ['Thanks. The bus is late.', ['thanks', 'said']],
    ['I am scared to go home. Best wishes', ['said', 'closing']],
    ['Goodbye and thank you for everything.', ['said']],
    ['Sorry this is so long, I am typing on my phone', ['introduction']],
    ['I’m a mum of two from Wigston.', ['introduction']],
    ['I am 74 and retired.', ['introduction']],
    ['I’ve attached a letter.', ['introduction']],
    ['Cllr for Ashby North', ['signature']],
    ['Regards, parish clerk', ['closing']],
    ['I’m for it.', ['said']],
    ['Publish it.', ['said']],
    ['I’m up at five.', ['said']],
    ['I am a carer on my own with no help.', ['said']],
    ['Sorry this is so long, he hits me', ['said']],
    ['Please answer the phone', ['said']],
    ['Read our letters!', ['said']],
    ['I live in fear', ['said']],
  ])('“%s”', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds)
  })

  test('a question that was asked is ours when it comes back in the answer', () => {
    const text = 'What would help you most? A bus that comes.'
    const sentences = splitSentences(text, ['What would help you most?'])
    expect(sentences.map(({ kind }) => kind)).toEqual(['question', 'said'])
    expect(saidIn(sentences).map(({ start, end }) => text.slice(start, end))).toEqual(['A bus that comes.'])
  })
})

test('every letter of any text is in one sentence at most, in order, and nothing but white space and list marks in none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      let last = 0
      for (const { start, end } of splitSentences(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
  )
})
