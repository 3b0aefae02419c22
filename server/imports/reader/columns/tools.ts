import { phrases } from '../../../data/patterns.ts'
import type { DateOrder } from '../dates.ts'
import type { Role } from './roles.ts'
import type { Column } from '../table.ts'

/** What a tool's fixed column is. */
export type ToolColumn = {
  role: Role
  why: string
  /** The zone of its times, where they carry none: an IANA name. */
  zone?: string
  /** How its days are read that could be either way round. */
  dateOrder?: DateOrder | null
}

/** A survey tool or platform that was recognised by the columns it always writes. */
export type Tool = {
  code: string
  name: string
  /** Does a file with these columns come from it? Words of the account's language are not asked. */
  fits(columns: Column[]): boolean
  /** Its fixed columns, by the first row's text in small letters. The first that fits holds. */
  fixed: [RegExp, Role, Partial<ToolColumn>?][]
  /** Its fixed columns by their place, for tools that translate all headings. */
  placed?: (columns: Column[]) => (Role | null)[]
  /** How it writes days that could be read either way round, where it always writes them so. */
  dateOrder?: (columns: Column[]) => DateOrder | null
}

const key = ({ code, heading }: Column) => (code || heading).trim().toLowerCase()
const has = (columns: Column[], ...wanted: RegExp[]) =>
  wanted.every((pattern) => columns.some((column) => pattern.test(key(column))))
const mostly = (count: number, { facts }: Column) => count > facts.filled * 0.8 && facts.filled > 0
const timed = (column: Column) => mostly(column.dates.dates, column)

/** Microsoft Forms writes ID, two times, an e-mail address or “anonymous”, and a name, whatever the account's language. */
function looksLikeForms([id, begun, ended, email, name]: Column[]): boolean {
  if (!id || !begun || !ended || !email || !name) return false
  const known = (email.facts.kinds.email ?? 0) + (email.facts.kinds.anonymous ?? 0)
  return (
    id.facts.numbers === id.facts.filled &&
    id.facts.filled > 0 &&
    id.facts.distinct === id.facts.counted &&
    timed(begun) &&
    timed(ended) &&
    (email.facts.filled === 0
      ? /^(e-?mail|email address)$/i.test(email.heading) && /^name$/i.test(name.heading)
      : mostly(known, email)) &&
    name.facts.words <= 5
  )
}

/** LimeSurvey's first columns: an ID, when it was sent, the last page, the language, mostly a seed, often two more times. */
function looksLikeLimeSurvey(columns: Column[]): boolean {
  const [id, sent, page, language] = columns
  if (!id || !sent || !page || !language) return false
  return (
    numbered(id) &&
    id.facts.distinct === id.facts.counted &&
    timed(sent) &&
    numbered(page) &&
    language.facts.filled > 0 &&
    language.samples.every((sample) => /^[a-z]{2,3}(-[A-Za-z-]+)?$/.test(sample)) &&
    (columns.slice(4, 7).some(timed) || (columns[4] !== undefined && numbered(columns[4])))
  )
}

/** How long somebody was at it, at a group of questions or at one. */
const spentTime =
  /^(gesamt|gruppen|fragen)zeit|^(temps|durée)\b|^(tiempo|tempo)\b|^(totale|groep|vraag).*tijd|^(całkowity |łączny )?czas\b|^amser\b|^(total|group|question) time/i

/** SurveyMonkey's: a respondent's and a collector's number, two times, an IP address. */
function looksLikeSurveyMonkey([respondent, collector, begun, ended, ip]: Column[]): boolean {
  if (!respondent || !collector || !begun || !ended || !ip) return false
  return (
    numbered(respondent) &&
    respondent.facts.distinct === respondent.facts.counted &&
    numbered(collector) &&
    timed(begun) &&
    timed(ended) &&
    mostly(ip.facts.kinds.ip ?? 0, ip)
  )
}

