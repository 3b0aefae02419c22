import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { andResponseWithin, andWithin, inLists, visible } from '../../data/visible.ts'
import { noSuch, refusedAt } from '../../http/refusal.ts'
import type { SignedIn } from '../../people/contract.ts'
import { consultationsOf, reachOf, responseAsked } from '../../people/reach.ts'
import { officers } from '../../requests/queries.ts'
import type { Beside, NewWorkNote, Notes } from '../../comments/notes-contract.ts'

/**
 * Notes beside a comment or a draft, oldest first; reading them counts as having seen a mention.
 * @throws {Refusal} `not-found` for a comment that the viewer cannot see
 */
export async function notesBeside(db: Db, beside: Beside, viewer: SignedIn, at: Date): Promise<Notes> {
  await refuseUnseen(db, beside, viewer)
  const [column, id] =
    'commentId' in beside ? (['commentId', beside.commentId] as const) : (['responseId', beside.responseId] as const)
  const notes = await db
    .selectFrom('workNote as n')
    .innerJoin('person as p', 'p.id', 'n.byPerson')
    .select((eb) => [
      'n.id',
      'n.body',
      'n.at',
      'p.name as by',
      jsonArrayFrom(
        eb
          .selectFrom('workNoteMention as m')
          .innerJoin('person as t', 't.id', 'm.personId')
          .select('t.name')
          .whereRef('m.noteId', '=', 'n.id')
          .orderBy('t.name'),
      ).as('told'),
    ])
    .where(`n.${column}`, '=', id)
    .orderBy('n.id')
    .execute()
  if (notes.length > 0)
    await db
      .updateTable('workNoteMention')
      .set({ seenAt: at })
      .where(
        'noteId',
        'in',
        notes.map((note) => note.id),
      )
      .where('personId', '=', viewer.id)
      .where('seenAt', 'is', null)
      .execute()
  return {
    notes: notes.map(({ told, ...note }) => ({ ...note, told: told.map(({ name }) => name) })),
    people: (await readers(db, beside)).filter((person) => person.id !== viewer.id),
  }
}

/**
 * Write a note. A person mentioned in it (@ and their name) is told, on their home page and by mail as they chose.
 * @throws {Refusal} `not-found` for a comment that the writer cannot see; `invalid` for a name that nobody has, or that two have
 */
export async function writeNote(
  db: Db,
  beside: Beside,
  { body }: NewWorkNote,
  by: SignedIn,
  at: Date,
): Promise<string> {
  await refuseUnseen(db, beside, by)
  const named = namedIn(body, await readers(db, beside))
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('workNote')
      .values({ ...beside, body, byPerson: by.id, at })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (named.length > 0)
      await trx
        .insertInto('workNoteMention')
        .values(named.map((person) => ({ noteId: id, personId: person.id })))
        .execute()
    const subjectId = 'commentId' in beside ? beside.commentId : beside.responseId
    const what = 'commentId' in beside ? 'comment.note-written' : 'response.note-written'
    await record(trx, { actor: by.id, action: what, subjectId, detail: { told: named.length }, at })
    return id
  })
}

/** Who may be named: a note is shown to whom it names, so nobody who may not see what it stands beside. */
async function readers(db: Db, beside: Beside) {
  return 'commentId' in beside
    ? officers(db, 'comments.read', await consultationsOf(db, [beside.commentId]))
    : officers(db, 'responses.see', await responseAsked(db, beside.responseId))
}

async function refuseUnseen(db: Db, beside: Beside, viewer: SignedIn): Promise<void> {
  if (!('commentId' in beside)) return
  const seen = await visible(db, await reachOf(db, viewer, 'comments.read'))
    .select('c.id')
    .where('c.id', '=', beside.commentId)
    .executeTakeFirst()
  if (!seen) throw noSuch('comment')
}

/**
 * Who is named in a note: `@Olive Officer`, or `@Olive` where only one is called so. A sign within an e-mail address names nobody.
 * @throws {Refusal} `invalid`
 */
export function namedIn<P extends { name: string }>(body: string, people: P[]): P[] {
  const found = new Set<P>()
  for (const sign of body.matchAll(/(?<![\p{L}\p{N}._%+-])@(?=\p{L})/gu)) {
    const rest = body.slice(sign.index + 1).toLowerCase()
    const begins = (name: string) => {
      const lower = name.toLowerCase()
      return rest.startsWith(lower) && !/^[\p{L}\p{N}]/u.test(rest.slice(lower.length))
    }
    const whole = people.filter(({ name }) => begins(name)).sort((a, b) => b.name.length - a.name.length)[0]
    const first = people.filter(({ name }) => begins(name.split(' ')[0] ?? name))
    const one = whole ?? (first.length === 1 ? first[0] : undefined)
    const typed = /^[\p{L}\p{N}’'-]+/u.exec(body.slice(sign.index + 1))?.[0] ?? ''
    if (!one) {
      const message =
        first.length > 1
          ? `Several people are called “${typed}”. Please write the whole name after the @.`
          : `Nobody who may see this is called “${typed}”. Please write a name from the list after the @.`
      throw refusedAt('invalid', 'body', message)
    }
    found.add(one)
  }
  return [...found]
}

/** @throws {Refusal} `not-found` */
export async function responseIdOf(db: Db, ref: string): Promise<string> {
  const response = await db.selectFrom('response').select('id').where('ref', '=', ref).executeTakeFirst()
  if (!response) throw noSuch('response')
  return response.id
}

/** Notes that name somebody, beside what they may still see, and that they have not opened yet, newest first. */
export async function unseenMentions(db: Db, person: SignedIn) {
  const [comments, responses] = [await reachOf(db, person, 'comments.read'), await reachOf(db, person, 'responses.see')]
  return db
    .selectFrom('workNoteMention as m')
    .innerJoin('workNote as n', 'n.id', 'm.noteId')
    .innerJoin('person as p', 'p.id', 'n.byPerson')
    .leftJoin('response as r', 'r.id', 'n.responseId')
    .select(['n.id', 'n.at', 'n.commentId', 'n.body', 'p.name as by', 'r.ref'])
    .where('m.personId', '=', person.id)
    .where(
      sql<boolean>`case when n.comment_id is null then true ${andResponseWithin(responses, 'r')}
        else n.comment_id in (select c.id from comment c where ${inLists()} ${andWithin(comments, 'c.consultation_id')}) end`,
    )
    .where('m.seenAt', 'is', null)
    .orderBy('n.id', 'desc')
    .limit(20)
    .execute()
}
