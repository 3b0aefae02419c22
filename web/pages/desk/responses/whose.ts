/** Which area and organisation an embargo is for; empty where it holds for the whole programme. */
export const whose = (embargo: { area: string | null; organisation: string | null }) =>
  [embargo.area, embargo.organisation].filter(Boolean).join(', ')