/** A form with marks has two columns behind each question: its points, and what the marker said. */
function marked(columns: Column[], { index, heading }: Column): Role | null {
  const [before, ...further] = [columns[index - 1], columns[index - 2]]
  const behind = (question: Column | undefined) =>
    question !== undefined &&
    question.heading !== '' &&
    heading.length > question.heading.length + 3 &&
    / [-–—] $/.test(heading.slice(0, -question.heading.length)) &&
    heading.endsWith(question.heading)
  if (behind(before)) return 'ignore'
  return further.some(behind) ? 'analyst-note' : null
}

const numbered = ({ facts }: Column) => facts.filled > 0 && facts.numbers === facts.filled

const stamp = phrases({
  whole: String.raw`
      timestamp | zeitstempel | horodateur | marca temporal | carimbo de data/hora | sygnatura czasowa
      | informazioni cronologiche | stamp amser | tijdstempel | tidsstämpel | časová značka | marcaj de timp | laiko žyma
      | laika zīmogs | zaman damgası | ટાઇમસ્ટેમ્પ | टाइमस्टैम्प | ਟਾਈਮਸਟੈਂਪ | টাইমস্ট্যাম্প | ٹائم اسٹیمپ | طابع زمني | 时间戳记
      | отметка времени`,
})

export const tools: Tool[] = [
  {
    code: 'qualtrics',
    name: 'Qualtrics',
    fits: (columns) =>
      has(columns, /^startdate$/, /^(responseid|recordeddate)$/, /^(ipaddress|progress|finished|status)$/),
    fixed: [
      [/^responseid$/, 'source-id'],
      [/^(recordeddate|enddate)$/, 'submitted-at'],
      [
        phrases(
          {
            whole: String.raw`
            startdate | progress | duration.* | finished | distributionchannel | userlanguage | location(latitude|longitude)
            | externalreference | .*_(first_click|last_click|page_submit|click_count)`,
          },
          'u',
        ),
        'ignore',
      ],
      [/^status$/, 'status'],
      [/^ipaddress$/, 'ip'],
      [/^recipient(last|first)name$/, 'name'],
      [/^recipientemail$/, 'email'],
      [/ - (topics|parent topics|topic hierarchy.*|sentiment.*|topic sentiment.*)$/, 'tags'],
    ],
  },
  {
    code: 'limesurvey',
    name: 'LimeSurvey',
    fits: (columns) =>
      has(columns, /^(id|response id)$/, /^(submitdate|date submitted)$/, /^(lastpage|last page)$/) ||
      has(columns, /^id$/, /^submitdate$/, /^(seed|startlanguage)$/) ||
      looksLikeLimeSurvey(columns),
    fixed: [
      [/^(id|response id)$/, 'source-id'],
      [/^(submitdate|date submitted)$/, 'submitted-at'],
      [
        phrases(
          {
            whole: String.raw`
            lastpage | last page | startlanguage | start language | seed | startdate | date started | datestamp
            | date last action | refurl | referrer url | token | access code | total time | interviewtime | grouptime.*
            | group time.* | question time.*`,
          },
          'u',
        ),
        'ignore',
      ],
      [/^(ipaddr|ip address)$/, 'ip'],
    ],
    // In another language its columns are known by their places alone.
    placed: (columns) =>
      has(columns, /^(id|response id)$/)
        ? []
        : columns.map((column, n) => {
            if (n < 4) return (['source-id', 'submitted-at', 'ignore', 'ignore'] as const)[n] ?? null
            if (n < 7) return timed(column) || numbered(column) ? 'ignore' : null
            return numbered(column) && spentTime.test(column.heading) ? 'ignore' : null
          }),
  },
  {
    code: 'kobo',
    name: 'KoboToolbox',
    fits: (columns) =>
      has(columns, /^_id$/, /^_uuid$/, /^_(submission_time|index)$/) ||
      has(columns, /^_parent_index$/, /^_submission__id$/),
    fixed: [
      [/^_id$/, 'source-id'],
      [/^_index$/, 'source-id'],
      [/^_submission_time$/, 'submitted-at', { zone: 'UTC', why: 'KoboToolbox gives its time in UTC.' }],
      [/^_submission__submission_time$/, 'submitted-at', { zone: 'UTC', why: 'KoboToolbox gives its time in UTC.' }],
      [/^_validation_status$|^_submission__validation_status$/, 'status'],
      [/^_notes$|^_submission__notes$/, 'analyst-note'],
      [/^_tags$|^_submission__tags$/, 'tags'],
      [
        /^(start|end|today|deviceid|simserial|subscriberid|phonenumber|username|audit|formhub\/uuid|meta\/.*|__version__|_.*)$/,
        'ignore',
      ],
    ],
  },
  {
    code: 'odk',
    name: 'ODK',
    fits: (columns) => has(columns, /^submissiondate$/, /^key$/) || has(columns, /^meta[-/:]instanceid$/),
    fixed: [
      [/^key$|^meta[-/:]instanceid$/, 'source-id'],
      [/^submissiondate$/, 'submitted-at'],
      [/^reviewstate$/, 'status'],
      [
        phrases(
          {
            whole: String.raw`
            parent_key | set-of-.* | submitterid | submittername | status | attachments(present|expected) | deviceid | device_id
            | edits | formversion | meta[-/:].* | start | end | today | visit_start | reporter | enumerator | interviewer
            | username | phonenumber`,
          },
          'u',
        ),
        'ignore',
      ],
      [/[-/:](latitude|longitude|altitude|accuracy)$/, 'ignore'],
      [/(photo|picture|image|audio|signature)$/, 'ignore'],
    ],
  },
  {
    code: 'redcap',
    name: 'REDCap',
    fits: (columns) =>
      has(columns, /^redcap_(survey_identifier|event_name|repeat_instance|data_access_group)$/) ||
      (has(columns, /^(record_id|participant_id|study_id)$/) && has(columns, /_(timestamp|complete)$/)) ||
      has(columns, /^(record|participant|study) id$/, /^(survey identifier|event name|complete\?)$/),
    fixed: [
      [/^(record|participant|study)[_ ]id$/, 'source-id'],
      [/(_| )timestamp$/, 'submitted-at'],
      [
        /^redcap_.*|_complete$|^(survey identifier|event name|repeat (instance|instrument)|data access group|complete\?)$/,
        'ignore',
      ],
      [/^study_comments$|^(staff|team|internal|study)( team)?[_ ](notes?|comments?)$/, 'analyst-note'],
    ],
  },
  {
    code: 'polis',
    name: 'Polis',
    fits: (columns) => has(columns, /^comment-id$/, /^author-id$/, /^comment-body$/),
    fixed: [
      [/^comment-id$/, 'source-id'],
      [/^comment-body$/, 'comment'],
      [/^timestamp$/, 'submitted-at'],
      [/^moderated$/, 'status'],
      [/^(datetime|author-id|agrees|disagrees|passes|is-seed|is-meta|importance|.*votes?)$/, 'ignore'],
    ],
  },
  {
    code: 'decidim',
    name: 'Decidim',
    fits: (columns) =>
      has(columns, /^id$/, /^(component\/id|participatory_space\/.*)$/, /^(body|title)(\/[a-z-]+)?$/) ||
      has(columns, /^id$/, /^body$/, /^(commentable_id|root_commentable_url)$/),
    fixed: [
      [/^id$/, 'source-id'],
      [/^(body|title|answer|description)\/machine_translations?\//, 'ignore'],
      [/^body(\/.*)?$/, 'comment'],
      [/^title(\/.*)?$/, 'answer'],
      [/^(answer|conclusions)(\/.*)?$/, 'analyst-note'],
      [/^description(\/.*)?$/, 'comment'],
      [/^scope\/name(\/.*)?$/, 'area'],
      [/^(published_at|created_at)$/, 'submitted-at'],
      [/^author\/(name|nickname)$|^author(_name)?$/, 'name'],
      [/^(category\/name|taxonomies\/name)(\/.*)?$/, 'tags'],
      [/^(state|reference)$/, 'ignore'],
      [/^locale$/, 'language'],
      [/^alignment$/, 'answer'],
      [
        phrases(
          {
            whole: String.raw`
            (commentable|root_commentable|depth|user_group|category|scope|taxonom|participatory_space|component|supports|votes
              |endorsements|comments|followers|attachments|url|image_url|start_time|end_time|closed_at|information_updates
              |is_amend|amend|original|author|answered_at|updated_at|meeting|related|address|latitude|longitude|withdrawn|cost
              |execution|created_in).*`,
          },
          'u',
        ),
        'ignore',
      ],
    ],
  },
  {
    code: 'consul',
    name: 'CONSUL Democracy',
    fits: (columns) =>
      has(columns, /^id$/, /^description$/, /^(feas\. explanation|valuation finished.*|total supports)$/),
    fixed: [
      [/^id$/, 'source-id'],
      [/^description$/, 'comment'],
      [/^title$/, 'answer'],
      [/^feas.* explanation$/, 'analyst-note'],
      [/^author username$/, 'name'],
      [/^author (document|id|phone|e-?mail).*$/, 'ignore'],
      [/^scope of operation$/, 'area'],
      [
        phrases(
          {
            whole: String.raw`
            total supports | administrator | evaluators | valuation.* | feasibility | selected | visible to evaluators | admin
            | valuator | supports | val\..* | show to valuators | incompatible | price.* | cost.*`,
          },
          'u',
        ),
        'ignore',
      ],
    ],
  },
  {
    code: 'go-vocal',
    name: 'Go Vocal',
    fits: (columns) =>
      has(
        columns,
        /^id$/,
        /^(title|description|body|content)$/,
        /^author[_ ](name|email|id)$/,
        /^(proposed_budget|published_at)$/,
        /^(likes|upvotes)$/,
      ),
    fixed: [
      [/^id$/, 'source-id'],
      [/^(description|body|content)$/, 'comment'],
      [/^title$/, 'answer'],
      [/^(submitted|published)_at$/, 'submitted-at'],
      [/^author[_ ]name$/, 'name'],
      [/^author[_ ]e?-?mail$/, 'email'],
      [/^(topics|tags)$/, 'tags'],
      [/^status$/, 'status'],
      [
        phrases(
          {
            whole: String.raw`
            author_id | proposed_budget | budget | comments | likes | dislikes | upvotes | downvotes | url | project
            | assignee.* | latitude | longitude | location_description | attachments | baskets.* | picks | votes.*`,
          },
          'u',
        ),
        'ignore',
      ],
    ],
  },
  {
    code: 'care-opinion',
    name: 'Care Opinion',
    fits: (columns) => has(columns, /^(opinion|posting|story) id$/, /^(story|body|posting|opinion text)$/),
    fixed: [
      [/^(opinion|posting|story) id$/, 'source-id'],
      [/^(story|body|posting|opinion text)$/, 'comment'],
      [/^title$/, 'answer'],
      [/^submitted$/, 'submitted-at'],
      [/^(what was good|what could be improved|how did you feel)\??$/, 'tags'],
      [/^(posted by|username)$/, 'name'],
      [/^author role$/, 'respondent-kind'],
      [/^response( \d+)?( (text|body))?$/, 'analyst-note'],
      [/^(published|criticality|number of responses|response( \d+)? .*|url|link)$/, 'ignore'],
    ],
  },
  {
    code: 'govuk-forms',
    name: 'GOV.UK Forms',
    fits: (columns) => key(columns[0]!) === 'reference' && !!columns[1] && key(columns[1]) === 'submitted at',
    fixed: [
      [/^reference$/, 'source-id'],
      [/^submitted at$/, 'submitted-at'],
    ],
  },
  {
    code: 'typeform',
    name: 'Typeform',
    fits: (columns) => has(columns, /^(submit|stage|start) date \(utc\)$/, /^(#|network id)$/),
    fixed: [
      [/^#$/, 'source-id'],
      [/^submit date \(utc\)$/, 'submitted-at', { zone: 'UTC' }],
      [/^(start|stage) date \(utc\)$|^network id$|^response type$|^ending$/, 'ignore'],
      [/^tags$/, 'tags'],
    ],
  },
  {
    code: 'alchemer',
    name: 'Alchemer',
    fits: (columns) =>
      has(columns, /^response id$/, /^time started$/, /^date submitted$/, /^(sessionid|user agent|legacy comments)$/),
    fixed: [
      [/^response id$/, 'source-id'],
      [/^date submitted$/, 'submitted-at'],
      [
        /^(time started|contact id|legacy comments|comments|language|referer|sessionid|user agent|longitude|latitude|country|city|state\/region|postal|link|link name)$/,
        'ignore',
      ],
      [/^status$/, 'ignore'],
      [/^tags$/, 'tags'],
      [/^ip address$/, 'ip'],
    ],
  },
  {
    code: 'snap',
    name: 'Snap',
    fits: (columns) => has(columns, /^id\.(number|name)$/, /^id\.(date|enddate|start)$/),
    fixed: [
      [/^id\.number$/, 'source-id'],
      [/^id\.name$/, 'ignore'],
      [/^id\.(enddate|end|date)$/, 'submitted-at'],
      [/^id\..*$/, 'ignore'],
    ],
    placed: (columns) =>
      has(columns, /^id\.number$/) ? [] : columns.map((column) => (key(column) === 'id.name' ? 'source-id' : null)),
  },
  {
    code: 'smartsurvey',
    name: 'SmartSurvey',
    fits: (columns) => has(columns, /^user ?id$/, /^started$/, /^ended$/),
    fixed: [
      [/^user ?id$/, 'source-id'],
      [/^ended$/, 'submitted-at'],
      [/^(user ?no|unique id|started|tracking link|language|page path|device.*|browser.*|operating system)$/, 'ignore'],
      [/^ip address$/, 'ip'],
    ],
  },
  {
    code: 'surveymonkey',
    name: 'SurveyMonkey',
    fits: (columns) =>
      (has(columns, /^respondent ?id$/) &&
        has(columns, /^(collector ?id|end ?date|date (modified|created)|custom data.*)$/)) ||
      looksLikeSurveyMonkey(columns),
    fixed: [
      [/^respondent ?id$/, 'source-id'],
      [/^(end ?date|date modified)$/, 'submitted-at'],
      [/^(start ?date|date created|collector ?id|custom data.*)$/, 'ignore'],
      [/^ip address$/, 'ip'],
    ],
    placed: (columns) =>
      has(columns, /^respondent ?id$/)
        ? []
        : columns.map(
            (_, n) =>
              (['source-id', 'ignore', 'ignore', 'submitted-at', 'ip', 'email', 'name', 'name', 'ignore'] as const)[
                n
              ] ?? null,
          ),
  },
  {
    code: 'citizen-space',
    name: 'Citizen Space',
    fits: (columns) =>
      columns.some(({ samples }) =>
        samples.some((sample) => /^(ANON|BHLF)-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]$/.test(sample)),
      ),
    fixed: [[/^response id$/, 'source-id']],
  },
  {
    code: 'drupal-webform',
    name: 'Drupal Webform',
    fits: (columns) =>
      has(columns, /^sid$/, /^(serial number|uuid)$/, /^(remote ip address|submitted by: .*|in draft)$/),
    fixed: [
      [/^sid$/, 'source-id'],
      [/^completed$/, 'submitted-at'],
      [/^remote ip address$/, 'ip'],
      [/^notes$/, 'analyst-note'],
      [/^language$/, 'language'],
      [
        /^(serial number|uuid|token|submission uri|created|changed|in draft|current page|submitted (by|to): .*|locked|sticky)$/,
        'ignore',
      ],
    ],
  },
  {
    code: 'wufoo',
    name: 'Wufoo',
    fits: (columns) => has(columns, /^entry id$/, /^date created$/, /^(last page accessed|completion status)$/),
    fixed: [
      [/^entry id$/, 'source-id'],
      [/^date created$/, 'submitted-at'],
      [/^ip address$/, 'ip'],
      [/^(created by|date updated|updated by|last page accessed|completion status)$/, 'ignore'],
    ],
  },
  {
    code: 'gravity-forms',
    name: 'Gravity Forms',
    fits: (columns) => has(columns, /^entry id$/, /^entry date$/, /^(source url|user ip)$/),
    fixed: [
      [/^entry id$/, 'source-id'],
      [/^entry date$/, 'submitted-at'],
      [/^user ip$/, 'ip'],
      [
        /^(created by.*|date updated|source url|transaction id|payment .*|post id|user agent|.* \((consent|text|description)\))$/,
        'ignore',
      ],
    ],
  },
  {
    code: 'cap-collectif',
    name: 'Cap Collectif',
    fits: (columns) =>
      has(columns, /^(contribution|proposal|opinion)_id$/, /_(bodytext|title)$/, /_(author_.*|votescount.*)$/),
    fixed: [
      [/^(contribution|proposal|opinion)_id$/, 'source-id'],
      [/^(contribution|proposal|opinion)_createdat$/, 'submitted-at'],
      [/^(contribution|proposal|opinion)_(bodytext|body|summary)$/, 'comment'],
      [/^(contribution|proposal|opinion)_title$/, 'answer'],
      [/officialresponse.*_(body|bodytext|text)$/, 'analyst-note'],
      [/_author_(username|name|firstname|lastname|displayname)$/, 'name'],
      [/_author_e?mail$/, 'email'],
      [/_author_(zipcode|postalcode)$/, 'postcode-area'],
      [/_(status|published|moderation.*)$/, 'status'],
      [/_(category|theme|themes)(_.*)?$/, 'tags'],
      [/(_type|_url|_link|count\w*|_updatedat|_author_\w+|officialresponse\w*|_section\w*|_reference)$/, 'ignore'],
    ],
  },
  {
    code: 'inovem',
    name: 'Inovem',
    fits: (columns) => has(columns, /^comment id$/, /^consultation point$/, /^(consultee|event name|submission type)$/),
    fixed: [
      [/^comment id$/, 'source-id'],
      [/^response date$/, 'submitted-at'],
      [/^status$/, 'status'],
      [/^submission type$/, 'channel'],
      [/^(consultee|comment by|agent)$/, 'name'],
      [/^officers?('?s)? (comments?|response|summary)$/, 'analyst-note'],
      [/^(version|event name|files|attachments)$/, 'ignore'],
    ],
  },
  {
    code: 'survey123',
    name: 'Survey123',
    fits: (columns) => has(columns, /^objectid$/, /^globalid$/, /^creationdate$/, /^(creator|editor)$/),
    fixed: [
      [/^globalid$/, 'source-id'],
      [/^creationdate$/, 'submitted-at'],
      [/^(objectid|parentglobalid|parentrowid|creator|editdate|editor|x|y)$/, 'ignore'],
    ],
    dateOrder: () => 'month-first',
  },
  {
    code: 'sharepoint',
    name: 'SharePoint',
    fits: (columns) => has(columns, /^item type$/, /^path$/, /^(created|modified)( by)?$/),
    fixed: [
      [/^id$/, 'source-id'],
      [/^created$/, 'submitted-at'],
      [
        /^(created by|modified|modified by|item type|path|attachments|content type|version|compliance asset id)$/,
        'ignore',
      ],
    ],
  },
  {
    code: 'epicollect',
    name: 'Epicollect5',
    fits: (columns) => has(columns, /^ec5_uuid$/, /^(created_at|uploaded_at)$/),
    fixed: [
      [/^ec5_uuid$/, 'source-id'],
      [/^created_at$/, 'submitted-at', { zone: 'UTC' }],
      [/^(uploaded_at|created_by|title|ec5_.*|(lat|long|accuracy|utm_.*)_\d.*)$/, 'ignore'],
    ],
  },
  {
    code: 'commcare',
    name: 'CommCare',
    fits: (columns) => has(columns, /^formid$/, /^(completed_time|received_on)$/, /^form_link$/),
    fixed: [
      [/^formid$/, 'source-id'],
      [/^completed_time$/, 'submitted-at'],
      [/^(number|started_time|username|received_on|form_link|caseid)$/, 'ignore'],
    ],
  },
  {
    code: 'outlook',
    name: 'Outlook',
    fits: (columns) => has(columns, /^subject$/, /^body$/, /^from: \((name|address)\)$/),
    fixed: [
      [/^body$/, 'comment'],
      [/^subject$/, 'answer'],
      [/^from: \(name\)$/, 'name'],
      [/^from: \(address\)$/, 'email'],
      [/^categories$/, 'tags'],
      [/^((from|to|cc|bcc): .*|billing information|importance|mileage|sensitivity)$/, 'ignore'],
    ],
  },
  {
    code: 'google-forms',
    name: 'Google Forms',
    fits: ([first]) =>
      first !== undefined &&
      timed(first) &&
      (stamp.test(first.heading) ||
        first.samples.every((sample) =>
          /^\d{4}\/\d\d?\/\d\d? \D{0,4}\d\d?:\d\d:\d\d \D{2,8} ?[a-z]{3,4}/i.test(sample),
        )),
    fixed: [[/^(total score|score)$/, 'ignore']],
    // Where its forms speak another language than English, the month never stands first.
    dateOrder: ([first]) =>
      first && stamp.test(first.heading) && !/^timestamp$/i.test(first.heading) ? 'day-first' : null,
    placed: (columns) =>
      columns.map((column, n) =>
        n === 0 ? 'submitted-at' : n === 1 && mostly(column.facts.kinds.email ?? 0, column) ? 'email' : null,
      ),
  },
  {
    code: 'ms-forms',
    name: 'Microsoft Forms',
    fits: looksLikeForms,
    fixed: [[/^(total points|quiz feedback)$/, 'ignore']],
    placed: (columns) => {
      const fixed: (Role | null)[] = ['source-id', 'ignore', 'submitted-at', 'email', 'name']
      const changed = columns[5]
      // The time of a later change stands in the sixth column, nearly always empty.
      const modified =
        changed &&
        (changed.facts.filled === 0 || timed(changed)) &&
        /mod|last|chang|addas|änder|ostatni|derni|آخری|છેલ્લ/i.test(changed.heading)
      return columns.map((column, n) => fixed[n] ?? (n === 5 && modified ? 'ignore' : marked(columns, column)))
    },
  },
]

/** The tool that a file seems to come from; null where none is known by its columns. */
export function toolOf(columns: Column[]): Tool | null {
  return columns.length < 2 ? null : (tools.find((tool) => tool.fits(columns)) ?? null)
}

/** What the tool says of each of its fixed columns; null for those that a survey's author made. */
export function toolColumns(tool: Tool, columns: Column[]): (ToolColumn | null)[] {
  const placed = tool.placed?.(columns) ?? []
  const dateOrder = tool.dateOrder?.(columns) ?? null
  return columns.map((column, n) => {
    const place = placed[n]
    if (place) return { role: place, why: `${tool.name} puts it in this place.`, dateOrder }
    const found = tool.fixed.find(([pattern]) => pattern.test(key(column)))
    return found ? { role: found[1], why: `${tool.name} writes this column.`, dateOrder, ...found[2] } : null
  })
}
