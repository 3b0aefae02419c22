import type { Day } from '../http/wire.ts'
import { typeset } from '../papers/formats/typeset.ts'

type Line = { picture: string; sentences: string[] }
type Part = { title: string; lines: Line[] }

/** Each line is one thought of at most two short sentences, with its picture. */
const parts: Part[] = [
  {
    title: 'What this is about',
    lines: [
      { picture: '🏥', sentences: ['Some care is given in big hospitals.', 'People have to travel to get there.'] },
      { picture: '🏠', sentences: ['Some of this care could be given nearer to where you live.'] },
      { picture: '💬', sentences: ['We want to know what you think.', 'Nothing has been decided yet.'] },
    ],
  },
  {
    title: 'What could change',
    lines: [
      { picture: '🚌', sentences: ['Which care moves nearer to you, and what moves first.'] },
      { picture: '🕘', sentences: ['Where clinics are, and when they are open.'] },
      { picture: '✅', sentences: ['What must be ready before anything moves.'] },
    ],
  },
  {
    title: 'What will not change',
    lines: [
      { picture: '🚑', sentences: ['Emergency care stays in big hospitals.'] },
      { picture: '💷', sentences: ['The amount of money stays the same for three years.'] },
    ],
  },
  {
    title: 'What we are asking you',
    lines: [
      { picture: '❓', sentences: ['What matters most to you about where you get hospital care?'] },
      { picture: '👶', sentences: ['What should we know about care for mothers and babies where you live?'] },
      {
        picture: '🤝',
        sentences: ['What would make care near your home work for you?', 'Or for a person you look after?'],
      },
    ],
  },
  {
    title: 'How to tell us',
    lines: [
      { picture: '💻', sentences: ['You can write to us on our website.', 'You do not need to give your name.'] },
      { picture: '📄', sentences: ['You can print a form and write on paper.'] },
      { picture: '👥', sentences: ['You can come to an event and talk to us.', 'You can bring somebody to help you.'] },
      { picture: '☎', sentences: ['You can ask us for help.', 'Our telephone number is on the website.'] },
    ],
  },
  {
    title: 'What happens next',
    lines: [
      { picture: '👀', sentences: ['A person reads every comment.'] },
      { picture: '📣', sentences: ['We tell everybody what people said, and what we will do.'] },
    ],
  },
  {
    title: 'If you need help now',
    lines: [
      {
        picture: '☎',
        sentences: ['If you feel very ill or very upset, call 111.', 'If somebody’s life is in danger, call 999.'],
      },
    ],
  },
]

/** The Easy Read document of the open consultation, as a tagged PDF. */
export async function easyReadPdf(title: string, programme: string, day: Day): Promise<Buffer> {
  const { pdf } = await typeset('easy-read', {
    title,
    documentTitle: `${title}: Easy Read`,
    author: programme,
    description: 'An Easy Read document: short sentences with pictures.',
    keywords: ['Easy Read'],
    lang: 'en-GB',
    day,
    size: 18,
    parts,
  })
  return pdf
}

/** How what is sensitive is protected: the policy document that the law asks for, short. */
export async function policyPdf(programme: string, day: Day): Promise<Buffer> {
  const plain = (title: string, lines: [string, string][]): Part => ({
    title,
    lines: lines.map(([picture, sentence]) => ({ picture, sentences: [sentence] })),
  })
  const { pdf } = await typeset('easy-read', {
    title: 'How we protect sensitive information',
    documentTitle: 'Appropriate policy document',
    author: programme,
    description: 'How information about health, disability and ethnic group is protected in a consultation.',
    keywords: ['policy document'],
    lang: 'en-GB',
    day,
    size: 13,
    parts: [
      plain('Why we hold it', [
        [
          '⚖',
          'People tell us about their health. We may also ask about age, sex, disability, caring and ethnic group.',
        ],
        [
          '📜',
          'We do this as a task in the public interest: Data Protection Act 2018, Schedule 1, paragraphs 6 and 8.',
        ],
      ]),
      plain('How we protect it', [
        ['🔒', 'Answers about equality are sealed with a key and kept apart from comments.'],
        ['👤', 'Only staff who work on the consultation read comments. Each reading of contact details is recorded.'],
        ['📊', 'We publish totals only, and never a number under five.'],
      ]),
      plain('For how long', [
        [
          '📅',
          'Comments are erased five years after the consultation ends, and contact details after one year at most.',
        ],
        ['🔁', 'We look at this document every year, and keep it until six months after the last comment is erased.'],
      ]),
    ],
  })
  return pdf
}
