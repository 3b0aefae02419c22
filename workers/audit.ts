import { createHash } from 'node:crypto'

/** Of the comments that the machine is sure of, this share is checked by people. */
const share = 0.05

/** Whether a comment is in the slice to check: drawn by its id and the model's, so the same every time and by nobody's choice. */
export function drawnForAudit(commentId: string, modelId: string): boolean {
  const drawn = createHash('sha256').update(`${commentId} ${modelId}`).digest().readUInt32BE(0)
  return drawn / 2 ** 32 < share
}
