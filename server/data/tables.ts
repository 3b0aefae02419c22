// Written by scripts/generate-tables.ts from the migrated database; not by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** What jsonb holds. It is read as it was written; the rooms say its shape where they read it. */
export type Json = ColumnType<unknown, string | null | undefined, string | null>

export type AccountConfirmationTable = {
  id: Generated<string>
  personId: string
  confirmedBy: string
  at: Date
}

export type AccountLinkTable = {
  id: Generated<string>
  personId: string
  kind: 'invitation' | 'recovery' | 'sign-in' | 'address'
  madeBy: string | null
  madeAt: Date
  expiresAt: Date
  shownTo: string | null
  usedAt: Date | null
  endedAt: Date | null
  email: string | null
}

export type AccountNewsTable = {
  id: Generated<string>
  recipientId: string
  aboutId: string
  what: 'invited' | 'roles' | 'confirm-roles' | 'roles-confirmed' | 'disabled' | 'password' | 'second-factor' | 'recovery' | 'new-device' | 'address'
  byId: string | null
  roles: Generated<string[]>
  at: Date
  email: string | null
}

export type AgendaItemTable = {
  id: Generated<string>
  meetingId: string
  position: number
  number: string | null
  title: string
  paperTitle: string | null
  recommendations: Generated<string[]>
  minutesSummary: Generated<string[]>
  url: string | null
}

export type AmendmentTable = {
  versionId: string
  resolutionId: string
  what: string
  byPerson: string
  at: Generated<Date>
  agreedBy: string | null
  agreedAt: Date | null
  agreedReason: string | null
}

export type ApiKeyTable = {
  id: Generated<string>
  name: string
  keyHash: Buffer
  starts: string
  scope: string
  consultationId: string
  createdBy: string
  createdAt: Generated<Date>
  lastUsedAt: Date | null
  revokedAt: Date | null
  revokedBy: string | null
}

export type AskedChangeTable = {
  reviewId: string
  doneIn: string
  note: string | null
  byPerson: string
  at: Date
}

export type AssistantAnswerTable = {
  id: Generated<string>
  responseId: string
  byPerson: string
  at: Date
  model: string
  facts: Json
  answer: string
  kept: string
  dropped: Json
}

export type AssistantSentTable = {
  answerId: string
  commentId: string
  words: string
}

export type BlindCodingTable = {
  id: Generated<string>
  sampleId: string
  commentId: string
  personId: string
  themes: string[]
  at: Generated<Date>
  replacedAt: Date | null
}

export type BoardMeetingTable = {
  id: Generated<string>
  groupingId: string
  slug: string
  title: string
  day: string | null
  dayWording: string | null
  starts: string | null
  venue: string | null
  inPublic: Generated<boolean>
  papersPublishedOn: string | null
  minutesFinalAt: Date | null
  minutesFinalBy: string | null
  url: string | null
}

export type BoardPositionTable = {
  id: Generated<string>
  groupingId: string
  consultationId: string
  feedbackDueOn: string | null
  givenOn: string | null
  feedback: string | null
  approvalDueOn: string | null
  approvedOn: string | null
  byPerson: string
  at: Date
}

export type BulkActTable = {
  id: Generated<string>
  personId: string
  kind: 'confirm' | 'theme' | 'give' | 'share' | 'set-aside'
  detail: Json
  query: string | null
  at: Date
  undoneBy: string | null
  undoneAt: Date | null
}

export type BulkItemTable = {
  actId: string
  commentId: string
  doneAt: Date | null
  changed: Generated<boolean>
  before: string | null
  undoneAt: Date | null
  personId: string | null
}

export type CampaignTable = {
  id: Generated<string>
  consultationId: string
  name: string | null
  letterCommentId: string
  confirmedBy: string | null
  confirmedAt: Date | null
  madeAt: Generated<Date>
  endedAt: Date | null
  endedBy: string | null
  mergedIntoId: string | null
}

export type CampaignGroupingTable = {
  consultationId: string
  comments: Generated<number>
  lastNumber: Generated<number>
  groupedAt: Date | null
}

export type CampaignMemberTable = {
  commentId: string
  campaignId: string
  added: Json
  comparedWith: string | null
}

export type CampaignSignatureTable = {
  commentId: string
  consultationId: string
  number: GeneratedAlways<number>
  signing: number
  runs: number
  wording: number
  bins: Buffer | null
  apartBy: string | null
  apartAt: Date | null
}

export type CheckpointTable = {
  size: number
  root: Buffer
  note: string
  accounts: string
  signedAt: Date
}

export type CodingClaimTable = {
  commentId: string
  personId: string
  place: GeneratedAlways<number>
  until: Date
  leftUntil: Date | null
}

export type CodingSampleTable = {
  id: Generated<string>
  consultationId: string
  questionId: string | null
  seed: number
  drawnFrom: number
  drawnBy: string
  drawnAt: Generated<Date>
  completedAt: Date | null
  completedBy: string | null
}

export type CodingSampleCoderTable = {
  sampleId: string
  personId: string
  position: number
}

export type CodingSampleCommentTable = {
  sampleId: string
  commentId: string
  position: number
  machine: string[]
  settledThemes: string[] | null
  settledBy: string | null
  settledAt: Date | null
}

export type ColumnMapTable = {
  id: Generated<string>
  name: string
  shapeHash: Buffer
  map: Json
  byPerson: string | null
  at: Generated<Date>
}

export type CommentTable = {
  id: string
  submissionId: string
  consultationId: string
  questionId: string | null
  pointId: string | null
  position: number
  body: string
  asked: string | null
  translation: string | null
  saidAt: Date
  receivedAt: Generated<Date>
  language: string | null
  processedAt: Date | null
  attempts: Generated<number>
  needsPerson: string | null
  standing: Generated<'in-hand' | 'answered' | 'set-aside' | 'withdrawn'>
  restricted: Generated<boolean>
  confidence: number | null
  audit: Generated<boolean>
  erasedAt: Date | null
  words: string | null
  imported: Generated<boolean>
}

export type CommentAssigneeTable = {
  commentId: string
  personId: string
  givenBy: string
  givenAt: Date
}

export type CommentCountTable = {
  consultationId: string | null
  by: string | null
  key: string | null
  standing: string | null
  restricted: boolean | null
  n: number | null
  checked: number | null
}

