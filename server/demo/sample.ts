import { z } from 'zod'

const day = z.iso.date()
const maybeDay = day.nullable().optional()
const text = z.string().nullable().optional()

/** The sample programme's file, as far as it is loaded. */
export const Sample = z
  .object({
    meta: z.object({ displayNotice: z.string() }),
    programme: z.object({ id: z.string(), name: z.string(), area: z.string(), strapline: z.string() }),
    organisations: z.array(z.object({ id: z.string(), name: z.string(), shortName: z.string(), kind: z.string() })),
    boards: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string().optional() })),
    enablingGroups: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string().optional() })),
    workstreams: z.array(
      z.object({
        id: z.string(),
        number: z.number(),
        name: z.string(),
        ppiRepresentativeSeats: z.number(),
        ppiSeatsFilled: z.number(),
        leadOrganisation: z.string(),
      }),
    ),
    consultations: z.array(
      z.object({
        id: z.string(),
        ref: z.string(),
        title: z.string(),
        kind: z.enum(['engagement', 'formal-consultation']),
        summary: z.string(),
        leadBoard: z.string(),
        whatCanChange: z.array(z.string()).optional(),
        whatCannotChange: z.array(z.string()).optional(),
        phases: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            start: maybeDay,
            end: maybeDay,
            note: z.string().optional(),
            dateHistory: z
              .array(
                z.object({
                  recordedOn: z.string(),
                  text: z.string(),
                  source: z.string(),
                  reason: z.string().optional(),
                }),
              )
              .optional(),
          }),
        ),
        consultationPoints: z.array(z.object({ title: z.string(), workstreams: z.array(z.string()) })).optional(),
        questions: z.array(z.string()).optional(),
        documents: z
          .array(z.object({ title: z.string(), formats: z.array(z.string()), languages: z.array(z.string()) }))
          .optional(),
        responseDueBy: day.optional(),
        responseDueRule: z.string().optional(),
      }),
    ),
    events: z.array(
      z.object({
        ref: z.string(),
        title: z.string(),
        date: day,
        start: text,
        end: text,
        venue: text,
        place: text,
        area: text,
        audience: text,
        kind: z.string(),
        attended: z.number().nullable().optional(),
        invited: z.number().nullable().optional(),
        languages: z.array(z.string()).optional(),
        accessProvided: z.array(z.string()).optional(),
        hostOrganisation: text,
        captureMethod: text,
        phase: z.string(),
        consultationId: z.string(),
        status: z.string(),
      }),
    ),
    youSaidWeDid: z.array(
      z.object({
        consultationId: z.string(),
        phase: z.string(),
        ref: z.string(),
        subthemes: z.array(z.string()),
        youSaid: z.string(),
        weDid: z.string(),
        outcome: z.string(),
        owner: z.string(),
        workstream: text,
        reason: z.object({ code: z.string(), text: z.string() }).optional(),
        changedWhat: z
          .array(z.object({ document: z.string(), section: z.string(), before: z.string(), after: z.string() }))
          .optional(),
        passedTo: z.array(z.object({ org: z.string(), on: day, replyDue: day })).optional(),
        evidence: z.array(z.object({ label: z.string() })).optional(),
        decidedOn: maybeDay,
        decisionBody: text,
        decisionDueOn: maybeDay,
        decisionDueText: text,
        plannedFor: maybeDay,
        dateDone: maybeDay,
        nextUpdateOn: maybeDay,
        supersededBy: text,
        dissent: text,
        publicationBlockedBy: text,
        trail: z.array(
          z.object({
            step: z.string(),
            on: day,
            by: text,
            to: z.union([z.string(), z.array(z.string())]).optional(),
            comment: text,
          }),
        ),
        /** What was published after it, in order: whatever it changes. */
        later: z
          .array(
            z
              .object({
                on: day,
                changeReason: z.string(),
                weDid: z.string(),
                outcome: z.string(),
                dateDone: maybeDay,
                plannedFor: maybeDay,
                nextUpdateOn: maybeDay,
                decisionBody: text,
                decisionDueText: text,
                evidence: z.array(z.object({ label: z.string() })),
              })
              .partial()
              .required({ on: true, changeReason: true }),
          )
          .optional(),
        /** What became of its promise. */
        kept: z.object({ on: day, text: z.string(), evidence: z.string() }).nullable().optional(),
        replies: z.array(z.object({ org: z.string(), on: day, text: z.string() })).optional(),
        evidenceComments: z.array(z.object({ file: z.string(), record: z.string(), field: z.string() })),
      }),
    ),
    /** The last responses of a programme that has ended: to every comment that was still in hand about these main themes. */
    closing: z.array(
      z.object({
        consultationId: z.string(),
        themes: z.array(z.string()),
        youSaid: z.string(),
        weDid: z.string(),
        evidence: z.string(),
      }),
    ),
    meetings: z.array(
      z.object({
        id: z.string(),
        board: z.string(),
        title: z.string(),
        date: maybeDay.transform((date) => date ?? null),
        dateText: text,
        start: text,
        venue: text,
        public: z.boolean(),
        papersPublishedOn: maybeDay,
        agendaItems: z.array(
          z.object({
            no: z.string().nullable(),
            title: z.string(),
            paper: z.object({ title: z.string(), recommendations: z.array(z.string()).optional() }).optional(),
            minutesSummary: z.array(z.string()).optional(),
            url: z.string().optional(),
            resolution: z
              .object({
                parts: z.array(
                  z.object({
                    no: z.union([z.number(), z.string()]),
                    text: z.string(),
                    delegation: z.object({ to: z.string(), by: day }).optional(),
                  }),
                ),
              })
              .optional(),
          }),
        ),
        publicQuestions: z.array(
          z.object({
            no: z.number(),
            receivedOn: maybeDay,
            askerShown: text,
            askerPresent: z.boolean().optional(),
            question: z.string(),
            answerMode: text,
            answer: text,
            answeredOn: maybeDay,
            answeredBy: text,
            attachedToMinutes: z.boolean().optional(),
          }),
        ),
      }),
    ),
    assurance: z.object({
      gates: z.array(
        z.object({
          gate: z.string(),
          date: day,
          due: z.string().optional(),
          state: z.string(),
          byWhom: z.string(),
          became: z.string().optional(),
        }),
      ),
      tests: z.array(
        z.object({
          test: z.string(),
          about: z.string(),
          state: z.string(),
          awaited: z.string().optional(),
          evidence: z.array(z.object({ label: z.string(), says: z.string().optional(), url: z.string().optional() })),
        }),
      ),
      groups: z.array(z.string()),
    }),
    milestones: z.array(
      z.object({ name: z.string(), target: z.object({ words: z.string(), by: day }), rag: z.string() }),
    ),
    risks: z.array(
      z.object({
        title: z.string(),
        description: z.string(),
        update: z.string(),
        rag: z.string(),
        linkedThemes: z.array(z.string()),
      }),
    ),
    metrics: z.array(
      z.object({
        name: z.string(),
        unit: z.string(),
        every: z.string(),
        annual: z.string(),
        series: z.array(z.object({ period: z.string(), onDay: day, value: z.number() })),
      }),
    ),
    imports: z.object({ phaseByFile: z.record(z.string(), z.string()) }),
  })
  .transform((sample) => ({
    ...sample,
    areas: [
      'Leicester city',
      'Blaby',
      'Charnwood',
      'Harborough',
      'Hinckley and Bosworth',
      'Melton',
      'North West Leicestershire',
      'Oadby and Wigston',
      'Rutland',
    ],
    consultations: sample.consultations.map((one) => ({
      ...one,
      publishedOn: one.id === 'con-5yp-2014' ? '2014-06-21' : '2015-08-01',
    })),
  }))
export type Sample = z.output<typeof Sample>
