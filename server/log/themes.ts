import { sql } from 'kysely'
import { dayEnds, londonDay } from '../data/days.ts'
import type { Day } from '../http/wire.ts'

/** What the theme `t` was called at the end of a day; before anybody kept its names, what it was called first. */
export function themeLabelOn(day: Day) {
  return themeLabel(dayEnds(day))
}

function themeLabel(before: ReturnType<typeof sql>) {
  return sql<string>`coalesce(
    (select v.label from theme_version v where v.theme_id = t.id and v.at < ${before} order by v.at desc, v.id desc limit 1),
    (select v.label from theme_version v where v.theme_id = t.id order by v.at, v.id limit 1),
    t.label)`
}

/** The name that the theme `t` bore when the publication `p` named it, and until when, if it bears another by this day. */
export function themeFormerlyOn(day: Day) {
  const then = themeLabel(dayEnds(sql.raw('p.published_on')))
  return sql<{
    label: string
    until: Day
  } | null>`(select json_build_object('label', ${then}, 'until', ${londonDay('v.at')}::text)
    from theme_version v where v.theme_id = t.id and v.at < ${dayEnds(day)} and v.label <> ${then}
      and v.at >= ${dayEnds(sql.raw('p.published_on'))}
      and ${then} <> ${themeLabelOn(day)}
    order by v.at, v.id limit 1)`
}

/** What had become of the theme `t` by a day: merged into another, or split into several. */
export function themeBecameOn(day: Day) {
  return sql<{ kind: 'merge' | 'split'; into: string[]; on: Day } | null>`(select json_build_object('kind', f.kind,
      'on', ${londonDay('f.at')}::text, 'into', (select json_agg(i.label order by i.position, i.code)
        from frame_change_into fi join theme i on i.id = fi.theme_id where fi.change_id = f.id))
    from frame_change f where f.theme_id = t.id and f.at < ${dayEnds(day)}
      and (f.undone_at is null or f.undone_at >= ${dayEnds(day)}) order by f.id desc limit 1)`
}
