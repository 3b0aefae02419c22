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

  test('a file with semicolons is told to have them', () => {
    writeFileSync(path.join(folder, 'semicolons.csv'), 'id;text\n1;Beds\n')
    expect(command('tag', 'semicolons.csv').stderr).toBe(
      'semicolons.csv has semicolons between its cells. Save it with commas and try again.\n',
    )
  })

  test('a theme whose name the answer could not carry is refused; that none fits is no theme', () => {
    const frame = 'theme,label,description\nbins,Bins,Rubbish and recycling\n'
    writeFileSync(path.join(folder, 'in.csv'), 'id,text\n1,The bins are full of rubbish\n2,Thank you\n')
    writeFileSync(path.join(folder, 'frame.csv'), `${frame}a|b,Books,Books\n`)
    const refused = command('tag', '--frame', 'frame.csv', 'in.csv')
    expect([refused.status, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toContain('frame.csv names a theme “a|b”')
    writeFileSync(path.join(folder, 'frame.csv'), `${frame}none,None,No theme fits\n`)
    const { status, stdout } = command('tag', '--frame', 'frame.csv', 'in.csv')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^1,bins,.*\n2,none,/m)
  })

  test('labels that the frame lacks are named, and left out', () => {
    writeFileSync(path.join(folder, 'frame.csv'), 'theme,label,description\nbins,Bins,Rubbish and recycling\n')
    writeFileSync(path.join(folder, 'labelled.csv'), 'text,themes\nFull bins,bins|parks\n')
    writeFileSync(path.join(folder, 'in.csv'), 'id,text\n1,The bins are full of rubbish\n')
    const { status, stderr } = command('tag', '--frame', 'frame.csv', '--train', 'labelled.csv', 'in.csv')
    expect(status).toBe(0)
    expect(stderr).toBe('labelled.csv has labels that the frame lacks; they are left out: parks.\n')
  })
})
