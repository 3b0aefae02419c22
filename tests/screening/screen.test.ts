import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { readExamples } from '#workers/screening/examples.ts'
import { isHarm } from '#workers/screening/harm.ts'
import { kept } from '#workers/screening/learnt.ts'
import { serialiseLearnt } from '#server/screening/learnt/store.ts'
import { learnHarm, lessons } from '#workers/screening/train.ts'
import { isNhsNumber } from '#server/screening/personal.ts'
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
      'partner-violence',
    ],
    [
      'Residents are being left in wet beds because there are two of us for thirty four people. I have been told to keep quiet.',
      'whistleblowing',
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

test.each(['I want to kill my\u00adself.', '😀 I want to kill myself\ufe0f', 'I want to kill\ufeff my\u2060self.'])(
  'marks that nobody sees hide no harm: “%s”',
  (text) => {
    const { safeguarding } = screen(text)
    expect(safeguarding?.kind).toBe('self-harm')
    const [start, end] = safeguarding!.spans[0]!
    expect(text.slice(start, end).replace(/\u00ad|\u2060|\ufe0f|\ufeff/g, '')).toBe('kill myself')
  },
)

test.each([
  'I want to end my life. Nobody rings me any more.',
  'She said that she wanted to end her life.',
  'I am suicidal.',
])('what was learnt of ordinary life takes no plain sentence for it: “%s”', (text) =>
  expect(screen(text).safeguarding).toMatchObject({ kind: 'self-harm', named: true, urgency: 1 }),
)

test.each([
  'A suicidal policy for the county.',
  'Let me end my life at home with my family round me.',
  'She ended her life at 92, in the hospice.',
])('a plain sentence has its lookalikes: “%s”', (text) => expect(screen(text).safeguarding).toBeNull())

test('who may kill is looked at at once', () => {
  const told = 'My father hits my mother every night and I am afraid that he will kill her.'
  expect(screen(told).safeguarding).toMatchObject({ named: true, urgency: 1 })
})

describe('harm that no word names', () => {
  test.each([
    'I have nobody left and I lie there thinking about taking every tablet in the house.',
    'The baby downstairs is left crying on her own all night and has bruises on her legs.',
    'My grandmother signed her savings over to the man who mows her lawn and now he has her card.',
    'My husband reads my messages and will not let me go to the doctor alone.',
  ])('“%s” is held, with its words', (text) => {
    const { safeguarding } = screen(text)
    expect(safeguarding).not.toBeNull()
    expect(safeguarding!.spans.length).toBeGreaterThan(0)
  })

  test.each([
    'My mother was left waiting for two hours with a broken hip.',
    'The car park is too small and the bus never comes.',
    'The nurses looked after my son so well.',
    'I look after my wife and I could do with a rest.',
    'I have no view on any of this at all.',
    '',
    '👍',
  ])('“%s” is not', (text) => {
    expect(screen(text).safeguarding).toBeNull()
  })

  test('nearly every example of harm is known again, and few of its look-alikes are taken for it', () => {
    const examples = readExamples()
    const [harmful, harmless] = [true, false].map((is) => examples.filter(({ tells }) => isHarm(tells) === is))
    const held = (list: typeof examples) => list.filter(({ text }) => screen(text).safeguarding).length / list.length
    expect(held(harmful!)).toBeGreaterThan(0.9)
    expect(held(harmless!)).toBeLessThan(0.2)
  })

  test('what is kept was learnt from these examples: else node scripts/harm-model.ts', () => {
    expect(serialiseLearnt(learnHarm(lessons())).equals(readFileSync(kept))).toBe(true)
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
    ['Guard number 5512 told me to get off.', ['record-number: 5512']],
    ['She is the only deaf midwife in the county.', ['role: the only deaf midwife in the county']],
    ['He is the youngest farmer in Tugby.', ['role: the youngest farmer in Tugby']],
    ['They have sold The Old Smithy, Mill Lane.', ['address: The Old Smithy, Mill Lane']],
    ['my number is oh seven seven 00 900 218', ['phone: oh seven seven 00 900 218']],
    ['I saw mrs k. abernathy-cole there.', ['name: mrs k. abernathy-cole']],
    ['my uncle poor Wulfric was lost', ['name: Wulfric']],
    ['our jayden came home alone', ['name: jayden']],
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
    'Our village has the oldest hall in the county, and our hopes got dashed.',
    'Nurse numbers 12 to 20, one or two short.',
  ])('“%s” holds none', (text) => {
    expect(kindsIn(text)).toEqual([])
  })

  test.each([
    ['Ring 07700 900\u2011123 please.', 'phone: 07700 900\u2011123'],
    ['Ring 07700\u2013900\u2013123 please.', 'phone: 07700\u2013900\u2013123'],
    ['Ring 07700\u00a0900\u00a0123 please.', 'phone: 07700\u00a0900\u00a0123'],
    ['😀 Ring ０７７００ ９００１２３ please.', 'phone: ０７７００ ９００１２３'],
    ['NHS number ٩٤٣ ٤٧٦ ٥٩١٩', 'nhs-number: ٩٤٣ ٤٧٦ ٥٩١٩'],
  ])('a number is found as word processors and other scripts write it: “%s”', (text, found) => {
    expect(kindsIn(text)).toEqual([found])
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

  test('asks every desk it asks something of', () => {
    const { routes } = screen(
      'This is a Freedom of Information request: what did it cost? And please delete my answers.',
    )
    expect(routes).toEqual(['foi', 'erasure'])
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

describe('what people write in other words', () => {
  test.each([
    "I've got the tablets lined up, nobody would miss me",
    'Some nights I think everyone would be better off without me',
    "I don't want to wake up tomorrow",
    "What's the point of carrying on. I've written the letters.",
    "If they cut my payments I'm walking in front of a train",
    "I can't do this any more, I just want it to stop for good",
    'My sister has been cutting her arms again',
    "He puts his hands round my throat when he's had a drink",
    'My stepdad comes into my room at night',
    "There's a little lad on our street with bruises, always hungry, out at midnight",
    'The carer slaps mum when she thinks no one is looking',
    'Mum has bed sores down to the bone at the home and nobody turns her',
    "My nephew takes her pension every week and she's scared of him",
    "They're going to send my cousin abroad to be cut",
    'The man who runs the car wash holds our passports and there are nine of us in the room',
    'Her ex waits outside the clinic whenever she has an appointment',
    'I am being followed by a man from the hostel and nobody will help',
    'My niece will be taken abroad this summer to be cut',
    'Dad has dementia, he goes out on the main road at night and I cannot watch him',
    'There are maggots in his leg wound and he will not let anyone in',
    'Nobody would notice if I disappeared tomorrow',
    "She's 16 and they're flying her to Mirpur to marry a man she's never met",
    "I'm going to come down there with a knife and sort you lot out",
    'Somebody should burn that surgery down and I know who',
    "My dad locks me in my bedroom and I don't get tea",
    'I am being forced to work at the car wash, they have my passport',
    'મારે મરી જવું છે',
    'મારા પતિ મને મારે છે',
    'ਮੈਂ ਮਰਨਾ ਚਾਹੁੰਦਾ ਹਾਂ',
    'ਮੇਰਾ ਪਤੀ ਮੈਨੂੰ ਕੁੱਟਦਾ ਹੈ',
    'Nie chcę już żyć',
    'Mąż mnie bije',
    'chcę się zabić',
    'میں مرنا چاہتا ہوں',
    'میرا شوہر مجھے مارتا ہے',
    'আমি মরে যেতে চাই',
    'আমার স্বামী আমাকে মারে',
    'Waxaan rabaa inaan is dilo',
    'Ninkaygu wuu i garaacaa',
    'أريد أن أموت',
    'زوجي يضربني',
    'मैं मरना चाहता हूँ',
    'मेरे पति मुझे मारते हैं',
    'Eu quero morrer',
    'O meu marido bate-me',
    'main marna chahta hoon',
    'mera pati mujhe maarta hai',
    'mane mari javu che',
    'mera shohar mujhe marta hai',
    'meu marido me bate',
    'ami more jete chai',
    'Vreau să mor',
    'Soțul meu mă bate',
    'My ex follows me to work and waits outside the nursery',
    'He said if I leave he will find me and the kids',
    'I saw the support worker drag him by his hair',
    "my brother said he's gonna jump off the car park",
    'im gonna top myself',
    'ready to call it a day with life itself',
    'thinking of unaliving myself',
    'kms if this closes',
    'no one would notice if I was gone',
    'took an overdose last week and was sent home alone',
    "the old lady at no 6 hasn't eaten for days and sits in her own mess",
    'A teacher is messaging my daughter at night asking for photos',
  ])('“%s” is held', (text) => {
    expect(screen(text).safeguarding).not.toBeNull()
  })

  test.each([
    'This plan will be the death of the General',
    "You're killing our hospital",
    "It's suicide to close A&E before winter",
    'The parking charges are daylight robbery',
    'Cut the waste not the beds',
    "I'd kill for an appointment this month",
    'The waiting room beats you down',
    "We've hit a brick wall",
    'My wife died in that hospital and the care was wonderful',
    'The bus driver was in a mood',
    'Stop flogging a dead horse',
    'I was dying to get home',
    'Mum broke her hip in a fall at home',
    'My son takes the 48 bus',
    'Children should have their own hospital',
    'The closure will hit families hardest',
  ])('“%s” is not', (text) => {
    expect(screen(text).safeguarding).toBeNull()
  })

  test.each([
    ['Ask for Karen on reception, she knows.', 'name'],
    ['Best person there is Priya in the blood test room.', 'name'],
    ['ring me on 0116 258 8888 any day', 'phone'],
    ['07700900123 after six', 'phone'],
    ['my mobile is 07700 900 123', 'phone'],
    ['Tel: (0116) 2588888', 'phone'],
    ['call +44 7700 900123', 'phone'],
    ['text 07700-900-123 pls', 'phone'],
    ['o7700 900123 is the number', 'phone'],
    ['zero seven seven double oh nine oh oh one two three', 'phone'],
    ['email jane.smith (at) gmail dot com', 'email'],
    ['jane dot smith at hotmail dot co dot uk', 'email'],
    ['jane.smith @ gmail.com', 'email'],
    ['jane[at]example[dot]org', 'email'],
    ['LE2 7TF is where I live', 'postcode'],
    ["we're le27tf", 'postcode'],
    ['NHS number 943 476 5919', 'nhs-number'],
    ['my nhs no is 943-476-5919', 'nhs-number'],
    ['9434765919', 'nhs-number'],
    ['NHS number 943 476 5918 (they got it wrong)', 'nhs-number'],
    ['born 12.03.1948', 'date'],
    ['DOB 3rd March 1948', 'date'],
    ['d.o.b 12/3/48', 'date'],
    ['12 March 48 is my birthday', 'date'],
    ['I live at 14 Acacia Avenue, Oadby', 'address'],
    ['14 acacia avenue oadby', 'address'],
    ['Flat 3, 22 London Road', 'address'],
    ["we're at The Old Rectory, Church Lane, Tugby", 'address'],
    ['Dr Patel told me to lose weight', 'name'],
    ["Sister O'Connor on ward 12 was rude", 'name'],
    ['The midwife, Siobhan, never came back', 'name'],
    ['mr singh the surgeon was lovely', 'name'],
    ['Thanks to Nurse Jackie!', 'name'],
    ['Yours, Margaret Whitcombe', 'name'],
    ['My husband Derek Pole waited nine hours', 'name'],
    ['Signed J. Whitcombe', 'name'],
    ['my consultant is Professor Adeyemi', 'name'],
    ['This is Mohammed Iqbal, chair of the patients group', 'name'],
    ['Hospital number S1234567', 'record-number'],
    ['My NI number is QQ 12 34 56 C', 'record-number'],
    ['the 11 year old girl next door at 5 Mill Lane', 'address'],
    ['healthcare assistant called Blessing was brilliant', 'name'],
    ['MY NAME IS JOHN BARNES AND I AM FURIOUS', 'name'],
    ['Regards, Anil', 'name'],
    ['spoke to Janet in PALS', 'name'],
    ['receptionist (Tracey) hung up', 'name'],
    ['Dr. K. Mistry', 'name'],
    ['Dr Nowak-Jones signed me off', 'name'],
    ['contact: r.patel@nhs.net', 'email'],
    ['appointment on 4 November 2024 with Mr Gill', 'name'],
    ['please phone my daughter Kiran, 0116 2700000', 'phone'],
    ['My name is Wiktoria Kowalczyk i mieszkam w Leicester', 'name'],
    ['LE13 0RR', 'postcode'],
    ['DE74 2SL near the church', 'postcode'],
    ['Our Sharon had a terrible time', 'name'],
    ['Mrs. Begum at number 9', 'name'],
    ['my son Tyler (date of birth 01-02-2015)', 'date'],
    ['She lives at 9b Station Rd, Syston', 'address'],
    ['the porter Dave gave me a blanket', 'name'],
  ])('“%s” has a %s', (text, kind) => {
    expect(screen(text).personal.map((found) => found.kind.replace('staff-', ''))).toContain(kind)
  })

  test.each([
    ['Under the FOI Act please tell me how much was spent on consultants', 'foi'],
    ['Can you let me know, as a freedom of information, the cost per visit', 'foi'],
    ['I want everything you hold on me under GDPR', 'subject-access'],
    ['send me a copy of my file please', 'subject-access'],
    ["Take my answers down, I've changed my mind and want them gone", 'erasure'],
    ['Please scrub my earlier reply from your system', 'erasure'],
    ['I would like to make an official complaint about Ward 7', 'complaint'],
    ['This is a complaint. My mother was left in wet sheets for 6 hours.', 'complaint'],
    ['I have been advised by the Ombudsman to write to you', 'complaint'],
    ["How many complaints did you get last year? I'm asking under FOIA 2000", 'foi'],
    ["please can i see what you've got written down about me", 'subject-access'],
    ['I no longer consent to you keeping my details', 'erasure'],
    ['You are required to disclose the business case under the Environmental Information Regulations', 'foi'],
    ['I am asking formally for the bed figures, within the twenty days.', 'foi'],
    ['Kindly send me the minutes of that meeting. I have a right to see them.', 'foi'],
    ['People have a right to know what is planned.', null],
    ['Send me an appointment, please.', null],
    ['Get my name off your list, I do not want you to keep my details.', 'erasure'],
    ['Wipe everything I told you at the drop-in.', 'erasure'],
    ['They wiped the floor around my mother’s bed.', null],
  ])('“%s” goes the way of %s', (text, route) => {
    expect(screen(text).route).toBe(route)
  })

  test.each([
    'I was at the Queen Elizabeth for ten weeks',
    'The May consultation was better',
    'Will the LRI close in 2027?',
    'The 48 bus from Coalville takes 90 minutes',
    'Spend the £450 million on beds',
    'Mark my words it will be late',
    'I will be frank with you',
    'Grace period for blue badge holders',
    "A&E at Leicester General, Glenfield and St Mary's",
    'Jarrom Street is gridlocked',
    'The Balmoral building and Kensington building are old',
    "I've no complaints at all, staff brilliant",
    "Delete option B, it's daft",
  ])('“%s” has nothing to hide', (text) => {
    const { personal, route, safeguarding } = screen(text)
    expect({ personal, route, safeguarding }).toEqual({ personal: [], route: null, safeguarding: null })
  })
})

describe('nothing around a disclosure hides it', () => {
  const disclosures = [
    'I have been saving my tablets up and tonight I will take them.',
    'The little girl next door is beaten with a belt.',
    'My partner punches me in the belly and I am pregnant.',
    'My mother is left lying in her own mess until the day shift.',
    'I will come down there with a knife.',
    'I am a nurse there and we were told to falsify the records.',
  ]
  const around = [
    'The car park is too small.',
    'We usually go by bus.',
    'The nurses on the ward were lovely.',
    'I have lived here for thirty years.',
    'Please keep the clinic open on Saturdays.',
    'The waiting room needs new chairs.',
  ]
  const neutral = [
    'I am writing as a local resident.',
    'Yours faithfully',
    'Dear Sir or Madam,',
    'Thank you for the opportunity to comment.',
  ]
  const held = (text: string) => screen(text).safeguarding !== null

  test('among ordinary sentences in any order it is heard, and its sentence marked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...disclosures), fc.shuffledSubarray(around), fc.nat(6), (disclosure, others, at) => {
        const text = [...others.slice(0, at), disclosure, ...others.slice(at)].join(' ')
        const { safeguarding } = screen(text)
        expect(safeguarding, text).not.toBeNull()
        expect(text.slice(...safeguarding!.sentence)).toContain(disclosure)
      }),
    )
  })

  test('where the mark that ends a sentence is left out it is heard too', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...disclosures),
        fc.shuffledSubarray(around, { minLength: 1 }),
        (disclosure, others) => {
          const text = [others[0], disclosure, ...others.slice(1)].join(' ').replaceAll('.', '')
          expect(held(text), text).toBe(true)
        },
      ),
    )
  })

  test('a neutral sentence, case, typographic punctuation and soft hyphens change nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...disclosures, ...around), fc.constantFrom(...neutral), (text, sentence) => {
        const before = held(text)
        expect(held(`${text}\n${sentence}`)).toBe(before)
        expect(held(`${sentence}\n${text}`)).toBe(before)
        expect(held(text.toUpperCase())).toBe(before)
        expect(held(text.replaceAll("'", '’').replaceAll(' ', '\u00a0'))).toBe(before)
        expect(held(text.replace(/(\w{3})(\w{3})/g, '$1\u00ad$2'))).toBe(before)
      }),
    )
  })

  test.each([
    ['I have been saving my tablets up and tonight I will take them.', 'self-harm', 1],
    ['The little girl next door is beaten with a belt.', 'child', 1],
    ['My partner punches me in the belly and I am pregnant.', 'partner-violence', 1],
    ['I will come down there with a knife.', 'violence', 1],
    ['I am a nurse there and we were told to falsify the records.', 'whistleblowing', 3],
  ])('“%s”: %s, urgency %i', (text, kind, urgency) => {
    expect(screen(text).safeguarding).toMatchObject({ kind, urgency })
  })
})