export type CommentRouteTable = {
  commentId: string
  route: 'foi' | 'erasure' | 'subject-access' | 'complaint' | 'whistleblowing'
  raisedAt: Generated<Date>
  handledBy: string | null
  handledAt: Date | null
  note: string | null
  ownerId: string | null
  raisedBy: string | null
  outcome: string | null
  id: Generated<string>
}

export type CommentStanceTable = {
  commentId: string
  stance: 'for' | 'against' | 'mixed' | 'unclear'
  saidBy: string
  saidAt: Date
}

export type CommentStandingTable = {
  id: string
  submissionId: string
  consultationId: string
  saidAt: Date
  pointId: string | null
  channel: string
  kind: string
  late: boolean
  eventId: string | null
  area: string | null
  respondentKind: string | null
  standing: Generated<'in-hand' | 'answered' | 'set-aside' | 'withdrawn'>
  restricted: Generated<boolean>
  themes: Generated<string[]>
  checked: Generated<string[]>
  mainThemes: Generated<string[]>
  checkedMainThemes: Generated<string[]>
  counted: Generated<boolean>
  moved: Generated<string[]>
  waited: number | null
  judged: Generated<string[]>
  movedHow: Generated<string[]>
  follows: Generated<boolean>
}

export type CommentTallyTable = {
  consultationId: string
  by: string
  key: string
  standing: string
  restricted: boolean
  n: number
  checked: number
  fresh: Generated<boolean>
}

export type CommentThemeTable = {
  commentId: string
  themeId: string
  consultationId: string
  saidAt: Date
  saidBy: string
}

export type CommitmentTable = {
  id: Generated<string>
  versionId: string
  series: Generated<string>
  position: number
  text: string
  ownerOrganisationId: string | null
  dueOn: string
}

export type CommitmentUpdateTable = {
  id: Generated<string>
  series: string
  responseId: string
  keptOn: string | null
  text: string
  evidence: string | null
  byPerson: string
  onDay: string
  at: Generated<Date>
  reopened: Generated<boolean>
}

export type ComplaintTable = {
  id: Generated<string>
  responseId: string
  receiptHash: Buffer
  kind: 'names-somebody' | 'untrue' | 'harmful' | 'other'
  words: string | null
  message: string
  language: string
  at: Date
  dueAt: Date
  answer: string | null
  answeredBy: string | null
  answeredAt: Date | null
}

export type ConsultationTable = {
  id: Generated<string>
  programmeId: string
  slug: string
  ref: string
  title: string
  kind: 'engagement' | 'formal-consultation'
  summary: string
  whatCanChange: Generated<string[]>
  whatCannotChange: Generated<string[]>
  leadGroupId: string | null
  privacyNotice: string | null
  privacyNoticeVersion: string | null
  areas: Generated<string[]>
  responseDueBy: string | null
  responseDueRule: string | null
  nextResponseNumber: Generated<number>
  responsePrefix: Generated<string>
  publishedAt: Date | null
  createdAt: Generated<Date>
  boardId: string | null
  easyReadPromised: Generated<boolean>
  laterChanges: Generated<'second-look' | 'second-officer'>
  lengthReason: string | null
  asksEquality: Generated<boolean>
}

export type ConsultationAreaTable = {
  consultationId: string
  area: string
  people: number | null
  source: string | null
  across: number
  down: number
  byPerson: string
  at: Date
}

export type ConsultationOwnerTable = {
  id: Generated<string>
  consultationId: string
  organisationId: string
  addedBy: string | null
  addedAt: Date
  endedBy: string | null
  endedAt: Date | null
}

export type ConsultationReviewerTable = {
  consultationId: string
  groupingId: string
  mandate: 'advise' | 'assure' | 'approve'
}

export type ContactTable = {
  submissionId: string
  sealed: Buffer
  wantsNews: Generated<boolean>
  createdAt: Generated<Date>
  followerId: string | null
  stoppedAt: Date | null
}

export type DeskVisitTable = {
  personId: string
  seenAt: Date
  beforeAt: Date
}

export type DocumentTable = {
  id: Generated<string>
  consultationId: string
  title: string
  version: string | null
  formats: Generated<string[]>
  languages: Generated<string[]>
  url: string | null
  publishedOn: string | null
  kind: Generated<'document' | 'easy-read'>
  responseId: string | null
  addedBy: string | null
  addedAt: Date | null
  withdrawnAt: Date | null
  waits: Generated<boolean>
  agreedBy: string | null
  agreedAt: Date | null
}

export type DocumentFileTable = {
  documentId: string
  name: string
  pdf: Buffer | null
  format: Generated<'pdf' | 'docx' | 'odt'>
  zipped: Buffer | null
}

export type EmbargoTable = {
  id: Generated<string>
  programmeId: string
  area: string | null
  startsOn: string
  endsOn: string
  reason: string
  setBy: string | null
  setAt: Generated<Date>
  liftedBy: string | null
  liftedAt: Date | null
  organisationId: string | null
}

export type EmbargoOverrideTable = {
  id: Generated<string>
  versionId: string
  embargoId: string
  reason: string
  askedBy: string
  askedAt: Generated<Date>
  allowedBy: string | null
  allowedAt: Date | null
}

export type EngagementEventTable = {
  id: Generated<string>
  consultationId: string
  phaseId: string | null
  ref: string
  title: string
  day: string | null
  dayWording: string | null
  starts: string | null
  ends: string | null
  venue: string | null
  place: string | null
  area: string | null
  audience: string | null
  kind: string
  staffOnly: Generated<boolean>
  attended: number | null
  countedHow: string | null
  invited: number | null
  languages: Generated<string[]>
  accessProvided: Generated<string[]>
  hostOrganisationId: string | null
  captureMethod: string | null
  held: Generated<boolean>
  cameOfIt: string | null
  importId: string | null
}

export type EqualityAnswerTable = {
  id: Generated<string>
  submissionId: string
  sealed: Buffer
}

export type EqualityCountedTable = {
  consultationId: string
  countedAt: Date
  people: Generated<number>
  upTo: string | null
  totals: Json | null
}

export type ErasureTable = {
  id: Generated<string>
  commentId: string
  decision: 'erased' | 'refused'
  reason: 'person-asked' | 'about-somebody' | 'should-not-have' | 'law' | 'public-record' | 'legal-claim' | 'must-keep' | 'not-the-author'
  note: string | null
  byPerson: string
  at: Generated<Date>
}

