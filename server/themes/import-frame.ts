import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { keepingChanges } from '../consultations/set-up/control.ts'
import type { Db, Trx } from '../data/database.ts'
import type { SignedIn } from '../people/contract.ts'
import { refusedAt } from '../http/refusal.ts'
import { type FrameFile, NewTheme, type ThemeChange } from './contract.ts'
import { faultsOf } from '../http/forms.ts'
import { changeThemeIn, keepVersion, lockFrame, refuseTwin, recordOf } from './frame.ts'

const maxThemes = 300

/**
 * Add the themes of a list to a coding frame: CSV with the headings `theme,label,description` (and `keywords`, `parent`), a
 * codebook as we export it, or JSON of the same fields. What is there already, by its code, is left as it is, or changed to
 * what the list says of it; retired rows of a codebook are passed over. All of it, or nothing.
 * @returns codes that were added, that were changed, and that were there and stayed as they are
 * @throws {Refusal} `not-found`; `invalid` with a sentence that names the row
 */
export async function importFrame(
  db: Db,
  slug: string,
  { text, known: then }: FrameFile,
  by: SignedIn,
  at: Date,
): Promise<{ added: string[]; changed: string[]; there: string[] }> {
  const themes = readFrame(text)
  return db.transaction().execute(async (trx) => {
    const consultationId = await lockFrame(trx, slug)
    return keepingChanges(trx, consultationId, { by: by.id, at }, () =>
      importIn(trx, consultationId, themes, then, by, at),
    )
  })
}

async function importIn(
  trx: Trx,
  consultationId: string,
  themes: ReturnType<typeof readFrame>,
  then: FrameFile['known'],
  by: SignedIn,
  at: Date,
): Promise<{ added: string[]; changed: string[]; there: string[] }> {
  const known = await trx
    .selectFrom('theme')
    .select(['id', 'code', 'parentId', 'position', 'retiredAt', 'mergedIntoId'])
    .where('consultationId', '=', consultationId)
    .execute()
  const byCode = new Map(known.map((theme) => [theme.code, theme]))
  let position = Math.max(0, ...known.map((theme) => theme.position))
  const added: string[] = []
  const changed: string[] = []
  // A sub-theme may stand before its theme in the file.
  for (const theme of [...themes.filter((one) => !one.parent), ...themes.filter((one) => one.parent)]) {
    const own = byCode.get(theme.code)
    if (own) {
      const given = then === 'change' && !own.retiredAt && !own.mergedIntoId ? changeOf(theme) : {}
      if (await changeThemeIn(trx, consultationId, own.code, given, by, at)) changed.push(own.code)
      continue
    }
    const parent = theme.parent ? byCode.get(theme.parent) : undefined
    if (theme.parent && !parent) throw unfit(`“${theme.label}” belongs under “${theme.parent}”, which is not there.`)
    if (parent?.retiredAt) throw unfit(`“${theme.label}” belongs under “${theme.parent}”, which is retired.`)
    if (parent?.parentId) throw unfit(`“${theme.label}” would be a third level: “${theme.parent}” is a sub-theme.`)
    await refuseTwin(trx, consultationId, theme.label)
    const row = await trx
      .insertInto('theme')
      .values({
        consultationId,
        parentId: parent?.id ?? null,
        code: theme.code,
        label: theme.label,
        description: theme.description,
        keywords: theme.keywords,
        position: ++position,
      })
      .returning(['id', 'code', 'parentId', 'position', 'retiredAt', 'mergedIntoId'])
      .executeTakeFirstOrThrow()
    byCode.set(row.code, row)
    await keepVersion(trx, row.id, 'imported', by, at)
    await recordOf(trx, 'theme.added', row.id, consultationId, row.code, by, at)
    added.push(row.code)
  }
  const touched = new Set([...added, ...changed])
  return { added, changed, there: themes.flatMap(({ code }) => (touched.has(code) ? [] : [code])) }
}

const Listed = NewTheme.extend({
  code: NewTheme.shape.code.unwrap().pipe(z.string('It has no code.')),
  /** Which fields the list has: a list without descriptions empties none. */
  has: z.array(z.enum(['description', 'keywords', 'parent'])),
})

