/** Exports as the tools of councils and the NHS write them, small, and what must be read in each. All people are invented. */
export type ToolExport = {
  tool: string
  name?: string
  text: string
  roles: Record<string, string>
  /** Labels of the columns whose words are comments. */
  words: string[]
  people: number
  said?: string | null
  consent?: (boolean | null)[]
  /** Must be in clear text nowhere. */
  hidden?: RegExp
}

const surveys: ToolExport[] = [
  {
    tool: 'SurveyMonkey, expanded: each option a column, an “other” that asks for words, a comment field',
    text: `
Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,Which of these do you use? (Tick all that apply),,,How easy was it to get here?,Please tell us more about your journey,Would you like to be kept informed? If so please leave your email
,,,,,,,,,Library,Swimming pool,Other (please specify),Response,Open-Ended Response,Open-Ended Response
114000001,9,07/13/2014 10:00:00,07/13/2014 10:04:00,192.0.2.7,,,,,Library,,,Easy,The number nine bus drops me at the door which is a blessing,jo@example.org
114000002,9,07/14/2014 11:00:00,07/14/2014 11:04:00,192.0.2.8,,,,,,Swimming pool,,Hard,Two changes of bus with a stick and shopping is too much,
114000003,9,07/15/2014 11:00:00,07/15/2014 11:04:00,192.0.2.9,,,,,Library,,I come for the toddlers' singing and the warm room upstairs,Easy,,
114000004,9,07/16/2014 11:00:00,07/16/2014 11:04:00,192.0.2.9,,,,,Library,,,Easy,Parking is free for an hour and that is just enough,
`,
    roles: {
      'Respondent ID': 'source-id',
      'Collector ID': 'ignore',
      'IP Address': 'ip',
      'End Date': 'submitted-at',
      'Would you like to be kept informed? If so please leave your email': 'email',
      'How easy was it to get here?': 'answer',
    },
    words: [
      'Which of these do you use? (Tick all that apply) - Other (please specify)',
      'Please tell us more about your journey',
    ],
    people: 4,
    said: '2014-07-13T09:04:00.000Z',
    hidden: /192\.0\.2|jo@/,
  },
  {
    tool: 'Snap: coded names and labels, an open question each with its number',
    text: `
ID.number,ID.name,ID.date,ID.start,ID.endDate,ID.end,ID.time,Q1 Which service did you use?,Q2 How satisfied were you?,Q3 What could be better?,Q4 Age,Q5 Postcode
1,,21/07/2014,10:00:00,21/07/2014,10:05:00,00:05:00,Clinic,Very satisfied,The waiting room has no water and no toilet that works,35-44,LE13 1AA
2,,22/07/2014,10:00:00,22/07/2014,10:05:00,00:05:00,Clinic,Dissatisfied,Reception talks about you in front of everybody in the queue,45-54,LE15 6AB
3,,22/07/2014,10:30:00,22/07/2014,10:35:00,00:05:00,Ward,Satisfied,,65-74,LE15 6AC
4,,23/07/2014,10:30:00,23/07/2014,10:35:00,00:05:00,Ward,Satisfied,Food came cold three evenings out of four,65-74,LE15 6AC
`,
    roles: {
      'ID.number': 'source-id',
      'ID.endDate': 'submitted-at',
      'Q2 How satisfied were you?': 'answer',
      'Q4 Age': 'equality',
      'Q5 Postcode': 'postcode-area',
    },
    words: ['Q3 What could be better?'],
    people: 4,
    hidden: /1AA|6AB|6AC/,
  },
  {
    tool: 'Citizen Space, two consent columns, one of them the other way round',
    text: `
Response ID,Submitted,What is your name? - Name,What is your email address? - Email,Do you agree with the plan? - Agreement,Please give your reasons - Reasons,Publishing your response - May we publish your response?,Publishing your response - Please tick if your response is confidential
ANON-1AB2-CDE3-F,2014-08-01 10:00:00,Sam Sample,sam@example.org,Agree,It brings the nurse nearer to those who cannot drive,Yes,
ANON-1AB2-CDE4-F,2014-08-02 10:00:00,Alex Sample,,Disagree,The building is up a hill with no pavement,Yes,Confidential
ANON-1AB2-CDE5-F,2014-08-03 10:00:00,,,Agree,More of the same please,No,
ANON-1AB2-CDE6-F,2014-08-04 10:00:00,,,Agree,Better lighting in the car park after dark,,
`,
    roles: {
      'Response ID': 'source-id',
      Submitted: 'submitted-at',
      'What is your name? - Name': 'name',
      'What is your email address? - Email': 'email',
      'Do you agree with the plan? - Agreement': 'answer',
    },
    words: ['Please give your reasons - Reasons'],
    people: 4,
    consent: [true, false, false, null],
    hidden: /Sam Sample|Alex Sample|sam@/,
  },
  {
    tool: 'Microsoft Forms, the account in Polish',
    text: `
Identyfikator;Godzina rozpoczęcia;Godzina ukończenia;Adres e-mail;Nazwa;Co należy zmienić?;Czy możemy cytować Pana/Pani odpowiedź?
1;2014-07-01 09:00:00;2014-07-01 09:04:00;anonymous;;Autobus do szpitala jeździ tylko dwa razy dziennie;Tak
2;2014-07-02 09:00:00;2014-07-02 09:04:00;ewa@example.org;Ewa Przykład;Proszę o tłumacza w przychodni, bo nikt nie mówi po polsku;Nie
3;2014-07-03 09:00:00;2014-07-03 09:04:00;anonymous;;Kolejka do rejestracji zaczyna się o siódmej rano;Tak
`,
    roles: {
      Identyfikator: 'source-id',
      'Godzina rozpoczęcia': 'ignore',
      'Godzina ukończenia': 'submitted-at',
      'Adres e-mail': 'email',
      Nazwa: 'name',
    },
    words: ['Co należy zmienić?'],
    people: 3,
    said: '2014-07-01T08:04:00.000Z',
    consent: [true, false, true],
    hidden: /ewa@|Ewa Przykład/,
  },
  {
    tool: 'Google Forms in Gujarati',
    text: `
"ટાઇમસ્ટેમ્પ","ઇમેઇલ સરનામું","તમારે શું બદલવું છે?","તમારી ઉંમર"
"2014/08/01 9:20:07 am GMT+1","asha@example.org","હોસ્પિટલ જવા માટે સાંજે બસ મળતી નથી અને ટેક્સી મોંઘી પડે છે","35-44"
"2014/08/02 9:20:07 am GMT+1","","દવાખાનામાં અમારી ભાષા બોલનાર કોઈ હોવું જોઈએ","45-54"
"2014/08/03 9:20:07 am GMT+1","ravi@example.org","લોહીની તપાસ ગામમાં જ થવી જોઈએ","35-44"
"2014/08/04 9:20:07 am GMT+1","","ડૉક્ટરને મળવા માટે ત્રણ અઠવાડિયા રાહ જોવી પડે છે","45-54"
`,
    roles: { ટાઇમસ્ટેમ્પ: 'submitted-at', 'ઇમેઇલ સરનામું': 'email', 'તમારી ઉંમર': 'equality' },
    words: ['તમારે શું બદલવું છે?'],
    people: 4,
    said: '2014-08-01T08:20:07.000Z',
    hidden: /asha@|ravi@/,
  },
  {
    tool: 'EngagementHQ (Bang the Table): survey export with logins and submission times',
    text: `
Contribution ID,Date Submitted,User Login,Email,Suburb,Gender,Year of Birth,Which option do you prefer?,Why do you prefer this option?,Moderation Status
501,Jul 13 2014 10:00 AM,riverwalker,river@example.org,Melton,Female,1961,Option A,It keeps the footpath open for prams and wheelchairs,Approved
502,Jul 14 2014 10:00 AM,oldbaker,baker@example.org,Oakham,Male,1955,Option B,Option A cuts the allotments in half,Approved
503,Jul 15 2014 10:00 AM,teaforfour,tea@example.org,Oakham,Female,1980,Option A,,Removed
`,
    roles: {
      'Contribution ID': 'source-id',
      'Date Submitted': 'submitted-at',
      'User Login': 'name',
      Email: 'email',
      Suburb: 'area',
      Gender: 'equality',
      'Year of Birth': 'equality',
      'Moderation Status': 'status',
    },
    words: ['Why do you prefer this option?'],
    people: 3,
    hidden: /riverwalker|oldbaker|river@|1961/,
  },
  {
    tool: 'A petition list of a council: signatures are no comments, reasons are',
    text: `
No.,Name of signatory,Address,Postcode,Date signed,Reason for signing
1,A Sample,1 Sample Street,LE13 1AA,03/07/2014,My mother needs the day centre three days a week
2,B Sample,2 Sample Street,LE13 1AB,25/07/2014,Without it my husband would have to go into a home
3,C Sample,3 Sample Street,LE13 1AC,26/07/2014,
4,D Sample,4 Sample Street,LE13 1AD,26/07/2014,Somebody to talk to and a hot meal
`,
    roles: {
      'No.': 'source-id',
      'Name of signatory': 'name',
      Address: 'ignore',
      Postcode: 'postcode-area',
      'Date signed': 'submitted-at',
    },
    words: ['Reason for signing'],
    people: 4,
    hidden: /A Sample|Sample Street|1AA/,
  },
  {
    tool: 'Have your say: statements under each service, whose group stands in the row above',
    text: `
,Library service,,Leisure centre,
Ref,Rating,Comments,Rating,Comments
H1,4,Open later on Thursdays for those who work,2,The changing rooms are never clean
H2,5,,3,Lessons for grown-ups please
H3,2,Too few large print books these days,4,
`,
    roles: { Ref: 'source-id', 'Library service — Rating': 'answer' },
    words: ['Library service — Comments', 'Leisure centre — Comments'],
    people: 3,
  },
]