export type FollowTable = {
  id: Generated<string>
  followerId: string
  kind: 'log' | 'consultation' | 'theme' | 'response'
  consultationId: string | null
  themeId: string | null
  responseId: string | null
  askedAt: Generated<Date>
  confirmedAt: Date | null
  endedAt: Date | null
}

export type FollowUpTable = {
  responseId: string
  dueOn: string
  openedAt: Date
}

export type FollowUpAnswerTable = {
  id: Generated<string>
  responseId: string
  messageId: string | null
  submissionId: string | null
  answer: 'yes' | 'not-really' | 'no'
  note: string | null
  at: Date
}

export type FollowerTable = {
  id: Generated<string>
  lookup: Buffer
  sealed: Buffer
  language: Generated<'en' | 'gu' | 'pa' | 'pl' | 'ur' | 'bn' | 'so' | 'ar' | 'hi' | 'pt'>
  format: Generated<'ordinary' | 'large-print' | 'easy-read' | 'audio' | 'bsl' | 'other'>
  bounces: Generated<number>
  pausedAt: Date | null
  stoppedAt: Date | null
  createdAt: Generated<Date>
  howOften: Generated<'at-once' | 'daily'>
}

export type FrameChangeTable = {
  id: Generated<string>
  consultationId: string
  kind: 'merge' | 'split'
  themeId: string
  detail: Json
  byPerson: string
  at: Date
  undoneAt: Date | null
  undoneBy: string | null
}

export type FrameChangeIntoTable = {
  changeId: string
  themeId: string
}

export type GroupMemberTable = {
  id: Generated<string>
  groupingId: string
  personId: string | null
  post: string
  seatedFrom: string | null
  seatedUntil: string | null
  sealed: Buffer | null
  addressBy: string | null
  addressAt: Date | null
  addressConfirmedBy: string | null
  seatedBy: string | null
  waits: Generated<boolean>
  seatConfirmedBy: string | null
}

export type GroupingTable = {
  id: Generated<string>
  programmeId: string
  slug: string
  name: string
  kind: string
  mandate: 'advise' | 'assure' | 'approve'
  organisationId: string | null
  termsOfReference: string | null
}

export type GroupingNameTable = {
  id: Generated<string>
  groupingId: string
  name: string
  usedFrom: string | null
  usedUntil: string | null
}

export type GuessCountTable = {
  bucket: Buffer
  guesses: number
  at: Date
}

export type HallCodeTable = {
  kitId: string
  n: number
  receiptHash: Buffer
}

export type HallHeldTable = {
  id: string
  kitId: string
  n: number
  envelope: Buffer
  envelopeHash: Buffer
  reason: 'ended' | 'closed' | 'other-words'
  arrivedAt: Date
}

export type HallKitTable = {
  id: string
  eventId: string
  takenBy: string
  takenAt: Date
  lastDay: string
  publicKey: Buffer
  sealedKey: Buffer
  device: Buffer | null
  keptAt: Date | null
  endedAt: Date | null
  endedBy: string | null
}

export type HeldUpdateTable = {
  id: Generated<string>
  responseId: string
  what: Json
  byPerson: string
  at: Generated<Date>
  releasedAt: Date | null
  droppedBecause: string | null
  laterChangeId: string | null
}

export type HistoryTable = {
  id: GeneratedAlways<number>
  at: Generated<Date>
  actorId: string | null
  action: string
  subjectId: string
  consultationId: string | null
  detail: Json
}

export type HoldTakenAwayTable = {
  id: Generated<string>
  kind: 'group' | 'board' | 'embargo' | 'second-officer'
  consultationId: string | null
  responseId: string | null
  groupingId: string | null
  embargoId: string | null
  before: string
  after: string
  reason: string
  byPerson: string
  at: Date
}

export type ImportTable = {
  id: Generated<string>
  consultationId: string
  phaseId: string | null
  series: string
  fileName: string
  fileHash: Buffer
  fileBytes: number
  uploadId: string | null
  choices: Json
  decisions: Json
  map: Json
  byPerson: string | null
  startedAt: Generated<Date>
  finishedAt: Date | null
  stoppedAt: Date | null
  stoppedBy: string | null
  fault: string | null
  undoneAt: Date | null
  undoneBy: string | null
  lines: Generated<number>
  rows: Generated<number>
  accepted: Generated<number>
  rejected: Generated<number>
  held: Generated<number>
  already: Generated<number>
  submissions: Generated<number>
  notes: Generated<number>
  comments: Generated<number>
  takenBack: Generated<number>
  takenBackLate: Generated<number>
  warnings: Json
  undoingAt: Date | null
  undoingBy: string | null
  lastAt: Date | null
}

export type ImportRowTable = {
  id: Generated<string>
  importId: string
  line: number
  outcome: 'accepted' | 'rejected' | 'held' | 'already'
  reason: string | null
  raw: Buffer | null
  sourceId: string | null
  contentHash: Buffer | null
  submissionId: string | null
  decision: 'taken' | 'kept' | 'corrected' | null
  decidedBy: string | null
  decidedAt: Date | null
  screenedAt: Date | null
}

export type KnownDeviceTable = {
  tokenHash: Buffer
  personId: string
  madeAt: Date
  usedAt: Date
}

export type LateReasonTable = {
  id: Generated<string>
  consultationId: string
  reason: string
  byPerson: string
  at: Generated<Date>
}

export type LaterChangeTable = {
  id: Generated<string>
  responseId: string
  kind: 'joined' | 'taken-away' | 'commitment' | 'reply'
  comments: Generated<string[]>
  amount: Generated<number>
  series: string | null
  organisationId: string | null
  news: Json | null
  byPerson: string
  at: Date
  liveAt: Date | null
  lookedBy: string | null
  lookedAt: Date | null
  refusedBy: string | null
  refusedAt: Date | null
  refusedBecause: string | null
}

export type LearningTable = {
  consultationId: string
  wantedAt: Date | null
  wantedBy: string | null
  beganAt: Date | null
  failedAt: Date | null
}

export type LedgerCheckTable = {
  singleton: Generated<boolean>
  at: Date
  faults: string[]
}

