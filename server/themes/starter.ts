import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const file = path.resolve(import.meta.dirname, '../../workers/tagging/starter-frame.json')
const Themes = z.array(
  z.object({ code: z.string(), label: z.string(), description: z.string(), concepts: z.array(z.string()) }),
)

/**
 * The themes that a consultation on NHS change can begin with; the same data as the tagger's own. Its codes are written
 * with hyphens, as the desk writes them: `acute-shift`, `maternity`, `community-services`…
 */
export function starterThemes() {
  return Themes.parse(JSON.parse(readFileSync(file, 'utf8'))).map((theme) => ({
    ...theme,
    code: theme.code.replaceAll('_', '-'),
  }))
}
