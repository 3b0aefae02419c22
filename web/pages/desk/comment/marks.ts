import type { z } from 'zod'
import { type CommentView } from '#server/comments/contract.ts'
import { personalKind } from '#server/comments/redact-contract.ts'
import type { Mark } from '#web/components/marks.ts'

/** What is marked in a comment: words that decided a theme, what is not in the letter, and what seems to name a person. */
export function marksOf(comment: z.input<typeof CommentView>): Mark[] {
  return [
    ...comment.themes.flatMap(({ code, label, machine }) =>
      (machine?.words ?? []).flatMap((word) =>
        word.start === null || word.end === null
          ? []
          : [
              {
                start: word.start,
                end: word.end,
                kind: machine?.band ?? 'possible',
                group: code,
                title: `${label}: ${machine?.band === 'likely' ? 'likely' : 'possible'}`,
              },
            ],
      ),
    ),
    ...(comment.campaign?.added ?? []).map((span) => ({
      ...span,
      kind: 'added' as const,
      group: 'added',
      title: 'Not in the letter: this person’s own words',
    })),
    ...comment.marks.map((mark) => ({
      start: mark.start,
      end: mark.end,
      kind: 'personal' as const,
      group: 'personal',
      title: `Seems to be a ${personalKind(mark.kind).label}`,
    })),
  ]
}