export type LedgerEntryTable = {
  id: GeneratedAlways<number>
  index: number | null
  commentId: string | null
  public: string
  privateHash: Buffer
  private: string | null
  nonce: Buffer | null
}

export type LedgerKeyTable = {
  singleton: Generated<boolean>
  publicKey: string
  since: Generated<Date>
}

export type LedgerNodeTable = {
  level: number
  index: number
  hash: Buffer
}

export type MeetingCorrectionTable = {
  id: Generated<string>
  meetingId: string
  subjectId: string
  before: Json
  byPerson: string
  at: Date
  reason: string | null
}

export type MessageTable = {
  id: Generated<string>
  number: GeneratedAlways<number>
  kind: 'receipt' | 'confirm' | 'published' | 'corrected' | 'outcome' | 'commitment' | 'ask' | 'account-link' | 'account-news' | 'review-asked' | 'review-code' | 'owner-notice' | 'work' | 'set-aside' | 'erasure' | 'request'
  cause: string
  responseId: string | null
  followerId: string | null
  followId: string | null
  submissionId: string | null
  createdAt: Date
  state: Generated<'waiting' | 'sending' | 'sent' | 'uncertain' | 'failed' | 'dropped' | 'by-hand' | 'gathered'>
  reason: string | null
  dueAt: Date
  expiresAt: Date | null
  attempts: Generated<number>
  firstTriedAt: Date | null
  leasedUntil: Date | null
  settledAt: Date | null
  settledBy: string | null
  personId: string | null
  memberId: string | null
  batchId: string | null
  gatheredInto: string | null
}

export type MessageAttemptTable = {
  id: Generated<string>
  messageId: string
  begunAt: Date
  handedAt: Date | null
  endedAt: Date | null
  outcome: 'sent' | 'deferred' | 'refused' | 'rejected' | 'unreachable' | 'lost' | 'broken-off' | 'stopped' | null
  code: string | null
}

export type MistakenClosureTable = {
  id: Generated<string>
  consultationId: string
  fromDay: string
  toDay: string
  reason: string
  byPerson: string
  at: Date
  agreedBy: string | null
  agreedAt: Date | null
  comments: number | null
}

export type ModelAdoptionTable = {
  id: Generated<string>
  consultationId: string
  modelId: string
  byPerson: string | null
  at: Generated<Date>
}

export type NamedReasonTable = {
  id: Generated<string>
  address: string
  fields: string[]
  reason: string
  byPerson: string
  at: Date
}

export type OfflineSpellTable = {
  id: Generated<string>
  consultationId: string
  reason: string
  byPerson: string
  at: Date
  endedBy: string | null
  endedAt: Date | null
}

export type OperationTable = {
  name: 'sweep' | 'backup' | 'write'
  at: Date
}

export type OrganisationTable = {
  id: Generated<string>
  slug: string
  name: string
  shortName: string
  kind: string
  activeFrom: string | null
  activeUntil: string | null
}

export type OrganisationNameTable = {
  id: Generated<string>
  organisationId: string
  name: string
  usedFrom: string | null
  usedUntil: string | null
}

export type OriginalWordsTable = {
  commentId: string
  body: string
  translation: string | null
  language: string | null
}

export type OwnerNoticeTable = {
  id: Generated<string>
  personId: string
  items: Json
  at: Date
}

export type OwnerToldTable = {
  ref: string
  what: string
  since: string
  personId: string
  at: Date
}

export type PaperTable = {
  id: Generated<string>
  ref: string
  kind: 'consideration' | 'health-board' | 'trust-board' | 'you-said' | 'findings' | 'partner-status'
  consultationId: string
  meetingId: string | null
  edition: number
  issuedTo: string
  issuedOn: string
  issuedBy: string
  issuedAt: Generated<Date>
  content: string
  hash: Buffer
}

export type PaperDraftTable = {
  id: Generated<string>
  template: 'health-board' | 'trust-board' | 'you-said' | 'findings' | 'partner-status'
  consultationId: string
  meetingId: string | null
  issuedTo: string
  title: string
  item: string | null
  author: string | null
  presenter: string | null
  ask: Generated<'note' | 'decide'>
  filter: Json
  figuresOn: string
  figures: Json
  parts: Json
  quotes: Json
  revision: Generated<number>
  madeBy: string
  madeAt: Date
  changedBy: string
  changedAt: Date
  paperId: string | null
  putAwayAt: Date | null
}

export type PaperQuoteTable = {
  paperId: string
  position: number
  commentId: string
  nonce: Buffer
  words: string
  language: string
}

export type ParaphraseTable = {
  id: Generated<string>
  commentId: string
  body: string
  byPerson: string
  at: Generated<Date>
}

export type PasskeyTable = {
  id: Generated<string>
  personId: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: Generated<string[]>
  name: string
  madeAt: Date
  lastUsedAt: Date | null
}

export type PermissionGrantTable = {
  id: Generated<string>
  personId: string
  role: 'administrator' | 'officer' | 'reviewer' | 'board-member' | 'safeguarding'
  consultationId: string | null
  grantedBy: string | null
  grantedAt: Generated<Date>
  revokedAt: Date | null
  organisationId: string | null
  needsConfirmation: Generated<boolean>
  confirmedBy: string | null
  confirmedAt: Date | null
}

export type PersonTable = {
  id: Generated<string>
  email: string
  name: string
  post: string | null
  organisationId: string | null
  passwordHash: string | null
  mustChangePassword: Generated<boolean>
  disabledAt: Date | null
  createdAt: Generated<Date>
  language: Generated<'en' | 'gu' | 'pa' | 'pl' | 'ur' | 'bn' | 'so' | 'ar' | 'hi' | 'pt'>
  singleSignOn: string | null
  mailPace: Generated<'at-once' | 'daily' | 'never'>
}

export type PersonalMarkTable = {
  id: Generated<string>
  commentId: string
  kind: string
  starts: number
  ends: number
}

export type PhaseTable = {
  id: Generated<string>
  consultationId: string
  code: string
  name: string
  position: number
  asks: Generated<boolean>
  lateUntil: string | null
  note: string | null
}

export type PhaseDateTable = {
  id: Generated<string>
  phaseId: string
  boundary: 'start' | 'end'
  day: string | null
  wording: string | null
  saidBy: string | null
  reason: string | null
  recordedOn: string | null
  recordedOnWording: string | null
  recordedBy: string | null
  recordedAt: Generated<Date>
  position: Generated<number>
}

