import type { Problem } from '#server/http/wire.ts'

type Fault = { field: string; message: string }
/**
 * What came of asking the API: what it gave, or a sentence for the person who asked, with the fields it is about. `status` is
 * 0 where the server was not reached.
 */
export type Answer<T> = { ok: true; value: T } | { ok: false; status: number; message: string; fields: Fault[] }

/** Ask our own API. Never throws: a line that is down is an answer too. */
export async function send<T = null>(
  method: 'PUT' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
): Promise<Answer<T>> {
  try {
    const reply = await fetch(url, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    if (reply.status === 204) return { ok: true, value: null as T }
    const answer: unknown = await reply.json()
    if (reply.ok) return { ok: true, value: answer as T }
    const problem = answer as Problem
    const message =
      reply.status === 401
        ? 'You have been signed out. Please sign in again in another tab, then try once more.'
        : problem.detail
    return { ok: false, status: reply.status, message, fields: problem.fields ?? [] }
  } catch {
    return {
      ok: false,
      status: 0,
      message: 'We could not reach the server, so this is not saved. Please try again.',
      fields: [],
    }
  }
}

/** The fields of a form as an object of strings; what is left empty is left out. */
export function typedIn(form: HTMLFormElement): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value !== '') typed[name] = value
  return typed
}
