import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

/** CPU time so far, in ms: of processes of ours together, and of every process of the database's server. */
export type Cpu = { node: number; database: number }

// A connection that was closed meanwhile took its time with it: what was seen of it last stays in the sum.
const seen = new Map<string, number>()

/** @param ours  ids of processes of ours */
export async function cpuOf(ours: number[], owner: pg.Pool | pg.Client): Promise<Cpu> {
  const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = statOf(rows[0]?.pid ?? 0)?.parent
  for (const name of readdirSync('/proc')) {
    const one = /^\d+$/.test(name) ? statOf(Number(name)) : undefined
    if (one !== undefined && one.parent === postmaster) seen.set(`${postmaster} ${name}`, one.cpu)
  }
  const servers = [...seen].filter(([name]) => name.startsWith(`${postmaster} `)).map(([, cpu]) => ({ cpu }))
  const sum = (all: ({ cpu: number } | undefined)[]) => all.reduce((total, one) => total + (one?.cpu ?? 0), 0)
  return { node: sum(ours.map(statOf)), database: sum(servers) }
}

export const difference = (from: Cpu, to: Cpu): Cpu => ({
  node: to.node - from.node,
  database: to.database - from.database,
})

function statOf(pid: number): { parent: number; cpu: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    // utime and stime in clock ticks of 10 ms.
    return { parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) * 10 }
  } catch {
    return undefined
  }
}