export type PlanEntryTable = {
  id: Generated<string>
  series: string
  itemId: string
  label: string
  says: string | null
  url: string | null
  value: number | null
  onDay: string | null
  withdrawn: Generated<boolean>
  byPerson: string
  at: Date
}

export type PlanItemTable = {
  id: Generated<string>
  consultationId: string
  kind: 'gate' | 'change' | 'test' | 'review' | 'equality' | 'milestone' | 'risk' | 'measure'
  number: number
  withinId: string | null
  publicFrom: Date | null
  shownAt: Date | null
  madeBy: string
  madeAt: Date
}

export type PlanItemVersionTable = {
  id: Generated<string>
  itemId: string
  title: string
  about: string | null
  state: string
  why: string | null
  byWhom: string | null
  dueOn: string | null
  dueWording: string | null
  doneOn: string | null
  url: string | null
  pointIds: Generated<string[]>
  themeIds: Generated<string[]>
  phaseId: string | null
  waivedBecause: string | null
  unit: string | null
  every: 'month' | 'quarter' | 'year' | 'other' | null
  annual: 'sum' | 'mean' | 'latest' | null
  changedBecause: string | null
  byPerson: string
  at: Date
}

export type PointTable = {
  id: Generated<string>
  consultationId: string
  number: number
  title: string
  summary: string | null
}

export type PointWorkstreamTable = {
  pointId: string
  workstreamId: string
}

export type PresenceTable = {
  personId: string
  subjectId: string
  until: Date
}

export type PrivacyStatementTable = {
  consultationId: string
  version: number
  controller: string
  contact: string
  keepsContact: string
  keepsComments: string
  keepsFigures: string
  keepsAnswers: string
  policy: string | null
  bases: Json
  byPerson: string
  at: Date
}

export type ProgrammeTable = {
  id: Generated<string>
  slug: string
  name: string
  area: string
  strapline: string | null
  colour: Generated<string>
  notice: string | null
  contactLine: string | null
  localHelp: string | null
  createdAt: Generated<Date>
  secondFactorRoles: Generated<string[]>
  replyTo: string | null
  languagesOff: Generated<string[]>
  accessibilityPreparedOn: string | null
  accessibilityReviewedOn: string | null
  accessibilityTestedOn: string | null
}

export type PublicQuestionTable = {
  id: Generated<string>
  meetingId: string
  number: number
  receivedOn: string | null
  askerShown: string | null
  askerPresent: boolean | null
  question: string
  answerMode: string | null
  answer: string | null
  answeredOn: string | null
  answeredBy: string | null
  attachedToMinutes: Generated<boolean>
}

export type PublicationTable = {
  id: Generated<string>
  responseId: string
  versionId: string
  publishedBy: string
  publishedAt: Generated<Date>
  publishedOn: string
  comments: number
  correctionReason: string | null
  replacedAt: Date | null
  embargoReason: string | null
  overrideReason: string | null
  earlyReason: string | null
}

export type PublicationCampaignTable = {
  publicationId: string
  letter: number
  comments: number
  submissions: number
  wordings: number
}

export type PublicationPlanTable = {
  id: Generated<string>
  responseId: string
  versionId: string
  publishOn: string
  publishHour: Generated<number>
  plannedBy: string
  plannedAt: Generated<Date>
  releasedAt: Date | null
  droppedBy: string | null
  droppedAt: Date | null
  droppedBecause: string | null
  afterResolution: Generated<boolean>
  earlyReason: string | null
}

export type QuestionTable = {
  id: Generated<string>
  consultationId: string
  pointId: string | null
  position: number
  text: string
  hint: string | null
}

export type RecoveryCodeTable = {
  personId: string
  codeHash: Buffer
  madeAt: Date
  usedAt: Date | null
}

export type RedactionTable = {
  id: Generated<string>
  commentId: string
  publicBody: string
  reason: string
  byPerson: string
  at: Generated<Date>
}

export type RedactionConfirmationTable = {
  redactionId: string
  commentId: string
  byPerson: string
  at: Date
}

export type RedactionMarkTable = {
  redactionId: string
  commentId: string
  starts: number
  ends: number
  kind: string
  reason: string
}

export type ReplacedReasonTable = {
  id: Generated<string>
  versionId: string
  kind: 'waiver' | 'delegation'
  groupingId: string | null
  byPerson: string
  at: Date
  reason: string
}

export type ReplyTable = {
  id: Generated<string>
  responseId: string
  organisationId: string
  text: string
  repliedOn: string
  byPerson: string
  onDay: string
  at: Generated<Date>
}

export type RescreeningTable = {
  id: Generated<string>
  askedBy: string | null
  askedAt: Generated<Date>
  comments: number
  screened: Generated<number>
  newlyHeld: Generated<number>
  newlyWithoutView: Generated<number>
  newlySpam: Generated<number>
  newlyPersonal: Generated<number>
  lastCommentId: string | null
  finishedAt: Date | null
}

export type ResolutionTable = {
  id: Generated<string>
  agendaItemId: string
  number: string
  text: string
  delegatedTo: string | null
  delegatedUntil: string | null
  delegatedScope: string | null
}

export type ResolutionResponseTable = {
  resolutionId: string
  responseId: string
  id: Generated<string>
  version: number | null
  linkedBy: string | null
  linkedAt: Generated<Date>
  unlinkedBy: string | null
  unlinkedAt: Date | null
}

export type ResponseTable = {
  id: Generated<string>
  consultationId: string
  phaseId: string | null
  pointId: string | null
  ref: string
  createdBy: string
  createdAt: Generated<Date>
  abandonedAt: Date | null
  abandonedBy: string | null
  boardId: string | null
  organisationId: string | null
  abandonedReason: string | null
}

export type ResponseCommentTable = {
  id: Generated<string>
  responseId: string
  commentId: string
  linkedBy: string
  linkedAt: Generated<Date>
  unlinkedBy: string | null
  unlinkedAt: Date | null
}

export type ResponseEditorTable = {
  versionId: string
  personId: string
}

export type ResponseQuoteTable = {
  versionId: string
  commentId: string
  position: number
}

export type ResponseShareTable = {
  id: Generated<string>
  responseId: string
  organisationId: string
  sharedBy: string
  sharedAt: Date
  endedBy: string | null
  endedAt: Date | null
}

