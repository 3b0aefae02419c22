import type { Db } from '../data/database.ts'
import { addDays, dayOf } from '../data/time.ts'
import { PlanEntryDraft, PlanItemDraft, PlanPublic } from '../evidence/desk-contract.ts'
import { addItem, changeItem, makePublic, saveEntry, tellShown } from '../evidence/save.ts'
import { type Loaded, onDay } from './loaded.ts'
import type { Sample } from './sample.ts'

type Words = Omit<Partial<Record<keyof PlanItemDraft, unknown>>, 'kind'>
type Later = Words & { at: string }
type Entry = { label: string; says?: string; url?: string; value?: number; onDay?: string; at?: string }

/** The plans and evidence of the proposals of 2015, and of the consultation that is open today. */
export async function planSamples(
  db: Db,
  sample: Sample,
  loaded: Loaded,
  open: { slug: string },
  now: Date,
): Promise<void> {
  const { slug } = loaded.consultations.get('con-2015-points') as { slug: string }
  await proposalsOf2015(writing(db, slug, loaded.people.reviewer), sample)
  await careCloserToHome(writing(db, open.slug, loaded.people.officer), dayOf(now))
  await tellShown(db, now)
}

/** Writes an item as it was first said on a day, public from that day, then what was said of it later. */
function writing(db: Db, slug: string, by: string) {
  return async (
    kind: PlanItemDraft['kind'],
    on: string,
    words: Words,
    { later = [], entries = [], publicOn = on }: { later?: Later[]; entries?: Entry[]; publicOn?: string | null } = {},
  ): Promise<void> => {
    const id = await addItem(db, slug, PlanItemDraft.parse({ kind, ...words }), by, onDay(on))
    if (publicOn !== null)
      await makePublic(db, slug, id, PlanPublic.parse({ on: publicOn, at: '09:00' }), by, onDay(on, 8))
    for (const { at = on, ...entry } of entries)
      await saveEntry(db, slug, id, PlanEntryDraft.parse(entry), by, onDay(at, 11))
    let said = words
    for (const { at, ...changed } of later) {
      said = { ...said, ...changed }
      await changeItem(db, slug, id, PlanItemDraft.parse({ kind, ...said }), by, onDay(at))
    }
  }
}
type Write = ReturnType<typeof writing>

const notApproved =
  'The business case was not approved by this day, so the consultation did not open on 30 November 2015.'
const newPlanning = 'The new national planning process of 2016 took its place.'

