import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { parse } from 'yaml'
import { Environment } from '#server/process/config.ts'
import { reachesPages, sentAlong } from '#server/process/build.ts'
import { describeTables } from '#server/data/describe-tables.ts'

const root = path.resolve(import.meta.dirname, '..')

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|svelte|mjs)$/.test(file) && !file.startsWith('dist'))
    .map((file) => path.join(folder, file))
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import\(|import\.meta\.glob(?:<.*>)?\()\s*'([^']+)'|^import\s+'([^']+)'/gm)].map(
    (found) => {
      const name = (found[1] ?? found[2]) as string
      if (name.startsWith('#')) return name.slice(1)
      return name.startsWith('.') ? path.join(path.dirname(file), name) : name
    },
  )
}

test('imports point one way: web to contracts, workers to server, server to neither', () => {
  // main.ts is where the parts are put together; build.ts and page.ts hold the door to what web was built into.
  const joints = ['server/process/main.ts', 'server/process/build.ts', 'server/http/page.ts']
  const wrong: string[] = []
  for (const file of sources('server').filter(
    (file) => !joints.includes(file) && !file.startsWith('server/process/bin/'),
  )) {
    for (const name of importsOf(file)) if (/^(web|workers)\//.test(name)) wrong.push(`${file} → ${name}`)
  }
  for (const file of sources('web')) {
    for (const name of importsOf(file)) {
      if (name.startsWith('workers/')) wrong.push(`${file} → ${name}`)
      if (name.startsWith('server/') && !reachesPages.test(name)) wrong.push(`${file} → ${name}`)
    }
  }
  for (const file of sources('workers')) {
    for (const name of importsOf(file)) if (name.startsWith('web/')) wrong.push(`${file} → ${name}`)
  }
  expect(wrong).toEqual([])
})

test('what pages import brings no code of the server into a browser', () => {
  // Of these two, pages and contracts know the types alone.
  const serverOnly = /server\/http\/(page|action)\.ts$/
  const wrong: string[] = []
  const mayBeSent = (file: string) => sentAlong.test(file) || (reachesPages.test(file) && !serverOnly.test(file))
  const reached = sources('server').filter(mayBeSent)
  for (const file of [...reached, ...sources('web')]) {
    const text = readFileSync(path.join(root, file), 'utf8')
    for (const [, what = '', name = ''] of text.matchAll(/^\s*(?:import|export)\s([^'";]*?)\sfrom\s'([^']+)'/gm)) {
      const types = what.startsWith('type ') || /^\{(\s*type\s[^,}]+,?)+\s*\}$/.test(what)
      if (types) continue
      const to = name.startsWith('#')
        ? name.slice(1)
        : name.startsWith('.')
          ? path.join(path.dirname(file), name)
          : null
      if (to?.startsWith('server/') && !mayBeSent(to)) wrong.push(`${file} → ${to}`)
    }
  }
  expect(wrong).toEqual([])
})

/** From the ground up. A room imports from the floors below its own, and never from its own floor or above. */
const floors = [
  'data',
  'process',
  'http',
  'screening',
  'people',
  'followers',
  'programmes',
  'ledger',
  'takedowns',
  'consultations',
  'translations',
  'notices',
  'wording',
  'intake',
  'imports offline',
  'comments',
  'safeguarding requests',
  'themes',
  'learning',
  'coding',
  'campaigns',
  'topics',
  'responses',
  'commitments',
  'reviews',
  'publishing',
  'log',
  'subjects',
  'evidence',
  'papers',
  'meetings',
  'desk site',
  'demo',
].map((floor) => floor.split(' '))

/** Where the house is put together: these know every room, and which key each of them writes with. */
const joints = (file: string) =>
  ['server/http/rooms.ts', 'server/process/main.ts', 'server/process/keys.ts'].includes(file) ||
  file.startsWith('server/process/bin/')
/** Words alone, without rules: they import nothing but words, so every floor may use them. */
const words = (file: string) => file.endsWith('vocabulary.ts')

test('rooms import downwards only: no arrow goes back up, so no two rooms import each other', () => {
  const floorOf = (room: string) => floors.findIndex((rooms) => rooms.includes(room))
  const roomOf = (file: string) => file.split('/')[1] as string
  const wrong: string[] = []
  for (const file of sources('server').filter((file) => !joints(file))) {
    if (floorOf(roomOf(file)) < 0) wrong.push(`${file}: its room stands on no floor`)
    for (const name of importsOf(file).filter((name) => name.startsWith('server/'))) {
      if (words(file) && !words(name)) wrong.push(`${file} → ${name}: words import only words`)
      if (roomOf(name) === roomOf(file) || words(name)) continue
      if (floorOf(roomOf(name)) >= floorOf(roomOf(file))) wrong.push(`${file} → ${name}`)
    }
  }
  expect(wrong).toEqual([])
})

test('no circle of files', () => {
  const files = [...sources('server'), ...sources('workers')]
  const imports = new Map(files.map((file) => [file, importsOf(file).filter((name) => files.includes(name))]))
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const name of imports.get(file) ?? []) walk(name, [...path, file])
    done.add(file)
  }
  for (const file of files) walk(file, [])
  expect(circles).toEqual([])
})

/** These read comments without asking who may see them, and why that shows nobody anything. */
const asksNobody: Record<string, string> = {
  'server/log/queries.ts': 'whether a response answers a place; its words come from publicWords',
  'server/log/behind.ts': 'counts, for an account in which every comment is counted; words come from publicWords',
  'server/consultations/set-up/questions.ts': 'whether a question has answers, so that its words stay',
  'server/consultations/set-up/mistaken-closure.ts': 'counts what was late',
  'server/desk/bulk/pages.ts': 'the consultation of comments that the caller has found',
  'server/evidence/queries.ts': 'counts by theme, for plans that everybody reads',
  'server/log/about.ts': 'counts by where comments stand; small numbers are held back',
  'server/subjects/queries.ts': 'counts; small numbers are held back',
  'server/http/system.ts': 'counts what waits to be read',
  'server/safeguarding/decide.ts': 'the safeguarding queue’s own decisions, of one comment',
  'server/safeguarding/paraphrase.ts': 'the safeguarding queue’s own decisions, of one comment',
  'server/themes/merge.ts': 'locks the comments whose themes are moved',
  'server/publishing/publish.ts': 'locks what a response answers; checks refuse what is restricted',
  'server/ledger/account.ts': 'counts: every comment is in the account',
  'server/ledger/prove.ts': 'an author’s own words, by the receipt',
  'server/ledger/enter.ts': 'where the comments stand that an entry is about',
  'server/imports/run/undo.ts': 'takes back an import whole',
  'server/comments/author.ts': 'the contact of one comment, locked by the caller, who has asked',
  'server/comments/redact.ts':
    'holds the one it is asked about; public words follow what is taken out of everything public',
  'server/comments/set-aside.ts': 'locks comments that the caller has found',
  'server/notices/follow-up.ts': 'whom to ask, by their own contact',
  'server/responses/draft.ts': 'points and consultation of comments that the caller has found',
  'server/papers/consideration-queries.ts': 'counts; words come from publicWords',
  'server/intake/withdraw.ts': 'an author’s own words, by the receipt',
  'server/intake/queries.ts': 'an author’s own words, by the receipt',
  'server/learning/models.ts': 'counts what the machine has read',
  'server/offline/queries.ts': 'counts what came from a kit',
  'server/coding/code.ts': 'one comment, locked by the caller',
  'server/coding/samples.ts': 'starts from `codable`, which asks',
  'workers/learning/retag.ts': 'the machine reads everything and shows nobody',
  'workers/learning/split.ts': 'the machine reads everything and shows nobody',
  'workers/counting.ts': 'adds up the counters',
  'workers/screening/ahead.ts': 'the machine reads everything and shows nobody',
  'server/imports/chosen/relation.ts': 'whether a file was imported before: ids',
  'server/imports/chosen/words-there.ts': 'whether words that come in are there already; answers yes or no',
  'server/process/operations.ts': 'counts what waits',
  'server/desk/inbox/export.ts': 'comments that the filter of the inbox has found',
  'server/data/search.ts': 'what the search index holds; what finds in it starts from the inbox',
  'server/comments/inbox/inbox.ts': 'comments that the filter has found',
  'server/comments/inbox/search.ts': 'conditions of the filter, which starts from visible()',
  'server/safeguarding/screen-again.ts': 'how many are to be screened again',
  'workers/screen-again.ts': 'the machine reads everything and shows nobody',
  'workers/sense.ts': 'the machine reads everything and shows nobody',
  'workers/read.ts': 'the machine reads everything and shows nobody',
}

test('who may see a comment is said in data/visible.ts, and every query of comments asks it or says why not', () => {
  const queries =
    /(?:selectFrom|[jJ]oin)\(\s*'comment(?:Standing)?(?: as \w+)?'|`[^`]*\b(?:from|join) comment(?:_standing)?\b[^`]*`/
  const own = /\bnot c\.restricted\b|'(?:\w+\.)?restricted', '='|\bfrom comment(?: \w+)? where (?:\w+\.)?restricted\b/
  const silent: string[] = []
  for (const file of [...sources('server'), ...sources('workers')]) {
    if (file === 'server/data/visible.ts' || file.startsWith('server/demo/')) continue
    const text = readFileSync(path.join(root, file), 'utf8')
    expect(text, `${file} says by itself what is restricted`).not.toMatch(own)
    if (queries.test(text) && !importsOf(file).includes('server/data/visible.ts')) silent.push(file)
  }
  expect(silent.sort()).toEqual(Object.keys(asksNobody).sort())
})

/** These declare a route that takes something by hand, not by `action()`, and why. */
const byHand: Record<string, string> = {
  'server/coding/pages.ts': 'the coding form, which goes on to another comment when it is refused',
  'server/desk/responses/add.ts': 'one form and two verbs, for chosen comments and for a filter; the API has both',
  'server/desk/responses/api.ts': 'checks words and changes nothing',
  'server/imports/batch.ts': 'other systems send with a key; there is no form',
  'server/imports/pages.ts': 'a file that comes in parts',
  'server/imports/routes.ts': 'a file that comes in parts',
  'server/offline/routes.ts': 'a device without a session; there is no form',
  'server/people/sign-in/my-account.ts': 'asks again who sits there; what was being sent is carried on',
  'server/people/sign-in/pages.ts': 'nobody is signed in yet',
  'server/people/sign-in/routes.ts': 'nobody is signed in yet; passkeys, which a script asks for',
  'server/reviews/pages.ts': 'a private link; nobody is signed in',
  'server/site/comment-api.ts': 'the public sends a comment',
  'server/site/comment.ts': 'the public sends a comment',
  'server/site/follow.ts': 'the public follows, and answers by private links',
  'server/takedowns/desk.ts': 'finds words and changes nothing',
  'server/takedowns/pages.ts': 'the public complains',
  'server/translations/desk.ts': 'what fits is kept, and the rest comes back',
}

test('a change of state is declared by action(), or is on the list with its reason', () => {
  const own = /\bapp\s*\.(?:post|put|patch|delete)\(|\bmethod: \[?'(?:POST|PUT|PATCH|DELETE)'[^}]*\bhandler\b/
  const files = sources('server').filter(
    (file) => file !== 'server/http/action.ts' && own.test(readFileSync(path.join(root, file), 'utf8')),
  )
  expect(files.sort()).toEqual(Object.keys(byHand).sort())
})

test('where a day begins is told to the database in data/days.ts alone', () => {
  const own = /\b(?:at time zone|date_trunc\([^)]*,) '/
  const files = [...sources('server'), ...sources('workers')].filter((file) =>
    own.test(readFileSync(path.join(root, file), 'utf8')),
  )
  expect(files).toEqual([])
})

test('a page takes no day off the front of a moment: that is London’s only in winter', () => {
  const pages = sources('web').filter((file) => file.endsWith('.svelte'))
  expect(pages.length).toBeGreaterThan(200)
  expect(pages.filter((file) => readFileSync(path.join(root, file), 'utf8').includes('.slice(0, 10)'))).toEqual([])
})

test('who may do what is asked of may(), never of a role', () => {
  const asksRole = /\broles\.includes\('|\brole [!=]== '(?:administrator|officer|reviewer|safeguarding|board-member)'/
  const files = [...sources('server'), ...sources('workers')].filter(
    (file) => !/^server\/(people|demo)\//.test(file) && asksRole.test(readFileSync(path.join(root, file), 'utf8')),
  )
  expect(files).toEqual([])
})

test('what a paraphrase stands for is read by safeguarding, its author, the proof, and where a file is compared', () => {
  const reads = /'originalWords(?: as \w+)?'|\boriginal_words\b/
  const files = [...sources('server'), ...sources('workers')].filter(
    (file) => file !== 'server/data/tables.ts' && reads.test(readFileSync(path.join(root, file), 'utf8')),
  )
  expect(files.sort()).toEqual([
    'server/comments/inbox/inbox.ts', // whether, not what
    'server/comments/queries.ts', // whether, not what
    'server/comments/redact.ts', // whether, not what
    'server/comments/translate.ts', // whether, not what
    'server/data/personal.ts',
    'server/desk/assistant/assistant.ts', // whether, not what
    'server/desk/assistant/starting-text.ts', // whether, not what
    'server/desk/assistant/topics.ts', // whether, not what
    'server/imports/chosen/relation.ts',
    'server/imports/chosen/words-there.ts',
    'server/imports/decide.ts', // whether, not what
    'server/intake/queries.ts',
    'server/ledger/prove.ts',
    'server/safeguarding/decide.ts',
    'server/safeguarding/paraphrase.ts',
    'server/safeguarding/queries.ts', // the restricted queue
    'workers/screening/ahead.ts', // whether, not what
  ])
})

test('a page over 250 lines is a folder of parts', () => {
  const long = sources('web').filter(
    (file) =>
      file.endsWith('.svelte') && readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n').length > 250,
  )
  expect(long).toEqual([])
})

test('styles use the scale of main.css for type and for space', () => {
  const spaces = ['0.05', '0.125', '0.25', '0.375', '0.5', '0.75', '1', '1.25', '1.5', '2', '2.5', '3', '4', '5']
  const odd = sources('web')
    .filter((file) => file.endsWith('.svelte'))
    .flatMap((file) => {
      const [, styles = ''] = readFileSync(path.join(root, file), 'utf8').split(/<style[^>]*>/)
      const sizes = [...styles.matchAll(/\bfont-size: (?!1rem)[\d.]+rem/g)].map(([found]) => found)
      const gaps = [...styles.matchAll(/\b(?:margin|padding|gap|row-gap|column-gap)[\w-]*: ([^;}]+)/g)]
        .filter(([, value = '']) => !/\b(?:calc|clamp|max|min|var)\(/.test(value))
        .filter(([, value = '']) => [...value.matchAll(/([\d.]+)rem/g)].some(([, rem = '']) => !spaces.includes(rem)))
        .map(([found]) => found)
      return [...sizes, ...gaps].map((found) => `${file}: ${found}`)
    })
  expect(odd).toEqual([])
})

test('a migration imports only Kysely', () => {
  for (const file of sources('migrations')) expect(importsOf(file).filter((name) => name !== 'kysely')).toEqual([])
})

test('a comment stands at what it is about: none has lost it to another one’s', () => {
  const lost = [...sources('server'), ...sources('workers'), ...sources('web')].filter((file) =>
    /\*\/\n *\/\*\*/.test(readFileSync(path.join(root, file), 'utf8')),
  )
  expect(lost).toEqual([])
})

// V8 misses what stands beside such a part once a process has read much else (seen with Node 24.21).
test('no pattern heeds case in a part of it alone', () => {
  const files = [...sources('server'), ...sources('workers'), ...sources('web')].filter((file) =>
    /[|(]\(\?-?[ims]+(?:-[ims]+)?:/.test(readFileSync(path.join(root, file), 'utf8')),
  )
  expect(files).toEqual([])
})

test('natural is never imported by its root', () => {
  for (const file of [...sources('server'), ...sources('workers'), ...sources('bench')]) {
    expect(importsOf(file), file).not.toContain('natural')
  }
})

test('the types of the tables are those of the migrated database', async () => {
  const client = new pg.Client({ connectionString: inject('database').owner.replace('{database}', 'template_said') })
  await client.connect()
  const text = await describeTables(client)
  await client.end()
  expect(readFileSync(path.join(root, 'server/data/tables.ts'), 'utf8')).toBe(text)
})

type Compose = {
  services: Record<
    string,
    { image?: string; environment?: Record<string, string>; healthcheck?: object; volumes?: string[] }
  >
}

test('docker-compose.yml sets only variables that config.ts knows, and every service that goes on has a health check, the proxy’s asking the others', () => {
  const compose = parse(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose
  const known = Object.keys(Environment.shape)
  expect(Object.keys(compose.services).sort()).toEqual(['api', 'migrate', 'postgres', 'proxy', 'redis', 'worker'])
  for (const name of ['api', 'worker']) {
    const set = Object.keys(compose.services[name]?.environment ?? {})
    expect(set.length).toBeGreaterThan(5)
    for (const variable of set) expect(known).toContain(variable)
  }
  for (const name of ['api', 'worker', 'postgres', 'redis'])
    expect(compose.services[name]?.healthcheck, name).toBeDefined()
  for (const name of ['api', 'worker'])
    expect(Object.keys(compose.services[name]?.environment ?? {}), 'who serves holds no owner’s address').not.toContain(
      'DATABASE_OWNER_URL',
    )
  expect(compose.services.migrate?.environment).toHaveProperty('DATABASE_OWNER_URL')
})

test('README.md tells every variable that config.ts reads', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  for (const variable of Object.keys(Environment.shape)) expect(readme, variable).toContain(`\`${variable}\``)
})

test('nothing is left unfinished on its own word, and no test is left out', () => {
  const unfinished = new RegExp(
    ['TO' + 'DO', 'FIX' + 'ME', 'not impl' + 'emented', 'coming ' + 'soon', 'lorem ' + 'ipsum'].join('|'),
    'i',
  )
  for (const folder of ['server', 'web', 'workers', 'migrations', 'bench', 'scripts']) {
    for (const file of sources(folder))
      expect(readFileSync(path.join(root, file), 'utf8'), file).not.toMatch(unfinished)
  }
  for (const file of sources('tests')) {
    expect(readFileSync(path.join(root, file), 'utf8'), file).not.toMatch(
      /\b(it|test|describe)\.(skip|todo|only|fails)\b/,
    )
  }
})
