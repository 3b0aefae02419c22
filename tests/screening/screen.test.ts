import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNhsNumber } from '#workers/screening/personal.ts'
import { screen } from '#workers/screening/screen.ts'

const kindsIn = (text: string) =>
  screen(text).personal.map(({ kind, span: [start, end] }) => `${kind}: ${text.slice(start, end)}`)

describe('harm', () => {
  test.each([
    [
      'The lady next door is locked in by her son when he goes to work. She has no phone. I have told the council twice.',
      'adult',
    ],
    [
      "I have had enough and I have been saving up my tablets. I don't want anyone to do anything, I just wanted to tell somebody.",
      'self-harm',
    ],
    [
      "There is a little girl in my son's class who is always hungry and has marks on her legs. School says it is not my business.",
      'child',
    ],
    [
      'The carer who visits my aunt has been rough with her and she has bruises on both arms. She is frightened to say anything.',
      'adult',
    ],
    [
      "Honestly I don't feel safe going home. My husband controls the money and the phone and last week he pushed me down the step.",
      'adult',
    ],
    [
      'Residents are being left in wet beds because there are two of us for thirty four people. I have been told to keep quiet.',
      'adult',
    ],
    ['[Table host note] One young person said an adult at home "hurts me when he\'s drunk".', 'child'],
    ['Some nights I think everyone would be better off without me.', 'self-harm'],
    ['If nothing is done I will come down there with a knife. I know where you live.', 'violence'],
  ])('“%s” is held', (text, kind) => {
    expect(screen(text).safeguarding?.kind).toBe(kind)
  })

  test.each([
    'હવે મારે મરવું છે.',
    'મારો પતિ મને મારે છે.',
    'ਮੇਰਾ ਪਤੀ ਮੈਨੂੰ ਕੁੱਟਦਾ ਹੈ।',
    'Nie chcę już żyć.',
    'Mój mąż mnie bije i boję się wracać do domu.',
    'میں خودکشی کے بارے میں سوچ رہا ہوں۔',
    'আমি মরতে চাই।',
    'আমার স্বামী আমাকে মারধর করে।',
    'Waxaan rabaa inaan dhinto.',
    'Ninkaygu wuu i garaacaa.',
    'أريد أن أموت.',
    'زوجي يضربني كل يوم.',
    'मेरे पति मुझे मारते हैं।',
    'मैं मरना चाहता हूँ।',
    'O meu marido bate-me e tenho medo dele.',
    'Quero morrer.',
  ])('“%s” is held too', (text) => {
    expect(screen(text).safeguarding).not.toBeNull()
  })

  test.each([
    'The waiting times are killing me - sixteen weeks!',
    'The abuse of the blue badge bays has to stop.',
    'Staff were rude about my accent.',
    "No names but the whole team on the children's ward were wonderful.",
    'This plan is political suicide.',
    'My dad wanted to die at home and the hospice made it happen.',
    'I was hit with a £30 parking fine.',
    'My back is killing me and the chairs in the clinic are awful.',
    'Please stop killing off our community hospital.',
    'I would kill for a GP appointment.',
  ])('“%s” is not', (text) => {
    expect(screen(text).safeguarding).toBeNull()
  })
})

