import { plainFields, shownAs } from '../../responses/fields-vocabulary.ts'
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { inWords } from '../../data/time.ts'
import { Text } from '../../http/wire.ts'
import { printable } from '../../papers/formats/printable.ts'
import { currentUser } from '../../people/access.ts'
import { chainOf } from '../../responses/chain.ts'
import { type DeskResponse, responseStates } from '../../responses/contract.ts'
import { outcomes } from '../../responses/vocabulary.ts'
import { deskResponse } from './response.ts'

/** A response as a Word document, to be read away from the desk; it says which version it is, and whether that is public. */
export const responseDocx: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/desk/responses/:ref/response.docx',
    { config: { access: 'responses.see' }, schema: { hide: true, params: z.object({ ref: Text().max(40) }) } },
    async (request, reply) => {
      const chain = await chainOf(app.db, request.params.ref)
      const response = await deskResponse(app.db, chain, currentUser(request), app.now())
      return reply
        .header('content-disposition', `attachment; filename="${response.ref}.docx"`)
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .send(await docxOf(response))
    },
  )
}

async function docxOf({ ref, consultation, version, state, readable: says }: DeskResponse): Promise<Buffer> {
  const parts: [title: string, paragraphs: (string | null | false)[]][] = [
    ['You said', [says.youSaid, ...says.quotes.map((words) => `“${words}”`)]],
    ['We did', [says.weDid, says.outcome && outcomes[says.outcome].label, says.reasonText]],
    [
      'Who and when',
      [
        says.owner,
        says.decidedOn &&
          `Decided on ${inWords(says.decidedOn)}${says.decisionBody ? ` by ${says.decisionBody}` : ''}.`,
        says.plannedFor && `Planned for ${inWords(says.plannedFor)}.`,
        says.doneOn && `Done on ${inWords(says.doneOn)}.`,
        says.nextUpdateOn && `Next update by ${inWords(says.nextUpdateOn)}.`,
      ],
    ],
    [
      'Changed wording',
      says.changedWhat.map(
        ({ document, section, before, after }) => `${document}, ${section}: “${before}” became “${after}”`,
      ),
    ],
    ['Commitments', says.commitments.map(({ text, dueOn }) => `${text}, by ${inWords(dueOn)}`)],
    ['Passed on to', says.passedTo.map(({ organisation }) => organisation)],
    ...plainFields.map((field): [string, (string | null)[]] => [shownAs(field), [says[field]]]),
    ['Themes', [says.themes.join(', ')]],
  ]
  const document = new Document({
    title: `${ref}: ${consultation.title}`,
    creator: 'Said and Done',
    styles: { default: { document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } } } } },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(`${ref}: ${consultation.title}`) }),
          paragraph(`${responseStates[state]}, version ${version}. It answers ${says.comments} comments.`),
          ...parts.flatMap(([title, paragraphs]) => {
            const own = paragraphs.filter((words) => typeof words === 'string' && words.trim() !== '') as string[]
            return own.length === 0
              ? []
              : [new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(title) }), ...own.map(paragraph)]
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const paragraph = (words: string) => new Paragraph({ spacing: { after: 120 }, children: runs(words) })

function runs(words: string): TextRun[] {
  return printable(words, [])
    .split('\n')
    .map(
      (line, at) =>
        new TextRun({ text: line.replace(/[^\P{Cc}\t]|[\ufffe\uffff\u200b]/gu, ''), break: at > 0 ? 1 : 0 }),
    )
}
