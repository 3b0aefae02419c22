import type { ExportByColumn } from './by-column.ts'

/** Headings that stand in two rows or below another table, codes for questions, names the other way round. */
export const exportsWithCodes: ExportByColumn[] = [
  {
    about: 'Snap: codes in the first row, what they ask in the second, of which none is a day',
    text: `
ID.name,ID.date,ID.time,V1,V2,V3,V4,V5
Case,Interview date,Interview time,Q1 Have you used the clinic?,Q2 What was good about it?,Q3 What could be better?,Q4 Age,Q5 Consent to use comments
1,14/11/2026,10:01:22,Yes,The nurse was kind,The wait,35 to 44,Yes
2,15/11/2026,10:31:22,No,,Tell people it exists,55 to 64,No
`,
    roles: ['source-id', 'submitted-at', 'ignore', 'answer', 'comment', 'comment', 'equality', 'consent-to-quote'],
    people: 2,
    comments: 3,
    held: 0,
    consent: ['true', 'false'],
    said: { 3: '2026-11-14' },
  },
  {
    about: 'LimeSurvey: codes and questions in one heading, in Polish, without the times that it may leave out',
    text: `
id. Identyfikator odpowiedzi,submitdate. Data wysłania,lastpage. Ostatnia strona,startlanguage. Język początkowy,seed. Ziarno,Q2. Co należy zmienić?,Q3. Zgadzam się na cytowanie moich odpowiedzi
1,2026-11-05 10:11:12,3,pl,1234,Chcę tłumacza na każdej wizycie.,Nie
2,2026-11-05 11:11:12,3,pl,1235,Za daleko dojeżdżać do przychodni.,Tak
`,
    roles: ['source-id', 'submitted-at', 'ignore', 'ignore', 'ignore', 'comment', 'consent-to-quote'],
    people: 2,
    comments: 2,
    consent: ['false', 'true'],
  },
  {
    about: 'Kobo: an open question under a code, answered in two words',
    text: `
_id,_uuid,_submission_time,person/age,views/change_one,views/service_used
501,u-1,2026-11-06T10:04:09,34,More dentists,gp
502,u-2,2026-11-06T11:04:09,71,Bring back the walk-in,gp
503,u-3,2026-11-06T12:04:09,55,Longer visiting,dentist
`,
    roles: ['source-id', 'ignore', 'submitted-at', 'equality', 'comment', 'answer'],
    people: 3,
    comments: 3,
  },
  {
    about: 'A list of concerns with the last name first',
    text: `
Ref,Date received,Patient name,Concern
P1,2026-11-02,"Sample, Ola",Mum was moved three times in one night.
P2,2026-11-03,"Sample-Test, Pia Jo",The appointment letter came after the appointment.
`,
    roles: ['source-id', 'submitted-at', 'name', 'comment'],
    people: 2,
    comments: 2,
    hidden: /Sample/,
  },
  {
    about: 'A count by topic first, and below a blank line the cards themselves, with their total',
    text: `
Drop-in at the library
Topic,Count
Transport,2
Staffing,1
Total,3

No,Comment,Topic,Number agreeing
1,The 29 bus is the only one and it does not stop at the clinic.,Transport,2
2,My sister is a nurse there and they are four short every night.,Staffing,4
3,Where would I park?,Transport,1
,Total comments: 3,,7
`,
    roles: ['source-id', 'comment', 'tags', 'answer'],
    people: 3,
    comments: 3,
    rejected: [11],
  },
  {
    about: 'A telephone log typed by hand: titles with fewer cells than the table, and a total of the calls',
    text: `
Telephone log,,,,
,,,,
Call no,Taken,Caller,Caller tel,What they said,Taken by
1,3 March 2025 2:10pm,Mrs Sample,01632 960000,The ramp at the back door is too steep for my chair.,JS
2,14 March 2025 2:11pm,Mrs Sample,01632 960001,Evening clinics would let me come after work.,JS
3,15 March 2025 2:12pm,Mr Sample,01632 960002,My notes were lost twice between the two hospitals.,JS
Total calls,3,,,,
`,
    roles: ['source-id', 'submitted-at', 'name', 'phone', 'comment', 'ignore'],
    people: 3,
    comments: 3,
    rejected: [7],
    hidden: /Sample|01632/,
  },
]
