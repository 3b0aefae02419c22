import type { Member } from './cast.ts'
import type { Here } from './here.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Ask as somebody who is signed in (or as nobody): `ask(olive, 'PUT', '/api/…', {…})`. */
export function asking(here: Here) {
  return (who: Member | null, method: Method, url: string, payload?: object) =>
    here.app.inject({
      method,
      url,
      headers: who ? { cookie: who.cookie } : {},
      ...(payload && { payload }),
    })
}

/** Send a form as a browser does; a field may be given several times. */
export function filling(here: Here) {
  return (who: Member, url: string, fields: Record<string, string | string[]>) => {
    const form = new URLSearchParams()
    for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value)
    return here.app.inject({
      method: 'POST',
      url,
      headers: { cookie: who.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: form.toString(),
    })
  }
}

/** The machine's word on a comment, as its worker writes it: what it said before is replaced. */
export async function machineSays(
  { db }: Pick<Here, 'db'>,
  commentId: string,
  themeIds: string[],
  words: { start: number; end: number; weight: number; text: string }[] = [],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('themeAssignment')
      .set({ replacedAt: new Date() })
      .where('commentId', '=', commentId)
      .where('saidBy', '=', 'machine')
      .where('replacedAt', 'is', null)
      .execute()
    if (themeIds.length > 0) {
      await trx
        .insertInto('themeAssignment')
        .values(
          themeIds.map((themeId) => ({
            commentId,
            themeId,
            saidBy: 'machine' as const,
            applies: true,
            score: 0.7,
            band: 'likely' as const,
            words: JSON.stringify(words),
          })),
        )
        .execute()
    }
    await trx.updateTable('comment').set({ processedAt: new Date() }).where('id', '=', commentId).execute()
  })
}

/** Codes of the themes that hold for a comment now. */
export async function holding({ db }: Pick<Here, 'db'>, commentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('commentTheme')
    .innerJoin('theme', 'theme.id', 'commentTheme.themeId')
    .select('theme.code')
    .where('commentId', '=', commentId)
    .orderBy('theme.code')
    .execute()
  return rows.map((row) => row.code)
}

/** What was done to something, by action, oldest first. */
export async function deeds({ db }: Pick<Here, 'db'>, subjectId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('history')
    .select('action')
    .where('subjectId', '=', subjectId)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.action)
}
