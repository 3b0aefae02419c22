// The workers in a thread of the one process that serves all (ROLE=all).
import { parentPort, workerData } from 'node:worker_threads'
import { readConfig } from '#server/process/config.ts'
import { startWorkers } from './main.ts'

const { databaseUrl } = workerData as { databaseUrl: string }
const workers = await startWorkers(readConfig(), databaseUrl)
parentPort?.once('message', () => void workers.close().then(() => process.exit(0)))