export type ResponseSourceTable = {
  responseId: string
  query: string
  addedBy: string
  addedAt: Date
}

export type ResponseStateTable = {
  id: Generated<string>
  versionId: string
  edit: number | null
  draft: Json
  personId: string
  at: Date
}

export type ResponseThemeTable = {
  responseId: string
  themeId: string
}

export type ResponseVersionTable = {
  id: Generated<string>
  responseId: string
  number: number
  edit: Generated<number>
  youSaid: Generated<string>
  weDid: Generated<string>
  outcome: 'done' | 'in-progress' | 'planned' | 'partly' | 'already-in-place' | 'not-doing' | 'passed-on' | 'not-decided' | 'noted' | 'superseded' | null
  reasonCode: 'law' | 'safety' | 'evidence' | 'cost' | 'powers' | 'fairness' | 'conflict' | 'timing' | 'scope' | null
  reasonText: string | null
  ownerOrganisationId: string | null
  ownerGroupId: string | null
  workstreamId: string | null
  decidedOn: string | null
  decisionBody: string | null
  decisionDueOn: string | null
  decisionDueWording: string | null
  plannedFor: string | null
  doneOn: string | null
  nextUpdateOn: string | null
  evidence: string | null
  changedWhat: Json
  passedTo: Json
  equalityEffect: string | null
  supersededById: string | null
  changeReason: string | null
  themeIds: Generated<string[]>
  checkReasons: Json
  editedBy: string
  editedAt: Generated<Date>
  sentAt: Date | null
  sentBy: string | null
}

export type RetaggingTable = {
  id: Generated<string>
  consultationId: string
  modelId: string
  askedBy: string | null
  at: Generated<Date>
  total: number
  done: Generated<number>
  changed: Generated<number>
  lastCommentId: string | null
  finishedAt: Date | null
}

export type ReviewTable = {
  id: Generated<string>
  versionId: string
  roundId: string | null
  reviewerId: string | null
  groupingId: string | null
  recordedBy: string | null
  invitationId: string | null
  voice: string | null
  decision: 'approve' | 'ask-for-changes' | 'dissent' | 'comment'
  passage: string | null
  note: string | null
  at: Generated<Date>
  confirmedByCode: string | null
  meetingOn: string | null
  present: string | null
  minute: string | null
  field: string | null
}

export type ReviewConfirmationTable = {
  id: Generated<string>
  invitationId: string
  decision: 'approve' | 'ask-for-changes' | 'dissent' | 'comment'
  passage: string | null
  note: string | null
  madeAt: Date
  expiresAt: Date
  wrongCodes: Generated<number>
  shownTo: string | null
  shownAt: Date | null
  confirmedAt: Date | null
  droppedAt: Date | null
}

export type ReviewInvitationTable = {
  id: Generated<string>
  roundId: string
  groupingId: string
  tokenHash: Buffer | null
  madeBy: string
  madeAt: Generated<Date>
  expiresAt: Date
  revokedAt: Date | null
  memberId: string | null
  openedAt: Date | null
  shownTo: string | null
  shownAt: Date | null
  revokedBy: string | null
}

export type ReviewRoundTable = {
  id: Generated<string>
  versionId: string
  kind: 'officer' | 'groups' | 'board'
  openedBy: string
  openedAt: Generated<Date>
  dueOn: string | null
  note: string | null
}

export type ReviewRoundGroupTable = {
  roundId: string
  groupingId: string
  mandate: 'advise' | 'assure' | 'approve'
  waivedBy: string | null
  waivedAt: Date | null
  waiverReason: string | null
}

export type RowHeardTable = {
  importRowId: string
  kind: string
  urgency: number
  raisedAt: Date
  seenBy: string | null
  seenAt: Date | null
  note: string | null
}

export type SafeguardingFlagTable = {
  id: Generated<string>
  commentId: string
  kind: string
  why: string
  raisedBy: string | null
  raisedAt: Generated<Date>
  seenBy: string | null
  seenAt: Date | null
  decision: 'refer' | 'welfare-contact' | 'no-action' | 'release' | null
  decidedBy: string | null
  decidedAt: Date | null
  referredTo: string | null
  note: string | null
  urgency: Generated<number>
  starts: number | null
  ends: number | null
  actedOn: string | null
  named: Generated<boolean>
  overdueToldAt: Date | null
}

export type SavedViewTable = {
  id: Generated<string>
  personId: string
  consultationId: string | null
  name: string
  query: string
  shared: Generated<boolean>
  createdAt: Generated<Date>
}

export type SenseWaitingTable = {
  commentId: string
}

export type SentenceReadingTable = {
  id: Generated<string>
  language: string
  sentence: string
  said: string
  verdict: 'right' | 'wrong'
  better: string | null
  readBy: string
  readAt: Date
}

export type SessionTable = {
  tokenHash: Buffer
  personId: string
  createdAt: Generated<Date>
  lastSeenAt: Generated<Date>
  expiresAt: Date
  id: Generated<string>
  how: Generated<string[]>
  device: Generated<string>
  confirmedAt: Generated<Date>
}

export type SetAsideTable = {
  id: Generated<string>
  commentId: string
  reason: 'no-view' | 'thanks' | 'off-topic' | 'not-ours' | 'test' | 'spam' | 'abusive' | 'answered-directly'
  note: string | null
  byPerson: string | null
  at: Generated<Date>
  undoneBy: string | null
  undoneAt: Date | null
}

export type SetUpChangeTable = {
  id: Generated<string>
  consultationId: string | null
  changed: Json
  reason: string | null
  byPerson: string
  at: Date
  confirmedBy: string | null
  confirmedAt: Date | null
}

export type SignInStepTable = {
  tokenHash: Buffer
  kind: 'second-factor' | 'passkey' | 'add-passkey' | 'single-sign-on'
  personId: string | null
  sealed: Buffer
  expiresAt: Date
}

export type SpamMarkTable = {
  commentId: string
  reasons: string[]
  markedAt: Generated<Date>
  lookedBy: string | null
  lookedAt: Date | null
  isSpam: boolean | null
}

