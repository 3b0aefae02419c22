import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'said-and-done-command-'))
})
afterAll(() => rm(folder, { recursive: true }))

function command(name: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`workers/bin/${name}.ts`, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, CALLED_FROM: folder },
  })
  return { status, stdout, stderr }
}

describe('at the command line', () => {
  test.each(['tag', 'campaigns', 'screen'])('%s says which column a file lacks, though it holds no row', (name) => {
    writeFileSync(path.join(folder, 'heads.csv'), 'id,comment\n')
    expect(command(name, 'heads.csv')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'heads.csv needs a column named text.\n',
    })
  })

  test.each(['a|b', 'none'])('a theme named “%s” is refused, for the answer could not be read', (code) => {
    writeFileSync(path.join(folder, 'frame.csv'), `theme,label,description\n${code},Bins,Rubbish and recycling\n`)
    writeFileSync(path.join(folder, 'in.csv'), 'id,text\n1,The bins are full\n')
    const { status, stdout, stderr } = command('tag', '--frame', 'frame.csv', 'in.csv')
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(`frame.csv names a theme “${code}”`)
  })
})