/** What a list says of a theme that is there already. */
const changeOf = ({ label, description, keywords, parent, has }: z.output<typeof Listed>): ThemeChange => ({
  label,
  ...(has.includes('description') && { description }),
  ...(has.includes('keywords') && { keywords }),
  ...(has.includes('parent') && { parent: parent ?? null }),
})

/** @throws {Refusal} `invalid` */
export function readFrame(text: string): z.output<typeof Listed>[] {
  const rows = /^\s*[[{]/.test(text) ? rowsOfJson(text) : rowsOfCsv(text)
  if (rows.length === 0) throw unfit('There is no theme in it.')
  if (rows.length > maxThemes) throw unfit(`That is more than ${maxThemes} themes.`)
  const themes = rows.map((row, index) => {
    const read = Listed.safeParse(row)
    if (read.success) return read.data
    const [fault] = faultsOf(read.error)
    throw unfit(`Theme ${index + 1}${row.label ? `, “${row.label.slice(0, 60)}”` : ''}: ${fault?.message}`)
  })
  const twice = themes.find(({ code }, at) => themes.findIndex((other) => other.code === code) !== at)
  if (twice) throw unfit(`The code “${twice.code}” stands there twice.`)
  return themes
}

type Row = { code: string; label: string; description: string; keywords: string[]; parent: string; has: string[] }

function rowsOfCsv(text: string): Row[] {
  let lines: Record<string, string>[]
  try {
    lines = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
      delimiter: text.split('\n', 1)[0]?.includes(';') && !text.split('\n', 1)[0]?.includes(',') ? ';' : ',',
    })
  } catch (error) {
    throw unfit(`It cannot be read as CSV: ${(error as Error).message}`)
  }
  if (lines[0] && !('label' in lines[0] || 'theme' in lines[0])) {
    throw unfit('Its first line should be headings: theme,label,description and perhaps keywords,parent.')
  }
  return lines.filter((line) => !line.retired).map((line) => rowOf(line))
}

function rowsOfJson(text: string): Row[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw unfit('It begins like JSON, but cannot be read as such.')
  }
  const list = z
    .union([
      z.array(z.record(z.string(), z.unknown())),
      z.object({ themes: z.array(z.record(z.string(), z.unknown())) }),
    ])
    .safeParse(value)
  if (!list.success) throw unfit('The JSON should be a list of themes, each with theme, label and description.')
  const themes = Array.isArray(list.data) ? list.data : list.data.themes
  return themes.flatMap((theme) => {
    const row = rowOf(theme)
    const under = [theme.subthemes, theme.children].find(Array.isArray) ?? []
    const subs = under.map((sub: unknown) => rowOf(sub as Record<string, unknown>))
    return [row, ...subs.map((sub) => ({ ...sub, parent: row.code, has: [...sub.has, 'parent'] }))]
  })
}

function rowOf(fields: Record<string, unknown>): Row {
  // Our own export keeps spreadsheets from running a cell by a mark before it.
  const textOf = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number'
      ? String(value)
          .trim()
          .replace(/^'(?=[=+\-@])/, '')
      : ''
  const label = textOf(fields.label) || textOf(fields.name) || textOf(fields.theme)
  const code = textOf(fields.theme) || textOf(fields.code) || label.toLowerCase()
  const { keywords } = fields
  return {
    code: codeFrom(code),
    label,
    description: textOf(fields.description),
    keywords: Array.isArray(keywords) ? keywords.map(textOf) : textOf(keywords).split(/[,;|]/),
    parent: codeFrom(textOf(fields.parent)),
    has: ['description', 'keywords', 'parent'].filter((field) => field in fields),
  }
}

/** A name where a code should be becomes one. */
const codeFrom = (name: string) =>
  /^[A-Za-z0-9_-]*$/.test(name)
    ? name
    : name
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{M}/gu, '')
        .replace(/[^a-z0-9_]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 60)

const unfit = (message: string) => refusedAt('invalid', 'text', message)