export type SubmissionTable = {
  id: string
  consultationId: string
  phaseId: string | null
  kind: Generated<'submission' | 'event-note' | 'petition'>
  channel: 'web' | 'event' | 'paper' | 'phone' | 'email' | 'import' | 'api'
  late: Generated<boolean>
  receiptHash: Buffer
  idempotencyKey: string
  bodyHash: Buffer
  respondentKind: 'public' | 'patient' | 'carer' | 'staff' | 'organisation' | null
  organisationName: string | null
  area: string | null
  eventId: string | null
  language: Generated<string>
  consentToQuote: Generated<boolean>
  answers: Json
  dots: number | null
  signatures: number | null
  saidAt: Date
  receivedAt: Generated<Date>
  enteredBy: string | null
  importRowId: string | null
}

export type TaggingModelTable = {
  id: Generated<string>
  consultationId: string
  version: number
  bytes: Buffer
  madeFrom: Json
  scores: Json | null
  madeAt: Generated<Date>
  reason: string
}

export type TakeableTable = {
  tableName: string
  columnName: string
  rowKey: string
  aboutKind: 'response' | 'paper' | 'meeting' | 'consultation' | 'programme'
  about: string
}

export type TakedownTable = {
  id: Generated<string>
  tag: string
  words: string[]
  reason: 'names-person' | 'identifies' | 'health-detail' | 'defamatory' | 'wrong' | 'legal'
  complaintId: string | null
  askedBy: string
  askedAt: Date
  dueAt: Date
  decision: 'taken-out' | 'put-back' | null
  decidedBy: string | null
  decidedAt: Date | null
  held: Generated<boolean>
}

export type TakenOutTable = {
  takedownId: string
  tableName: string
  columnName: string
  rowKey: string
  aboutKind: string
  about: string | null
  original: string
  leftStanding: string
  putBack: Generated<boolean>
}

export type TakenOutRedactionTable = {
  redactionId: string
  takedownId: string
  beforeId: string
}

export type ThemeTable = {
  id: Generated<string>
  consultationId: string
  parentId: string | null
  code: string
  label: string
  description: Generated<string>
  keywords: Generated<string[]>
  concepts: Generated<string[]>
  position: Generated<number>
  retiredAt: Date | null
  mergedIntoId: string | null
}

export type ThemeAssignmentTable = {
  id: Generated<string>
  commentId: string
  themeId: string
  saidBy: 'machine' | 'person'
  applies: boolean
  score: number | null
  band: 'likely' | 'possible' | null
  words: Json
  modelId: string | null
  personId: string | null
  at: Generated<Date>
  replacedAt: Date | null
  carriedFrom: string | null
  carriedIn: string | null
  replacedIn: string | null
}

export type ThemeConfirmationTable = {
  commentId: string
  personId: string
  at: Generated<Date>
  machine: Json
  audited: Generated<boolean>
  asked: string | null
  chosen: Generated<boolean>
}

export type ThemeSplitTable = {
  id: Generated<string>
  themeId: string
  parts: Json
  byPerson: string
  at: Date
  proposedAt: Date | null
  changeId: string | null
  droppedAt: Date | null
}

export type ThemeSplitPlaceTable = {
  splitId: string
  commentId: string
  part: number
}

export type ThemeVersionTable = {
  id: Generated<string>
  themeId: string
  parentId: string | null
  label: string
  description: string
  keywords: string[]
  change: string
  byPerson: string | null
  at: Generated<Date>
}

export type TopicTable = {
  id: Generated<string>
  consultationId: string
  words: string[]
  strength: number
  people: number
  places: number
  foundAt: Date
  goneAt: Date | null
  dismissedBy: string | null
  dismissedAt: Date | null
  themeId: string | null
  acceptedBy: string | null
  acceptedAt: Date | null
  proposedName: string | null
  proposedBy: string | null
  proposedAt: Date | null
}

export type TopicCommentTable = {
  topicId: string
  commentId: string
}

export type TopicSearchTable = {
  consultationId: string
  askedAt: Date | null
  asOf: Date | null
  comments: Generated<number>
  considered: Generated<number>
  unplaced: Generated<number>
}

export type TotpFactorTable = {
  personId: string
  sealed: Buffer
  madeAt: Date
  confirmedAt: Date | null
  lastStep: Generated<number>
}

export type TranslationTable = {
  id: Generated<string>
  number: GeneratedAlways<number>
  consultationId: string
  versionId: string | null
  subject: 'consultation' | 'phase' | 'point' | 'question' | 'theme' | 'event' | 'response'
  subjectId: string
  field: string
  language: 'gu' | 'pa' | 'pl' | 'ur' | 'bn' | 'so' | 'ar' | 'hi' | 'pt'
  english: string
  text: string | null
  made: 'machine' | 'person'
  byPerson: string
  at: Date
}

export type TranslationCheckTable = {
  id: Generated<string>
  translationId: string
  madeBy: string
  byPerson: string
  compared: boolean
  at: Date
}

export type UploadTable = {
  id: string
  personId: string
  consultationId: string
  fileName: string
  fileHash: Buffer
  fileBytes: number
  choices: Json
  found: Json
  report: Json | null
  createdAt: Generated<Date>
}

export type WithdrawalTable = {
  commentId: string
  byPerson: string | null
  note: string | null
  at: Generated<Date>
}

export type WorkNewsTable = {
  id: Generated<string>
  personId: string
  what: 'mentioned' | 'given' | 'sent-back' | 'harm' | 'harm-overdue' | 'review' | 'takedown' | 'complaint'
  byId: string | null
  at: Date
  messageId: string | null
}

export type WorkNoteTable = {
  id: Generated<string>
  commentId: string | null
  responseId: string | null
  body: string
  byPerson: string
  at: Date
}

export type WorkNoteMentionTable = {
  noteId: string
  personId: string
  seenAt: Date | null
}

export type WorkerAliveTable = {
  id: string
  at: Date
}

export type WorkstreamTable = {
  id: Generated<string>
  programmeId: string
  slug: string
  number: number
  name: string
  leadOrganisationId: string | null
  publicSeats: Generated<number>
  publicSeatsFilled: Generated<number>
}