describe('personal data', () => {
  test.each([
    ['Call me: 07700 900123 or write to carer@example.org', ['phone: 07700 900123', 'email: carer@example.org']],
    ['You can ring me on 0116 496 0123 after five.', ['phone: 0116 496 0123']],
    ['+44 116 496 0456 is the number', ['phone: +44 116 496 0456']],
    ['My NHS number is 999 012 3456, please check.', ['nhs-number: 999 012 3456']],
    ['My number: 943 476 5919.', ['nhs-number: 943 476 5919']],
    ['I live at 14 Sycamore Road, LE13 1QB.', ['address: live at 14 Sycamore Road', 'postcode: LE13 1QB']],
    ['Nurse Placeholder on the evening shift deserves a medal.', ['staff-name: Nurse Placeholder']],
    ['Dr Example is a liar and a thief.', ['staff-name: Dr Example']],
    ['The consultant, Mr Placeholder, laughed.', ['staff-name: Mr Placeholder']],
    ['Getting rid of Sister Example on the day unit.', ['staff-name: Sister Example']],
    ['My name is Asha Patel.', ['name: Asha Patel']],
    ['It happened on 3rd March 2014.', ['date: 3rd March 2014']],
    ['My date of birth is 01/01/1940', ['date: 01/01/1940']],
  ])('“%s” is marked', (text, expected) => {
    const found = kindsIn(text).map((one) => one.replace('address: I live', 'address: live'))
    expect(found).toEqual(expected)
  })

  test.each([
    'The 31 bus from Oadby does not go near it, and 2032 is too late.',
    '£450 million for 139 beds, 24/7.',
    'St Mary’s in Melton and the Kensington building.',
    'Sister told us there were 2 nurses for 28 patients.',
    'The Leicester General Hospital on Gwendolen Road.',
    'Ward 36 for five weeks, 9.15 to 10.30.',
  ])('“%s” holds none', (text) => {
    expect(kindsIn(text)).toEqual([])
  })

  test('the last digit of an NHS number checks the others', () => {
    expect(isNhsNumber('943 476 5919')).toBe(true)
    expect(isNhsNumber('943 476 5918')).toBe(false)
    expect(isNhsNumber('401 023 2137')).toBe(true)
    expect(isNhsNumber('111 111 1111')).toBe(false)
    expect(isNhsNumber('12345')).toBe(false)
  })

  test('a ten-digit number that is no NHS number and is not called one is left', () => {
    expect(kindsIn('Reference figures 943 476 5918 were quoted.')).toEqual([])
  })
})

describe('another desk', () => {
  test.each([
    [
      "I wish to make a formal complaint about my father's care on the ward and I expect a written answer.",
      'complaint',
    ],
    ["I made a complaint in March about my husband's discharge and I've heard nothing.", 'complaint'],
    ['Under the Freedom of Information Act please tell me how much was spent on management consultants.', 'foi'],
    [
      'Please send me a copy of everything you hold about me, including the answers to the last survey.',
      'subject-access',
    ],
    ['I filled this in last week as well. I have changed my mind, delete my first answer please.', 'erasure'],
    ['My only complaint is the parking.', null],
    ['They cancelled my operation twice.', null],
  ])('“%s” → %s', (text, route) => {
    expect(screen(text).route).toBe(route)
  })

  test('insults are marked as such', () => {
    expect(screen('[expletive] the lot of you.').abusive).toBe(true)
    expect(screen('You are all a bunch of useless overpaid [expletive] and should be ashamed.').abusive).toBe(true)
    expect(screen('Skin prick tests should be done locally.').abusive).toBe(false)
  })
})

describe('always', () => {
  test('spans lie in the text, in order, none inside another', () => {
    const odd = fc.array(
      fc.constantFrom(
        'I',
        'live',
        'at',
        '12',
        'Dr',
        'Asha',
        'bruises',
        'on',
        'kill',
        'myself',
        '0116 496 0123',
        'a@b.org',
        '3 May',
        '.',
        '£',
        '👍',
        'delete my answer',
        'LE1 5WW',
      ),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 300 }),
          odd.map((words) => words.join(' ')),
        ),
        (text) => {
          const { safeguarding, personal, routeSpans } = screen(text)
          for (const spans of [safeguarding?.spans ?? [], routeSpans, personal.map(({ span }) => span)]) {
            let last = 0
            for (const [start, end] of spans) {
              expect(start).toBeGreaterThanOrEqual(last)
              expect(end).toBeGreaterThan(start)
              last = end
            }
            expect(last).toBeLessThanOrEqual(text.length)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('the work grows with the text, not with its square', () => {
    // Counted in hits and tokens rather than seconds: ten times the text finds ten times as much and no more.
    const one = 'My carer hits me, ring 0116 496 0123 or Dr Example on 3 May. '
    const found = (times: number) => screen(one.repeat(times)).personal.length
    expect(found(100)).toBe(10 * found(10))
  })
})
