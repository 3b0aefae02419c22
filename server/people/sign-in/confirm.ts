import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refusal } from '../../http/refusal.ts'
import { jsonIn } from '../../http/json.ts'
import { Text } from '../../http/wire.ts'
import type { ConfirmPageProps } from '../contract.ts'
import { factorsOf } from './factors.ts'

/** Asked in the middle of a form: what was typed in it is kept on the page, to be sent once it is confirmed. */
export async function askAgain(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const body = (request.body ?? {}) as Record<string, string | string[]>
  const fields = Object.entries(body).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  )
  return showConfirm(request, reply, { next: '/desk', held: { action: request.url, fields } })
}

/** The page that asks who sits there. */
export async function showConfirm(
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Pick<ConfirmPageProps, 'next'> & Partial<ConfirmPageProps>,
  status = 200,
): Promise<unknown> {
  const { server: app } = request
  const { person } = request
  if (!person) throw new Refusal('unauthorised', 'Please sign in first.')
  const row = await app.db.selectFrom('person').select('passwordHash').where('id', '=', person.id).executeTakeFirst()
  const props: ConfirmPageProps = {
    hasPassword: (row?.passwordHash ?? null) !== null,
    hasFactor: (await factorsOf(app.db, person.id)).totpSince !== null,
    sample: app.sampleSignIns.find((one) => one.email === person.email)?.password ?? null,
    faults: [],
    held: null,
    confirmed: false,
    ...shown,
  }
  return reply.page('desk/Confirm', props, { status })
}

/** What a form of the page carried along: an address of ours, and what was to be sent to it. */
export function heldIn(body: Record<string, string>): ConfirmPageProps['held'] {
  const read = z
    .object({ action: Text().startsWith('/desk').max(2000), fields: z.array(z.tuple([Text(), Text()])) })
    .safeParse(jsonIn(body.held ?? ''))
  return read.success ? read.data : null
}
