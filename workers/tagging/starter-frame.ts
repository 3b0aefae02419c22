import type { FrameTheme } from './frame.ts'

/** Themes an NHS reconfiguration can begin with: one paragraph each, written for officers and read by the tagger. */
export const starterFrame: FrameTheme[] = [
  {
    code: 'acute_shift',
    label: 'Acute hospital change',
    description:
      'Where acute hospital care sits, how big it is and the state of its buildings: the General, the Royal Infirmary and Glenfield, bringing services onto two sites, beds and wards, operating theatres, intensive care, a planned care centre, a new hospital or children’s hospital, selling hospital land, moving care out of hospital and sending people home sooner.',
    concepts: [
      'acute-sites',
      'community-before-beds',
      'discharge',
      'ed-building',
      'planned-waits',
      'cancelled-ops',
      'outpatients',
      'growth',
    ],
  },
  {
    code: 'maternity',
    label: 'Maternity and women’s services',
    description:
      'Pregnancy, birth and the weeks after: midwives, birth centres and home birth, labour wards, neonatal and special care for babies, postnatal care, breastfeeding, miscarriage and baby loss, gynaecology and women’s services.',
    concepts: ['maternity', 'birth-place', 'maternity-one-site', 'after-birth', 'neonatal-safety'],
  },
  {
    code: 'community_services',
    label: 'Community services',
    description:
      'Care near home: community hospitals and their beds, GPs and surgeries, pharmacy, dentists, district nurses, therapy and rehabilitation, care packages and care homes, hospice care, diagnostic centres, local clinics and virtual wards.',
    concepts: [
      'community-hospitals',
      'community-before-beds',
      'district-nursing',
      'gp-access',
      'social-care',
      'end-of-life',
      'rehab-stroke',
      'long-term-conditions',
      'self-management',
      'discharge',
      'falls',
      'school-health',
      'integration',
      'handovers',
    ],
  },
  {
    code: 'mental_health',
    label: 'Mental health',
    description:
      'Mental illness and distress: crisis services, child and adolescent mental health, talking therapy and counselling, psychiatric beds, dementia and memory clinics, autism and ADHD assessment, eating disorders, suicide and self-harm, wellbeing cafés.',
    concepts: ['mental-health', 'mh-crisis', 'mh-young', 'mh-therapy-wait', 'mh-placement', 'dementia', 'send'],
  },
  {
    code: 'urgent_care',
    label: 'Urgent and emergency care',
    description:
      'A&E waits and the front door of the emergency department, 999 and 111, ambulances and paramedics, walk-in centres, urgent treatment and minor injury units, out-of-hours care.',
    concepts: ['urgent-care', 'ae-waits', 'where-to-go', 'ambulances', 'minor-injuries', 'ed-building'],
  },
  {
    code: 'transport_access',
    label: 'Travel and access',
    description:
      'Getting there: travel time and distance, parking, buses and trains, taxis, roads and traffic, patient transport, people who do not drive, getting in and around a site.',
    concepts: ['parking', 'buses', 'distance', 'rural-access'],
  },
  {
    code: 'workforce',
    label: 'Workforce',
    description:
      'The people who do the work: numbers of nurses, doctors and midwives, recruitment, retention, rotas, pay, training, morale, agency and overseas staff, and how staff are treated.',
    concepts: ['staffing', 'staff-pressure', 'training-continuity'],
  },
  {
    code: 'finance',
    label: 'Money',
    description:
      'Cost and who pays: budgets, capital for buildings, value for money, waste, savings and cuts, debt and private finance, selling land, spending on managers and consultants.',
    concepts: ['money', 'savings-cuts', 'value-for-money'],
  },
  {
    code: 'digital',
    label: 'Digital',
    description:
      'Apps, websites and online forms, telephone and video appointments, text messages, computers, electronic records and IT systems, and people who are not online.',
    concepts: ['digital', 'shared-records'],
  },
  {
    code: 'equality',
    label: 'Fairness and equality',
    description:
      'Fairness or access for a group of people: disability, deaf and blind people, learning disability, age, ethnicity, language and interpreters, faith, sex, LGBT people, carers, poverty and deprived areas, rural poverty.',
    concepts: [
      'equality',
      'languages',
      'formats',
      'poverty',
      'city-county',
      'unpaid-carers',
      'learning-disability',
      'reasonable-adjustments',
      'rural-access',
    ],
  },
  {
    code: 'consultation_process',
    label: 'How the consultation is run',
    description:
      'How people were asked: the consultation, survey and questions, meetings and publicity, leaflets and documents, missing evidence, decisions already made, being listened to or ignored, petitions, scrutiny, what happens next.',
    concepts: [
      'consultation-process',
      'already-decided',
      'document-questions',
      'meetings-publicity',
      'feedback-loop',
      'plain-english',
    ],
  },
]