async function proposalsOf2015(write: Write, sample: Sample): Promise<void> {
  const first = '2015-10-01'
  for (const { gate, date, due, state, byWhom, became } of sample.assurance.gates) {
    const blocks = state !== 'done'
    await write(
      'gate',
      first,
      {
        title: gate,
        state: state === 'done' ? 'done' : 'due',
        byWhom,
        dueOn: date,
        dueWording: due,
        ...(state === 'done' ? { doneOn: date } : { phase: 'formal-consultation' }),
      },
      {
        later: blocks
          ? [
              {
                at: '2015-11-13',
                state: 'not-met',
                why: became ?? notApproved,
                changedBecause: 'Programme Board of 13 November 2015',
              },
            ]
          : [],
      },
    )
  }
  for (const { test, evidence, about, awaited, state } of sample.assurance.tests) {
    await write(
      'test',
      first,
      { title: test, about, state, why: awaited, byWhom: 'NHS England, at its assurance of the business case' },
      {
        entries: evidence.map((one) => ({ ...one })),
      },
    )
  }
  await write(
    'review',
    first,
    {
      title: 'Clinical Senate: women’s services and maternity',
      about:
        'The clinical case for the proposals about maternity and women’s services. The other two points were to follow.',
      state: 'under-way',
      byWhom: 'Clinical Senate',
      dueOn: '2015-10-05',
      points: ['2'],
    },
    {
      later: [{ at: '2015-10-12', state: 'reported', doneOn: '2015-10-05', changedBecause: 'The report came in.' }],
      entries: [
        {
          at: '2015-10-12',
          label: 'Say how women in labour will be moved to hospital, with times by road for each birthplace.',
          says: 'Accepted. Travel times by ambulance are part of the travel analysis.',
          onDay: '2015-10-20',
        },
        {
          at: '2015-10-12',
          label: 'Show how many midwives each model needs, and where they come from.',
          says: 'Accepted in part. The draft workforce strategy has the numbers; where they come from is not settled.',
          onDay: '2015-10-20',
        },
        { at: '2015-10-12', label: 'Ask the Senate again once the number of births is known for each place.' },
      ],
    },
  )
  const changes = [
    [
      'Move planned clinics from acute hospitals to community sites',
      'consult',
      'It changes where many people go, and the use of hospital buildings.',
      '1',
    ],
    [
      'Bring women’s services and maternity together',
      'consult',
      'It changes where people can choose to give birth.',
      '2',
    ],
    ['Change what community hospitals are used for', 'consult', 'It changes what is offered in each town.', '3'],
    [
      'One number to call for urgent help from community nurses',
      'engage',
      'It adds to what there is. How it works is being shaped with the people who use it.',
      '3',
    ],
    [
      'Move the stroke unit to the Evington Centre',
      'neither',
      'The centre is on the same site, so nobody has to travel further.',
      '1',
    ],
  ] as const
  for (const [title, state, why, point] of changes)
    await write('change', first, {
      title,
      state,
      why,
      byWhom: 'Better Care Together Programme Board',
      doneOn: '2015-09-17',
      points: [point],
    })
  await write(
    'equality',
    first,
    {
      title: 'Stage 1: first look at the draft business case',
      about: 'The first draft of the business case, and published information only.',
      state: 'started',
      byWhom: 'Leicestershire equalities group',
      themes: ['EQU', 'EQU2', 'INF4', 'ACC2'],
    },
    {
      later: [
        {
          at: '2016-02-02',
          state: 'done',
          doneOn: '2016-01-29',
          why: 'The group asked for the views of disabled carers to be looked at apart from “access”.',
        },
      ],
      entries: sample.assurance.groups.map((label) => ({ label, ...found[label] })),
    },
  )
  await write('equality', '2016-02-02', {
    title: 'Stage 2: each proposal, before consultation opens',
    state: 'planned',
    about: 'The business case as approved.',
    dueWording: 'Before the formal consultation opens',
    themes: ['EQU'],
  })
  for (const { name, target, rag } of sample.milestones) {
    const ragged = { A: 'amber', G: 'green', R: 'red' }[rag] ?? 'not-started'
    const held = name === 'Clinical Senate review'
    await write(
      'milestone',
      first,
      { title: name, state: ragged, dueWording: target.words, dueOn: target.by, byWhom: 'Programme office' },
      {
        later: held
          ? [{ at: '2015-10-12', state: 'done', doneOn: '2015-10-05' }]
          : [
              { at: '2015-11-13', state: 'red', why: 'It waits for the approval of the business case.' },
              {
                at: '2016-06-30',
                state: 'done',
                doneOn: '2016-06-30',
                why: newPlanning,
                changedBecause: 'Closed: it is part of the new plan.',
              },
            ],
      },
    )
  }
  for (const { title, description, update, rag, linkedThemes } of sample.risks) {
    await write('risk', first, {
      title,
      about: description,
      why: update,
      state: rag === 'R' ? 'red' : 'amber',
      byWhom: 'Programme Board',
      themes: linkedThemes,
    })
  }
  for (const metric of sample.metrics) {
    await write(
      'measure',
      first,
      {
        title: metric.name,
        state: 'reported',
        unit: metric.unit,
        every: metric.every,
        annual: metric.annual,
        byWhom: 'LLR dashboard',
      },
      { entries: metric.series.map(({ period, onDay, value }) => ({ label: period, onDay, value })) },
    )
  }
  await write('measure', first, {
    title: 'Emergency admissions per 100,000 people: Rutland alone',
    state: 'not-yet',
    why: 'Numbers for Rutland are too small to be compared by quarter; a yearly figure is being agreed.',
    every: 'year',
    annual: 'latest',
    within: 'N1',
    byWhom: 'LLR dashboard',
  })
}

