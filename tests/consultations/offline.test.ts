import { beforeEach, describe, expect, test } from 'vitest'
import { faultsOfLedger } from '#server/ledger/account.ts'
import { asking, deeds, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make, say } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
beforeEach(() => (here.clock.now = new Date('2026-06-01T12:00:00Z')))
const get = (url: string) => here.app.inject({ url, headers: { accept: 'text/html' } })

describe('taken offline', () => {
  const reason = 'A question was worded wrongly; it is back on Monday.'

  test('its address says so kindly in every language, comments are not lost, and it comes back as it was', async () => {
    const { olive, rita } = here.cast
    const { slug, id } = await make(here).consultation()
    const { receipt } = await comment(here, slug, 'Keep the beds.')
    const at = `/api/desk/consultations/${slug}/offline`
    expect((await ask(rita, 'POST', at, { reason })).statusCode).toBe(403)
    expect((await ask(null, 'POST', at, { reason })).statusCode).toBe(401)
    expect((await ask(olive, 'POST', at, { reason: 'Oops' })).statusCode).toBe(400)
    const form = await fill(olive, `/desk/consultations/${slug}/offline`, { reason: 'Oops' })
    expect(form.statusCode).toBe(400)
    expect(form.body).toMatch(/id="offline-reason"[^>]*>Oops</)
    expect((await ask(olive, 'POST', at, { reason })).statusCode).toBe(204)
    expect((await ask(olive, 'POST', at, { reason })).statusCode).toBe(409)
    here.app.invalidate('settings')

    for (const page of [`/consultations/${slug}`, `/consultations/${slug}/comment`, `/consultations/${slug}/events`]) {
      const shown = await get(page)
      expect(shown.statusCode, page).toBe(200)
      expect(shown.body, page).toContain('This consultation is not shown at present')
      expect(shown.body, page).toContain(reason)
      expect(shown.body, page).not.toContain('What concerns you')
    }
    expect((await get(`/pl/consultations/${slug}`)).body).toContain('Te konsultacje nie są obecnie widoczne')
    expect((await get('/consultations')).body).not.toContain(`/consultations/${slug}`)
    expect((await here.app.inject('/api/consultations')).body).not.toContain(slug)
    expect((await here.app.inject(`/api/consultations/${slug}`)).json()).toMatchObject({ status: 404 })
    expect((await say(here.app, slug, 'Too late?')).statusCode).toBe(409)
    const typed = await here.app.inject({
      method: 'POST',
      url: `/consultations/${slug}/comment/check`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'answer-1=These+words+are+kept',
    })
    expect(typed.statusCode).toBe(409)
    expect(typed.body).toContain('These words are kept')
    expect(typed.body).toContain('This consultation is not shown at present')
    expect((await get(`/receipts/${receipt}`)).body).toContain('Keep the beds.')

    expect((await fill(olive, `/desk/consultations/${slug}/back`, {})).statusCode).toBe(303)
    here.app.invalidate('settings')
    const back = await get(`/consultations/${slug}`)
    expect(back.body).toContain('Care closer to home')
    expect(back.body, 'everybody reads that it was away').toContain('Shown to the public')
    expect((await say(here.app, slug, 'In time.')).statusCode).toBe(201)
    expect(await deeds(here, id)).toEqual(
      expect.arrayContaining(['consultation.taken-offline', 'consultation.brought-back']),
    )
  })

  test('home says that a changed set-up waits for a second person, and when that is overdue', async () => {
    const { olive, oscar } = here.cast
    const { slug } = await make(here).consultation({ title: 'Buses in Melton' })
    await ask(olive, 'POST', `/api/desk/consultations/${slug}/offline`, { reason })
    const home = async () => (await ask(oscar, 'GET', '/desk')).body
    expect(await home()).toContain('Changed while public: Shown to the public')
    here.clock.now = new Date('2026-06-03T12:00:00Z')
    expect(await home()).toMatch(/Buses in Melton[\s\S]*overdue since 2 June 2026/)
    const [change] = (
      await here.db
        .selectFrom('setUpChange')
        .select('id')
        .where('confirmedAt', 'is', null)
        .orderBy('id', 'desc')
        .execute()
    ).map(({ id }) => id)
    const confirmation = `/api/desk/consultations/${slug}/changes/${change}/confirmation`
    expect((await ask(olive, 'POST', confirmation, {})).statusCode).toBe(403)
    expect((await ask(oscar, 'POST', confirmation, {})).statusCode).toBe(204)
    expect(await home()).not.toContain('Buses in Melton. By')
  })
})

