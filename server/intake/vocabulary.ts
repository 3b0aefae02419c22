export const standings = {
  'in-hand': 'In hand',
  answered: 'Answered',
  'set-aside': 'Set aside',
  withdrawn: 'Withdrawn',
} as const