export type Tables = {
  accountConfirmation: AccountConfirmationTable
  accountLink: AccountLinkTable
  accountNews: AccountNewsTable
  agendaItem: AgendaItemTable
  amendment: AmendmentTable
  apiKey: ApiKeyTable
  askedChange: AskedChangeTable
  assistantAnswer: AssistantAnswerTable
  assistantSent: AssistantSentTable
  blindCoding: BlindCodingTable
  boardMeeting: BoardMeetingTable
  boardPosition: BoardPositionTable
  bulkAct: BulkActTable
  bulkItem: BulkItemTable
  campaign: CampaignTable
  campaignGrouping: CampaignGroupingTable
  campaignMember: CampaignMemberTable
  campaignSignature: CampaignSignatureTable
  checkpoint: CheckpointTable
  codingClaim: CodingClaimTable
  codingSample: CodingSampleTable
  codingSampleCoder: CodingSampleCoderTable
  codingSampleComment: CodingSampleCommentTable
  columnMap: ColumnMapTable
  comment: CommentTable
  commentAssignee: CommentAssigneeTable
  commentCount: CommentCountTable
  commentRoute: CommentRouteTable
  commentStance: CommentStanceTable
  commentStanding: CommentStandingTable
  commentTally: CommentTallyTable
  commentTheme: CommentThemeTable
  commitment: CommitmentTable
  commitmentUpdate: CommitmentUpdateTable
  complaint: ComplaintTable
  consultation: ConsultationTable
  consultationArea: ConsultationAreaTable
  consultationOwner: ConsultationOwnerTable
  consultationReviewer: ConsultationReviewerTable
  contact: ContactTable
  deskVisit: DeskVisitTable
  document: DocumentTable
  documentFile: DocumentFileTable
  embargo: EmbargoTable
  embargoOverride: EmbargoOverrideTable
  engagementEvent: EngagementEventTable
  equalityAnswer: EqualityAnswerTable
  equalityCounted: EqualityCountedTable
  erasure: ErasureTable
  follow: FollowTable
  followUp: FollowUpTable
  followUpAnswer: FollowUpAnswerTable
  follower: FollowerTable
  frameChange: FrameChangeTable
  frameChangeInto: FrameChangeIntoTable
  groupMember: GroupMemberTable
  grouping: GroupingTable
  groupingName: GroupingNameTable
  guessCount: GuessCountTable
  hallCode: HallCodeTable
  hallHeld: HallHeldTable
  hallKit: HallKitTable
  heldUpdate: HeldUpdateTable
  history: HistoryTable
  holdTakenAway: HoldTakenAwayTable
  import: ImportTable
  importRow: ImportRowTable
  knownDevice: KnownDeviceTable
  lateReason: LateReasonTable
  laterChange: LaterChangeTable
  learning: LearningTable
  ledgerCheck: LedgerCheckTable
  ledgerEntry: LedgerEntryTable
  ledgerKey: LedgerKeyTable
  ledgerNode: LedgerNodeTable
  meetingCorrection: MeetingCorrectionTable
  message: MessageTable
  messageAttempt: MessageAttemptTable
  mistakenClosure: MistakenClosureTable
  modelAdoption: ModelAdoptionTable
  namedReason: NamedReasonTable
  offlineSpell: OfflineSpellTable
  operation: OperationTable
  organisation: OrganisationTable
  organisationName: OrganisationNameTable
  originalWords: OriginalWordsTable
  ownerNotice: OwnerNoticeTable
  ownerTold: OwnerToldTable
  paper: PaperTable
  paperDraft: PaperDraftTable
  paperQuote: PaperQuoteTable
  paraphrase: ParaphraseTable
  passkey: PasskeyTable
  permissionGrant: PermissionGrantTable
  person: PersonTable
  personalMark: PersonalMarkTable
  phase: PhaseTable
  phaseDate: PhaseDateTable
  planEntry: PlanEntryTable
  planItem: PlanItemTable
  planItemVersion: PlanItemVersionTable
  point: PointTable
  pointWorkstream: PointWorkstreamTable
  presence: PresenceTable
  privacyStatement: PrivacyStatementTable
  programme: ProgrammeTable
  publicQuestion: PublicQuestionTable
  publication: PublicationTable
  publicationCampaign: PublicationCampaignTable
  publicationPlan: PublicationPlanTable
  question: QuestionTable
  recoveryCode: RecoveryCodeTable
  redaction: RedactionTable
  redactionConfirmation: RedactionConfirmationTable
  redactionMark: RedactionMarkTable
  replacedReason: ReplacedReasonTable
  reply: ReplyTable
  rescreening: RescreeningTable
  resolution: ResolutionTable
  resolutionResponse: ResolutionResponseTable
  response: ResponseTable
  responseComment: ResponseCommentTable
  responseEditor: ResponseEditorTable
  responseQuote: ResponseQuoteTable
  responseShare: ResponseShareTable
  responseSource: ResponseSourceTable
  responseState: ResponseStateTable
  responseTheme: ResponseThemeTable
  responseVersion: ResponseVersionTable
  retagging: RetaggingTable
  review: ReviewTable
  reviewConfirmation: ReviewConfirmationTable
  reviewInvitation: ReviewInvitationTable
  reviewRound: ReviewRoundTable
  reviewRoundGroup: ReviewRoundGroupTable
  rowHeard: RowHeardTable
  safeguardingFlag: SafeguardingFlagTable
  savedView: SavedViewTable
  senseWaiting: SenseWaitingTable
  sentenceReading: SentenceReadingTable
  session: SessionTable
  setAside: SetAsideTable
  setUpChange: SetUpChangeTable
  signInStep: SignInStepTable
  spamMark: SpamMarkTable
  submission: SubmissionTable
  taggingModel: TaggingModelTable
  takeable: TakeableTable
  takedown: TakedownTable
  takenOut: TakenOutTable
  takenOutRedaction: TakenOutRedactionTable
  theme: ThemeTable
  themeAssignment: ThemeAssignmentTable
  themeConfirmation: ThemeConfirmationTable
  themeSplit: ThemeSplitTable
  themeSplitPlace: ThemeSplitPlaceTable
  themeVersion: ThemeVersionTable
  topic: TopicTable
  topicComment: TopicCommentTable
  topicSearch: TopicSearchTable
  totpFactor: TotpFactorTable
  translation: TranslationTable
  translationCheck: TranslationCheckTable
  upload: UploadTable
  withdrawal: WithdrawalTable
  workNews: WorkNewsTable
  workNote: WorkNoteTable
  workNoteMention: WorkNoteMentionTable
  workerAlive: WorkerAliveTable
  workstream: WorkstreamTable
}
