import path from 'node:path'
import { asKnown } from '../consultations/known.ts'
import type { Db } from '../data/database.ts'
import { importFile } from '../imports/run/run.ts'
import type { Keys } from '../intake/receive.ts'
import type { Loaded } from './loaded.ts'
import type { Sample } from './sample.ts'

export const samplesFolder = path.join(import.meta.dirname, 'imports')

/** Import the sample's four files as an officer would, each into the phase that the sample names. */
export async function importSamples(db: Db, keys: Keys, sample: Sample, loaded: Loaded, now: Date): Promise<void> {
  for (const [file, into] of Object.entries(sample.imports.phaseByFile)) {
    const [consultationId, phaseCode] = into.split('/') as [string, string]
    const slug = loaded.consultations.get(consultationId)?.slug as string
    const report = await importFile(db, keys, { path: path.join(samplesFolder, file) }, file, await asKnown(db, slug), {
      phaseCode,
      by: loaded.people.officer,
      at: now,
    })
    if (report.rejected.length + report.held.length > 0) {
      throw new Error(
        `The sample file ${file} did not import whole: ${JSON.stringify([...report.rejected, ...report.held].slice(0, 3))}`,
      )
    }
  }
}
