export const standings = {
  'in-hand': 'In hand',
  answered: 'Answered',
  'set-aside': 'Set aside',
  withdrawn: 'Withdrawn',
} as const

/** Why a comment gets no response of its own. */
export const setAsideReasons = {
  'no-view': 'No view given',
  thanks: 'A thank you',
  'off-topic': 'Not about this consultation',
  'not-ours': 'For another body, and passed on',
  test: 'A test by staff',
  spam: 'Advertising or spam',
  abusive: 'Only insults',
  'answered-directly': 'Answered to the person directly',
} as const
