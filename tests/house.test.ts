import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { parse } from 'yaml'
import { Environment } from '#server/process/config.ts'
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
      if (
        name.startsWith('server/') &&
        !/(contract|wire|page|action|refusal|vocabulary|verify|people\/permissions|intake\/form)\.(ts|mjs)$/.test(name)
      )
        wrong.push(`${file} → ${name}`)
    }
  }
  for (const file of sources('workers')) {
    for (const name of importsOf(file)) if (name.startsWith('web/')) wrong.push(`${file} → ${name}`)
  }
  expect(wrong).toEqual([])
})

test('a migration imports only Kysely', () => {
  for (const file of sources('migrations')) expect(importsOf(file).filter((name) => name !== 'kysely')).toEqual([])
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
