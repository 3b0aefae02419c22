import { expect, test, vi } from 'vitest'
import { logLine, withoutWords } from '#server/process/log.ts'

test('a fault is logged with its stack and its code, and without the words that a database tells beside', () => {
  const fault = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    detail: 'Key (email)=(jo@example.org) already exists.',
  })
  const written: string[] = []
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  logLine('warn', 'a round failed', { err: withoutWords(fault) })
  stderr.mockRestore()
  expect(written).toHaveLength(1)
  expect(written[0]?.endsWith('}\n')).toBe(true)
  const line = JSON.parse(written[0] as string) as { err: { stack: string } }
  expect(line).toMatchObject({
    level: 40,
    pid: process.pid,
    msg: 'a round failed',
    err: { type: 'Error', message: 'duplicate key value', code: '23505' },
  })
  expect(line.err.stack).toContain('log.test.ts')
  expect(written[0]).not.toContain('jo@example.org')
})