describe('closed by mistake', () => {
  const reason = 'The end was typed a month too early.'

  test('what came is not late once a second person agrees: counters, account and ledger follow', async () => {
    const { olive, oscar, bea } = here.cast
    const { slug, id } = await make(here).consultation({ closesOn: '2026-05-31', lateUntil: '2026-06-30' })
    await comment(here, slug, 'On the first of June.')
    here.clock.now = new Date('2026-06-05T12:00:00Z')
    const { receipt } = await comment(here, slug, 'On the fifth.')
    const late = async () => {
      const { rows } = await here.pool.query<{ n: string }>(
        `select coalesce(sum(n), 0) as n from comment_count where consultation_id = $1 and by = 'late' and key = 'true'`,
        [id],
      )
      return Number(rows[0]?.n)
    }
    expect(await late()).toBe(2)
    const at = `/api/desk/consultations/${slug}/mistaken-closures`
    expect((await ask(bea, 'POST', at, { fromDay: '2026-06-01', toDay: '2026-06-02', reason })).statusCode).toBe(403)
    expect((await ask(olive, 'POST', at, { fromDay: '2026-06-03', toDay: '2026-06-01', reason })).statusCode).toBe(400)
    expect((await ask(olive, 'POST', at, { fromDay: '2026-05-01', toDay: '2026-05-02', reason })).statusCode).toBe(409)
    expect((await ask(olive, 'POST', at, { fromDay: '2026-06-01', toDay: '2026-07-02', reason })).statusCode).toBe(400)
    const said = await ask(olive, 'POST', at, { fromDay: '2026-06-01', toDay: '2026-06-02', reason })
    expect(said.statusCode).toBe(201)
    expect(await late(), 'nothing changes before a second person agrees').toBe(2)
    const agreement = `${at}/${said.json<{ id: string }>().id}/agreement`
    expect((await ask(olive, 'POST', agreement, {})).statusCode).toBe(403)
    expect((await ask(oscar, 'POST', agreement, {})).statusCode).toBe(204)
    expect((await ask(oscar, 'POST', agreement, {})).statusCode).toBe(204)
    expect(await late()).toBe(1)
    const { rows: faults } = await here.pool.query('select * from tally_faults()')
    expect(faults).toEqual([])
    expect(await faultsOfLedger(here.db)).toEqual([])
    const { rows: entries } = await here.pool.query(
      `select public::jsonb->>'kind' as kind from ledger_entry e join comment c on c.id = e.comment_id where c.consultation_id = $1 order by e.id`,
      [id],
    )
    expect(entries.map(({ kind }: { kind: string }) => kind)).toEqual(['received', 'received', 'not-late'])
    here.app.invalidate('settings')
    const page = (await get(`/consultations/${slug}`)).body
    expect(page).toContain('not late: it was closed by mistake')
    expect(page).toContain(reason)
    expect((await get(`/receipts/${receipt}`)).statusCode).toBe(200)
    expect((await ask(oscar, 'GET', `/desk/consultations/${slug}`)).body).toContain('1 comment no longer late')
  })

  test('the application itself can take no mark of lateness away', async () => {
    const update = here.db.updateTable('submission').set({ late: false }).execute()
    await expect(update).rejects.toThrow(/permission denied/)
  })
})