const found: Record<string, { says: string }> = {
  disability: {
    says: 'Longer journeys weigh more on people who cannot drive. Step-free access is looked at for each site.',
  },
  'pregnancy and maternity': {
    says: 'The choice of place of birth would change. Travel times are given for each district.',
  },
  carers: { says: 'Visits at a distance cost carers more time. Evening visiting is being looked at.' },
  'rural isolation': { says: 'Buses after six are few. The travel analysis counts evenings and Sundays.' },
  race: { says: 'Letters come in one language today. Summaries are made in five.' },
}

async function careCloserToHome(write: Write, today: string): Promise<void> {
  const at = (days: number) => addDays(today, days)
  await write(
    'gate',
    at(-60),
    {
      title: 'Questions tried out with twelve people, two of them with a learning disability',
      state: 'due',
      byWhom: 'Engagement officer',
      dueOn: at(-25),
    },
    { later: [{ at: at(-26), state: 'done', doneOn: at(-26) }] },
  )
  await write(
    'gate',
    at(-60),
    {
      title: 'Plan for listening agreed by the Health and Wellbeing Board',
      state: 'due',
      byWhom: 'Leicester City Health and Wellbeing Board',
      dueOn: at(-21),
    },
    { later: [{ at: at(-21), state: 'done', doneOn: at(-21) }] },
  )
  await write('gate', at(-20), {
    title: 'Every comment read, and the report of findings issued to both boards',
    state: 'due',
    byWhom: 'Programme office',
    dueOn: at(85),
    phase: 'answering',
    why: 'Answers may not be written before the findings are known.',
  })
  await write('change', at(-20), {
    title: 'Eye and hearing clinics in market towns',
    about: 'Follow-up clinics once a week in each market town.',
    state: 'engage',
    why: 'It adds a place to go and takes none away.',
    byWhom: 'Programme Board',
    doneOn: at(-22),
    points: ['1'],
  })
  await write('change', at(-20), {
    title: 'Where the birth centre is',
    state: 'consult',
    why: 'It changes where people can choose to give birth.',
    byWhom: 'Programme Board',
    doneOn: at(-22),
    points: ['2'],
  })
  await write('change', at(-20), { title: 'Night nursing at home in Rutland', state: 'undecided', points: ['3'] })
  await write(
    'test',
    at(-20),
    {
      title: 'Strong public and patient engagement',
      about: 'Were people asked early, widely and fairly, and was it used?',
      state: 'partly',
      why: 'The report of findings',
      byWhom: 'Programme office',
      dueOn: at(85),
    },
    {
      entries: [
        { label: 'Plan for listening', says: 'Who is asked, how and when; agreed by the Board.', onDay: at(-21) },
        {
          label: 'Register of events',
          says: 'Events in every district, three of them in the evening.',
          url: '/consultations/care-closer-to-home/events',
        },
      ],
    },
  )
  await write('test', at(-20), {
    title: 'Consistency with patient choice',
    about: 'Does it keep or widen what people can choose?',
    state: 'awaited',
    byWhom: 'Programme office',
    dueOn: at(60),
  })
  await write('test', at(-20), {
    title: 'Clear clinical evidence base',
    about: 'Is there evidence that it is safe and better?',
    state: 'awaited',
    why: 'The report of the clinical senate',
    byWhom: 'Clinical Leadership Group',
    dueOn: at(40),
  })
  await write(
    'test',
    at(-20),
    {
      title: 'Support from commissioners',
      about: 'Do those who pay for care agree?',
      state: 'held',
      byWhom: 'Integrated care board',
    },
    {
      entries: [
        { label: 'Letter of support', says: 'Support for asking people, before any decision.', onDay: at(-30) },
      ],
    },
  )
  await write('test', at(-20), {
    title: 'Hospital beds',
    about: 'If beds close, what takes their place first?',
    state: 'not-applicable',
    why: 'No bed would close.',
  })
  await write('review', at(-20), {
    title: 'Clinical senate: care nearer to home',
    about: 'Which clinics can safely be held outside a large hospital.',
    state: 'under-way',
    byWhom: 'Clinical senate',
    dueOn: at(40),
    points: ['1'],
  })
  await write(
    'equality',
    at(-20),
    {
      title: 'Stage 1: who could be hit harder',
      about: 'The paper that people are asked about.',
      state: 'started',
      byWhom: 'Patient and Public Involvement Reference Group',
      dueOn: at(30),
      themes: ['EQU', 'ACC'],
    },
    {
      entries: [
        { label: 'People without a car', says: 'Clinics are planned only where a bus runs in the daytime.' },
        {
          label: 'People who speak little English',
          says: 'The form is in ten languages; interpreters come to events when asked.',
        },
        { label: 'Carers', says: 'Not looked at yet.' },
      ],
    },
  )
  await write(
    'milestone',
    at(-40),
    { title: 'Listening opens', state: 'green', dueOn: at(-14), byWhom: 'Engagement officer' },
    { later: [{ at: at(-14), state: 'done', doneOn: at(-14) }] },
  )
  await write(
    'milestone',
    at(-40),
    { title: 'First answers before the Board', state: 'green', dueOn: at(2), byWhom: 'Senior engagement officer' },
    {
      later: [
        {
          at: at(-7),
          dueOn: at(9),
          state: 'amber',
          why: 'Two more weeks of listening leave less time to write.',
          changedBecause: 'The end of listening moved.',
        },
      ],
    },
  )
  await write('milestone', at(-40), {
    title: 'Report of findings',
    state: 'not-started',
    dueWording: 'Six weeks after listening ends',
    dueOn: at(85),
    byWhom: 'Programme office',
  })
  await write('risk', at(-20), {
    title: 'Workforce',
    about: 'Not enough staff can be found or kept for care outside hospitals.',
    why: 'Posts are shared between hospital and community teams.',
    state: 'red',
    byWhom: 'Programme Board',
    themes: ['WRK1', 'HOM1'],
  })
  await write(
    'risk',
    at(-20),
    {
      title: 'Getting there',
      about: 'People without a car cannot reach a clinic, or not in the evening.',
      why: 'The councils are asked about buses before a place is chosen.',
      state: 'amber',
      byWhom: 'Programme Board',
      themes: ['ACC'],
    },
    { later: [{ at: at(-5), state: 'red', changedBecause: 'It is what most people have written about.' }] },
  )
  await write(
    'measure',
    at(-20),
    {
      title: 'Follow-up appointments held outside a large hospital',
      state: 'reported',
      unit: 'Percent of all follow-up appointments',
      every: 'quarter',
      annual: 'mean',
      byWhom: 'Hospital statistics',
    },
    { entries: quarters(today) },
  )
  await write('measure', at(-20), {
    title: 'People who say that it was easy to get there',
    state: 'not-yet',
    why: 'The first survey goes out once the clinics have run for three months.',
    every: 'year',
    annual: 'latest',
    unit: 'Percent of those who answered',
    byWhom: 'Patient survey',
  })
  await write(
    'milestone',
    at(-2),
    {
      title: 'Outside review of how people are being asked',
      state: 'not-started',
      dueOn: at(30),
      byWhom: 'Programme office',
    },
    { publicOn: at(12) },
  )
}

/** The last six quarters that are over. */
function quarters(today: string): Entry[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const current = year * 4 + Math.floor((month - 1) / 3)
  return [21.4, 22.1, 22.9, 22.6, 24.3, 25.2].map((value, index) => {
    const quarter = current - 6 + index
    const [own, first] = [Math.floor(quarter / 4), (quarter % 4) * 3 + 1]
    const name = ['January to March', 'April to June', 'July to September', 'October to December'][quarter % 4]
    return { label: `${name} ${own}`, value, onDay: `${own}-${String(first).padStart(2, '0')}-01` }
  })
}