const logsAndOthers: ToolExport[] = [
  {
    tool: 'SmartSurvey',
    text: `
UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Tracking Link,Language,"Q1. To what extent do you support the proposal?","Q2. Please explain your answer","Q3. Are you replying as (an individual or an organisation)?","Q4. If an organisation, please give its name"
93000001,1,,,198.51.100.1,u-11,13/07/2014 10:00,13/07/2014 10:09,Web Link,en-gb,Strongly support,"Closer to home means my father can keep his own doctor","An individual",
93000002,2,,,198.51.100.2,u-12,14/07/2014 10:00,14/07/2014 10:09,Web Link,en-gb,Oppose,"The money would be better spent on carers","An organisation",Melton Walking Club
93000003,3,,,198.51.100.3,u-13,15/07/2014 10:00,15/07/2014 10:09,Web Link,en-gb,Support,,"An individual",
`,
    roles: {
      UserID: 'source-id',
      'IP Address': 'ip',
      Started: 'ignore',
      Ended: 'submitted-at',
      'Tracking Link': 'ignore',
      'Q3. Are you replying as (an individual or an organisation)?': 'respondent-kind',
      'Q4. If an organisation, please give its name': 'organisation',
    },
    words: ['Q2. Please explain your answer'],
    people: 3,
    said: '2014-07-13T09:09:00.000Z',
    hidden: /198\.51/,
  },
  {
    tool: 'JISC Online surveys: unique response number, question numbers with letters, “Optional”',
    text: `
Unique Response Number,1. Which ward do you live in?,2. How do you travel?,2.a. If you selected Other please specify:,3. What worries you about the change? (Optional),4. May we quote you anonymously?,Completion Date
1234-1233-1,North,Bus,,Two hours each way for a ten minute check is what worries me,Yes,2014-07-03T10:00:00
1234-1233-2,South,Other,A neighbour drives me when her shifts allow it,Nobody said who pays for the taxis,No,2014-07-04T10:00:00
1234-1233-3,South,Car,,,Yes,2014-07-04T11:00:00
`,
    roles: {
      'Unique Response Number': 'source-id',
      '1. Which ward do you live in?': 'area',
      '2. How do you travel?': 'answer',
      'Completion Date': 'submitted-at',
    },
    words: ['2.a. If you selected Other please specify:', '3. What worries you about the change? (Optional)'],
    people: 3,
    consent: [true, false, true],
  },
  {
    tool: 'Alchemer',
    text: `
"Response ID","Time Started","Date Submitted","Status","Contact ID","Legacy Comments","Comments","Language","Referer","SessionID","User Agent","Tags","IP Address","Longitude","Latitude","Country","City","State/Region","Postal","How did we do today?","What is the main reason for your score?"
"12","Jul 13, 2014 9:00:00 AM","Jul 13, 2014 9:02:00 AM","Complete","","","","English","","1405_53c","Mozilla/5.0","","203.0.113.9","-1.13","52.63","United Kingdom","Leicester","H5","LE1","9","The nurse stayed past her hours to finish my dressing"
"13","Jul 14, 2014 9:00:00 AM","Jul 14, 2014 9:02:00 AM","Complete","","","","English","","1405_53d","Mozilla/5.0","","203.0.113.8","-1.13","52.63","United Kingdom","Leicester","H5","LE1","3","Nobody told us that the clinic had moved"
"14","Jul 15, 2014 9:00:00 AM","Jul 15, 2014 9:02:00 AM","Partial","","","","English","","1405_53e","Mozilla/5.0","","203.0.113.7","-1.13","52.63","United Kingdom","Leicester","H5","LE1","7",""
`,
    roles: {
      'Response ID': 'source-id',
      'Date Submitted': 'submitted-at',
      'Time Started': 'ignore',
      'User Agent': 'ignore',
      SessionID: 'ignore',
      Longitude: 'ignore',
      Latitude: 'ignore',
      'IP Address': 'ip',
    },
    words: ['What is the main reason for your score?'],
    people: 3,
    said: '2014-07-13T08:02:00.000Z',
    hidden: /203\.0|52\.63|Mozilla/,
  },
  {
    tool: 'Typeform',
    text: `
#,What should we know about your visit?,Did staff introduce themselves?,What's your first name?,What is the best number to reach you on?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags
k3x9p2,The signs to X-ray stop at the lift and start again two floors up,1,Sam,07700 900123,completed,2014-07-13 09:00:00,,2014-07-13 09:03:00,8f14e45fce,
m8q1z7,I felt listened to for the first time,0,,,completed,2014-07-14 09:00:00,,2014-07-14 09:03:00,c9f0f895fb,
b2v6t4,Too long between the scan and the letter,1,Lee,,completed,2014-07-15 09:00:00,,2014-07-15 09:03:00,45c48cce2e,
`,
    roles: {
      '#': 'source-id',
      "What's your first name?": 'name',
      'What is the best number to reach you on?': 'phone',
      'Network ID': 'ignore',
      'Submit Date (UTC)': 'submitted-at',
      'Start Date (UTC)': 'ignore',
      'Response Type': 'ignore',
    },
    words: ['What should we know about your visit?'],
    people: 3,
    said: '2014-07-13T09:03:00.000Z',
    hidden: /900123|"Sam"/,
  },
  {
    tool: 'Commonplace',
    text: `
id,created_at,url,lat,lng,How do you feel about this place?,What do you like about it?,What would you change?,agreements,postcode,connection_to_area,user_id
cp1,2014-07-13T09:00:00.000Z,https://place.example/c/1,52.63,-1.13,Happy,The trees along the brook are lovely in spring,Put the bench back where it was,4,LE2 3AB,Live here,77aa
cp2,2014-07-14T09:00:00.000Z,https://place.example/c/2,52.64,-1.14,Sad,,Lorries use it as a short cut to the depot,9,LE2 3AC,Work here,77ab
cp3,2014-07-15T09:00:00.000Z,https://place.example/c/3,52.65,-1.15,Neutral,A quiet corner in a noisy town,,0,LE2 3AD,Live here,77ac
`,
    roles: {
      id: 'source-id',
      created_at: 'submitted-at',
      url: 'ignore',
      lat: 'ignore',
      lng: 'ignore',
      postcode: 'postcode-area',
      user_id: 'ignore',
    },
    words: ['What do you like about it?', 'What would you change?'],
    people: 3,
    said: '2014-07-13T09:00:00.000Z',
    hidden: /52\.6|3AB|place\.example/,
  },
  {
    tool: 'Microsoft Forms, the account in Urdu',
    text: `
شناخت,آغاز کا وقت,تکمیل کا وقت,ای میل,نام,آپ کیا بدلنا چاہیں گے؟,کیا ہم آپ کا جواب شائع کر سکتے ہیں؟
1,2014-07-01 09:00:00,2014-07-01 09:04:00,anonymous,,ہسپتال کی آخری بس ملاقات کے وقت سے پہلے چلی جاتی ہے,ہاں
2,2014-07-02 09:00:00,2014-07-02 09:04:00,noor@example.org,نور مثال,کلینک میں ترجمان ہونا چاہیے تاکہ ہم بات سمجھ سکیں,نہیں
3,2014-07-03 09:00:00,2014-07-03 09:04:00,anonymous,,خون کا ٹیسٹ گاؤں ہی میں ہونا چاہیے,ہاں
`,
    roles: {
      شناخت: 'source-id',
      'آغاز کا وقت': 'ignore',
      'تکمیل کا وقت': 'submitted-at',
      'ای میل': 'email',
      نام: 'name',
    },
    words: ['آپ کیا بدلنا چاہیں گے؟'],
    people: 3,
    said: '2014-07-01T08:04:00.000Z',
    consent: [true, false, true],
    hidden: /noor@|نور مثال/,
  },
  {
    tool: 'An FFT sheet of a practice: what a patient said, what the practice answered, who typed it',
    text: `
Friends and Family Test – Sample Surgery
Date,Method,"Overall, how was your experience?","Why did you give that answer?","Anything we could do better?",Age band,Happy for comment to be shared?,Action / practice response,Entered by
03/07/2014,Card,Very good,The new nurse did not rush me at all,Longer opening on Mondays,65-74,Yes,Thanked,KB
25/07/2014,Text,Poor,Forty minutes in the phone queue,,25-34,No,We have asked for a second line,KB
26/07/2014,Card,Good,Always friendly at the desk,Fix the door,45-54,Yes,Door was mended in August,KB
Total,3,,,,,,,
Comments typed in by reception
`,
    roles: {
      Date: 'submitted-at',
      Method: 'channel',
      'Overall, how was your experience?': 'answer',
      'Age band': 'equality',
      'Action / practice response': 'analyst-note',
      'Entered by': 'ignore',
    },
    words: ['Why did you give that answer?', 'Anything we could do better?'],
    people: 3,
    consent: [true, false, true],
    said: '2014-07-03T11:00:00.000Z',
  },
  {
    tool: 'Council letters log, kept by hand',
    text: `
Letter no;Date rec'd;From;Address;Tel;On behalf of;Summary of points;Our reply;Reply sent
L/14/001;3 July 2014;Mrs P Sample;4 The Green, Oakham LE15 6AA;01632 960007;;Asks that the evening bus to the hospital be kept as she cannot drive;Thanked her and passed it to transport;10 July 2014
L/14/002;5 July 2014;Cllr Q Sample;;;Oakham Parish Council;Objects to the loss of the day room and wants a meeting;Meeting set for August;11 July 2014
L/14/003;8 July 2014;R Sample;;;;Praises the ward and its staff by name and asks that nothing change;;
`,
    roles: {
      'Letter no': 'source-id',
      "Date rec'd": 'submitted-at',
      From: 'name',
      Address: 'postcode-area',
      Tel: 'phone',
      'On behalf of': 'organisation',
      'Our reply': 'analyst-note',
    },
    words: ['Summary of points'],
    people: 3,
    said: '2014-07-03T11:00:00.000Z',
    hidden: /P Sample|960007|The Green/,
  },
]

export const exportsOfTools: ToolExport[] = [...surveys, ...logsAndOthers]
