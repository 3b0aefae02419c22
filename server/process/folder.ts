import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Make a folder and those above it that are missing. Node's own way (`recursive`) tries for ever where a parent is there but takes
 * no folders, as in /proc.
 * @throws {Error} with the code and path of the folder that could not be made
 */
export function makeFolder(folder: string, mode?: number): void {
  if (existsSync(folder)) return
  const parent = path.dirname(folder)
  if (parent !== folder) makeFolder(parent, mode)
  try {
    mkdirSync(folder, mode)
  } catch (error) {
    // Another process may have been quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
