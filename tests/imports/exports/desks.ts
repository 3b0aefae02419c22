import type { ExportByColumn } from './by-column.ts'

/** Shapes written from what tools are known to write, before anybody looked at how they are read. All people are invented. */
export const exportsOfDesks: ExportByColumn[] = [
  {
    about: 'bilingual cy',
    text: `
ID,Dyddiad / Date,Enw / Name,E-bost / Email,Eich sylwadau / Your comments,A gawn ni gyhoeddi eich sylwadau? / May we publish your comments?
1,2014-09-01,Gwil Ffug,gwil@example.org,Mae'r arwydd yn Saesneg yn unig.,Cewch / Yes
2,2014-09-02,Ann Pretend,,The path floods every winter by the mill,Na chewch / No
3,2014-09-03,,,Diolch am y fainc newydd,Cewch / Yes
`,
    roles: ['source-id', 'submitted-at', 'name', 'email', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    hidden: /Ffug|Pretend|gwil@/,
  },
  {
    about: 'consent levels',
    text: `
Ref,Received,What would you tell the board?,How may we use what you have written?,Conf?
A1,1 Sept 2014,The ward clerk is the only one who answers,With my name,
A2,2 Sept 2014,I was told to go home and come back dead,Not at all,Y
A3,3 Sept 2014,Parking,Without my name,
A4,4 Sept 2014,My son waited nine hours with a broken wrist,Without my name,Y
`,
    roles: ['source-id', 'submitted-at', 'comment', 'consent-to-quote', 'consent-to-quote answer ignore'],
    people: 4,
    comments: 4,
    consent: ['true', 'false', 'true', 'false|null'],
  },
  {
    about: 'not shared tick',
    text: `
Entry ID,Entry Date,Your view,I am happy for my comments NOT to be shared,Please do not use my quote,Would you rather we did not print this?
1,2014-09-01 10:00:00,Too many lorries in the lane,Yes,,No
2,2014-09-02 10:00:00,Leave the green alone please,,1,Yes
3,2014-09-03 10:00:00,It will bring jobs and I want one,No,,No
`,
    roles: ['source-id', 'submitted-at', 'comment', 'consent-to-quote', 'consent-to-quote', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['false', 'false', 'true|null'],
  },
  {
    about: 'coded consent 12',
    text: `
respid,date,q1_verbatim,q2_verbatim,consent_publish,interviewer,contact_tel
1001,2014-09-01,Staff were run off their feet,Nothing,1,KL,07700900555
1002,2014-09-02,The leaflet was all jargon,Plain words and bigger print,2,KL,
1003,2014-09-03,I had to repeat my story five times,One set of notes,2,MN,07700900556
1004,2014-09-04,Kindness itself,More of the same,1,MN,
`,
    roles: ['source-id', 'submitted-at', 'comment', 'comment', 'consent-to-quote', 'ignore', 'phone'],
    people: 4,
    comments: '7-8',
    consent: ['true|null', 'false|null', 'false|null', 'true|null'],
    hidden: /07700/,
  },
  {
    about: 'thank staff',
    text: `
Card no.,Date,How was your stay?,Is there a member of staff you would like to thank?,What could be better?,Your name (if you want a reply)
501,01/09/2014,Good,Sister Annie Pretend and the night team,Hot drinks after eight,Walt Unreal
502,02/09/2014,Poor,Nobody,Answer the buzzer,
503,15/09/2014,Good,Dr Patelson,,Edie Unreal
`,
    roles: ['source-id', 'submitted-at', 'answer', 'comment ignore', 'comment', 'name'],
    people: 3,
    comments: '2-5',
    said: { '2': '2014-09-01' },
    hidden: /Unreal/,
  },
  {
    about: 'forum official',
    text: `
Post ID,Thread,Parent post ID,Author,Author role,Posted at,Post,Likes,Is official response
9001,Bus gate,,mossy_tom,Participant,2014-09-01T10:00:00Z,Close it to cars at school time only and see what happens,4,false
9002,Bus gate,9001,Council Team,Administrator,2014-09-01T12:00:00Z,Thank you Tom. The trial runs until March and all views will be read.,1,true
9003,Bus gate,9001,liv_in_lane,Participant,2014-09-02T10:00:00Z,All day or not at all. Half measures confuse visitors.,0,false
9004,Bus gate,9003,Council Team,Administrator,2014-09-03T12:00:00Z,Thanks Liv - noted.,0,true
`,
    roles: [
      'source-id',
      'answer event ignore',
      'ignore',
      'name',
      'ignore respondent-kind status answer',
      'submitted-at',
      'comment',
      'ignore',
      'ignore status answer',
    ],
    people: 2,
    comments: 2,
    held: 2,
    hidden: /mossy|Thank you Tom|Thanks Liv/,
  },
  {
    about: 'gf us',
    text: `
Timestamp,Email Address,What should we change?,May we quote you?
9/1/2014 9:20:07,a@example.org,Open the back gate in the morning,Yes
9/2/2014 19:20:07,,Let us book by text,No
9/13/2014 10:20:07,,A shelter at the stop,Yes
`,
    roles: ['submitted-at', 'email', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 3,
    said: { '2': '2014-09-01T08:20:07' },
    consent: ['true', 'false', 'true'],
    hidden: /a@example/,
  },
  {
    about: 'footer exported',
    text: `
Feedback export
Period: 01/09/2014 to 30/09/2014

Ref,Date,Service,Comment,Contact
F1,01/09/2014,Dentist,They mended it in one visit,tel 01632 960900
F2,14/09/2014,Dentist,Cold waiting room,
F3,20/09/2014,GP,I cannot hear my name called,bob@example.org

Exported by J Officer on 01/10/2014 09:00
End of report
`,
    roles: ['source-id', 'submitted-at', 'answer', 'comment', 'phone email ignore'],
    people: 3,
    comments: 3,
    said: { '5': '2014-09-01' },
    hidden: /01632|bob@|J Officer/,
  },
  {
    about: 'sms',
    text: `
Message ID,Sender,Recipient,Keyword,Message,Received,Status
m1,+447700900801,60777,BINS,BINS mine has not been emptied since july,2014-09-01 10:00:00,Delivered
m2,+447700900802,60777,BINS,BINS love the new brown bin,2014-09-02 10:00:00,Delivered
m3,07700 900803,60777,BINS,BINS too many bins no room for the pram,2014-09-03 10:00:00,Delivered
`,
    roles: ['source-id', 'phone', 'ignore', 'tags answer ignore', 'comment', 'submitted-at', 'ignore status'],
    people: 3,
    comments: 3,
    hidden: /9008/,
  },
  {
    about: 'petition comments',
    text: `
Name,Postcode,Country,Signed on,Why are you signing?,Display name publicly,Keep me updated,Email
Ursula Notme,YO1 0ZZ,UK,2014-09-01,My father learned to swim there and so did I,Yes,No,u@example.org
Vic Notme,YO2 0ZZ,UK,2014-09-02,,No,Yes,v@example.org
Wyn Notme,YO3 0ZZ,UK,2014-09-03,It is the only warm place in the village,No,Yes,w@example.org
`,
    roles: [
      'name',
      'postcode-area',
      'answer ignore area',
      'submitted-at',
      'comment',
      'answer ignore',
      'answer ignore',
      'email',
    ],
    people: 3,
    comments: 2,
    consent: ['null', 'null', 'null'],
    hidden: /Notme|0ZZ|u@/,
  },
  {
    about: 'padlet',
    text: `
Section,Subject,Body,Author,Attachment,Created At,Updated At,Reactions
Likes,Trees,<p>Keep the <b>big oak</b> by the gate</p>,Anonymous,,2014-09-01 10:00:00 UTC,2014-09-01 10:00:00 UTC,2
Dislikes,,<p>Dog mess everywhere</p>,Miss Fable (Y4),https://padlet.example/x.jpg,2014-09-01 10:01:00 UTC,2014-09-01 10:01:00 UTC,0
Ideas,Zip wire!,<p>A zip wire and a quiet corner</p>,Anonymous,,2014-09-01 10:02:00 UTC,2014-09-01 10:02:00 UTC,5
`,
    roles: ['answer tags', 'answer comment ignore', 'comment', 'name', 'ignore', 'submitted-at', 'ignore', 'ignore'],
    people: 3,
    comments: '3-5',
    hidden: /Fable|<p>|<b>/,
  },
  {
    about: 'maptionnaire wkt',
    text: `
Respondent ID,Submitted,geometry,Place type,Tell us more about this place,Gender,Year of birth,Email
r-1,2014-09-01T10:00:00,POINT (-1.08271 53.95763),Unsafe,Cars come round the bend on the pavement,Woman,1971,q@example.org
r-2,2014-09-02T10:00:00,POINT (-1.08301 53.95790),Lovely,Best view of the minster,Man,1990,
r-3,2014-09-03T10:00:00,"POLYGON ((-1.08 53.95, -1.07 53.95, -1.07 53.96, -1.08 53.95))",Unsafe,No lights here,,,
`,
    roles: ['source-id', 'submitted-at', 'ignore', 'answer', 'comment', 'equality', 'equality', 'email'],
    people: 3,
    comments: 3,
    hidden: /53\.95|q@|1971/,
  },
  {
    about: 'go vocal',
    text: `
id,title,description,author_name,author_email,proposed_budget,topics,location,latitude,longitude,status,assignee,official_feedback,likes_count,comments_count,published_at,url
b1d0c7a2-0000-4000-8000-00000000000a,Bike hangars,We have no room for bikes in the flats and mine was stolen twice.,Kofi Notreal,kofi@example.org,500,transport,"Mill Lane 4, Leeds",53.79,-1.54,Under consideration,Dana Officer,The highways team will report in spring.,14,3,2014-09-01 10:00:00,https://x.example/a
b1d0c7a2-0000-4000-8000-00000000000b,A bench,Halfway up the hill for those of us with bad hips.,Mabel Notreal,mabel@example.org,,parks,,,,Proposed,,,3,0,2014-09-02 10:00:00,https://x.example/b
b1d0c7a2-0000-4000-8000-00000000000c,Ban fireworks,The dogs and my grandad both hide under the stairs.,Leo Notreal,,,safety,,,,Rejected,Dana Officer,This is outside our powers.,41,12,2014-09-03 10:00:00,https://x.example/c
`,
    roles: [
      'source-id',
      'answer comment ignore',
      'comment',
      'name',
      'email',
      'answer ignore',
      'tags',
      'ignore area venue answer postcode-area',
      'ignore',
      'ignore',
      'status ignore',
      'ignore',
      'analyst-note',
      'ignore',
      'ignore',
      'submitted-at',
      'ignore',
    ],
    people: 3,
    comments: '3-6',
    hidden: /Notreal|kofi@|Dana|highways team|outside our powers|Mill Lane/,
  },
  {
    about: 'datix',
    text: `
ID,First received,Type,Description,Person affected,NHS No.,Relationship,Outcome code,Outcome,Lessons learned,Handler,Closed
55011,01/09/2014,Concern,My mother was left without water for six hours on Elm ward.,Irma Fakely,943 476 5919,Daughter,Upheld,Apology given by matron.,Fluid charts to be checked hourly,HJ,12/10/2014
55012,02/09/2014,Complaint,The letter gave the wrong clinic and we lost a day's pay.,Ned Fakely,943 476 5870,Self,Partly upheld,Letter template changed.,,HJ,
55013,15/09/2014,Concern,Nobody would say who was in charge.,,,Husband,,,,KM,
`,
    roles: [
      'source-id',
      'submitted-at',
      'answer ignore tags channel',
      'comment',
      'name ignore',
      'ignore',
      'respondent-kind answer',
      'answer ignore status analyst-note',
      'analyst-note',
      'analyst-note',
      'ignore',
      'ignore',
    ],
    people: 3,
    comments: 3,
    hidden: /Fakely|943 476|Apology given|Fluid charts|template changed/,
  },
  {
    about: 'healthwatch crm',
    text: `
Feedback ref;Date of contact;Source;Service;What was said;Sentiment;Signposting given;Provider response;Happy to be named in report?;Happy for words to be used?
HW1;01.09.2014;Phone;Pharmacy;They never have my inhaler and I walk there twice a week;Negative;Told about repeat service;Supplier problem, now resolved;No;Yes
HW2;02.09.2014;Event;GP;Dr listens;Positive;;;Yes;Yes
HW3;15.09.2014;Email;Hospital;Discharged at two in the morning in my nightie;Negative;PALS;;No;No
`,
    roles: [
      'source-id',
      'submitted-at',
      'channel',
      'answer',
      'comment',
      'tags answer ignore',
      'analyst-note ignore',
      'analyst-note ignore',
      'answer ignore',
      'consent-to-quote',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'true', 'false'],
    hidden: /Supplier problem|Told about/,
  },
  {
    about: 'inovem',
    text: `
Comment ID,Response Date,Status,Submission Type,Version,Consultee,Company / Organisation,Address,Event Name,Comment by,Consultation Point,Do you agree?,Comment,Files,Officer Comments
LP1,01/09/14 10:11,Submitted,Web,0.2,Mr Fay King,,"1 Sham Street Ashby LE65 0ZZ",Local Plan 2014,Mr Fay King (1234),Policy H2,No,Three storeys beside bungalows takes all the light from my kitchen.,,Design policy covers this.
LP2,02/09/14 10:11,Submitted,Email,0.1,Ashby Cycling Club,Ashby Cycling Club,,Local Plan 2014,Ashby Cycling Club (1235),Policy T1,Yes,A cycle path to the station would be used daily.,,
LP3,19/09/14 10:11,Submitted,Web,0.1,Ms Faye Kerr,,"2 Sham Street Ashby LE65 0ZX",Local Plan 2014,Ms Faye Kerr (1236),Policy H2,No,Schools are full.,,Noted
`,
    roles: [
      'source-id',
      'submitted-at',
      'status ignore',
      'channel',
      'ignore answer',
      'name organisation',
      'organisation ignore',
      'postcode-area',
      'answer event ignore',
      'name',
      'answer area ignore',
      'answer',
      'comment',
      'ignore',
      'analyst-note',
    ],
    people: 3,
    comments: 3,
    said: { '2': '2014-09-01T09:11' },
    hidden: /Fay|Sham|0ZZ|Design policy/,
  },
  {
    about: 'commentaires fr',
    text: `
N°;Date;Nom;Commune;Observation;Réponse de la mairie;Suite donnée
1;01/09/2014;M. Faux;Lille;Le sens unique va rallonger mon trajet de dix minutes.;La commission étudiera ce point.;En cours
2;02/09/2014;Mme Fausse;Loos;Très bonne idée pour les enfants;;Classé
3;15/09/2014;anonyme;Lille;Et les livraisons ?;Un créneau est prévu le matin.;Clos
`,
    roles: [
      'source-id',
      'submitted-at',
      'name',
      'area',
      'comment',
      'analyst-note',
      'analyst-note ignore status answer',
    ],
    people: 3,
    comments: 3,
    said: { '2': '2014-09-01' },
    hidden: /Faux|Fausse|commission étudiera|créneau/,
  },
  {
    about: 'it forms',
    workbook: true,
    text: `
ID,Ora di inizio,Ora di completamento,Posta elettronica,Nome,In quale quartiere vive?,Che cosa migliorerebbe nel parco?,Non desidero che il mio commento venga pubblicato,Il suo numero di cellulare
1,2014-09-01 09:00:00,2014-09-01 09:05:00,anonymous,,Centro,Più ombra e fontanelle che funzionano d'estate,,333 1234567
2,2014-09-02 09:00:00,2014-09-02 09:05:00,anonymous,,Nord,Le altalene sono rotte da marzo,Non desidero che il mio commento venga pubblicato,
3,2014-09-03 09:00:00,2014-09-03 09:05:00,anonymous,,Nord,Un'area per i cani grandi,,340 7654321
`,
    roles: ['source-id', 'ignore', 'submitted-at', 'email', 'name', 'area', 'comment', 'consent-to-quote', 'phone'],
    people: 3,
    comments: 3,
    consent: ['null', 'false', 'null'],
    hidden: /333 123|340 765/,
  },
  {
    about: 'short words q7',
    text: `
Id,Q1,Q2,Q7,Q8,Q9_publish
1,Yes,3,More benches,Swings,Y
2,No,5,,Nothing really,N
3,Yes,4,The loos stink,Goalposts please,Y
4,Yes,1,Cleaner,Shade,
5,No,2,Fewer teenagers hanging about the shelter,,N
`,
    roles: ['source-id', 'answer', 'answer', 'comment', 'comment', 'consent-to-quote'],
    people: 5,
    comments: '8',
    consent: ['true', 'false', 'true', 'null', 'false'],
  },
  {
    about: 'jobs trap',
    text: `
Reference,Submitted on,First name,Surname,Date of birth,NHS no,Home address,Which clinic?,Your experience,May we share it with the press?,Next appointment,GP name
P1,01/09/2014,Zara,Fabley,01/02/1950,9434765919,"5 Made Up Mews, Ripon, HG4 0ZZ",Eye,They dilated my eyes and then sent me to the bus alone,No,12/10/2014,Dr Mock
P2,13/09/2014,Yuri,Fabley,14/03/1961,9434765870,"6 Made Up Mews, Ripon, HG4 0ZY",Foot,Gentle and quick,Yes,13/11/2014,Dr Mock
`,
    roles: [
      'source-id',
      'submitted-at',
      'name',
      'name',
      'equality ignore',
      'ignore',
      'postcode-area',
      'answer',
      'comment',
      'consent-to-quote answer',
      'ignore answer',
      'ignore answer name',
    ],
    people: 2,
    comments: 2,
    said: { '2': '2014-09-01' },
    hidden: /Fabley|Zara|1950|94347|Made Up|0ZZ/,
  },
  {
    about: 'reply columns',
    text: `
Enquiry no,Logged,Enquirer,Email,Enquiry,Response,Response date,Responded by,Satisfied with reply?
E1,2014-09-01 10:00,Hal Falseton,hal@example.org,Why is the pool shut on Mondays when the school has its lesson then?,The pool is closed for cleaning. We will look at moving this to Tuesday.,2014-09-04,Leisure team,No
E2,2014-09-02 10:00,Ivy Falseton,,Can wheelchairs get to the top field?,Yes by the north gate.,2014-09-05,Parks,Yes
E3,2014-09-03 10:00,Jo Falseton,jo@example.org,Please bring back the puppet show,,,,
`,
    roles: [
      'source-id',
      'submitted-at',
      'name',
      'email',
      'comment',
      'analyst-note',
      'ignore answer analyst-note',
      'ignore analyst-note',
      'answer ignore',
    ],
    people: 3,
    comments: 3,
    hidden: /Falseton|hal@|closed for cleaning|north gate/,
  },
  {
    about: 'nextdoor screens',
    text: `
Platform,Post date,User,Handle,Post text,Reply from us,Screenshot,Sentiment,Consent sought?,Consent given?
Nextdoor,01/09/2014,Kit Sham,,Who thought one way was a good idea on market day,Thanks Kit we will pass this on,img1.png,-1,Yes,No
X,02/09/2014,Lex Sham,@lexsham,Loving the new crossing,,img2.png,1,Yes,Yes
Facebook,16/09/2014,Mae Sham,,Is it finished yet,Hi Mae - November,img3.png,0,No,
`,
    roles: [
      'channel answer ignore',
      'submitted-at',
      'name',
      'name',
      'comment',
      'analyst-note',
      'ignore',
      'tags answer ignore',
      'answer ignore',
      'consent-to-quote',
    ],
    people: 3,
    comments: 3,
    said: { '2': '2014-09-01' },
    consent: ['false|null', 'true|null', 'null|false'],
    hidden: /Sham|lexsham|Thanks Kit|Hi Mae/,
  },
  {
    about: 'workshop xlsx',
    workbook: true,
    text: `
Workshop notes – Village hall 3 September 2014
Table,Facilitator,Question 1: What works?,,Question 2: What should change?,
,,Comment,Dots,Comment,Dots
1,Fern Staff,The volunteers at the library,4,A bus on Sunday for church and the hospital,7
1,Fern Staff,The footpaths are kept clear,2,Somewhere for teenagers that is not the bus shelter,9
2,Greg Staff,,,Street lights off at one not eleven,3
`,
    roles: ['table answer ignore', 'ignore', 'comment', 'dots ignore answer', 'comment', 'dots ignore answer'],
    people: '3',
    comments: 5,
    hidden: /Staff/,
  },
  {
    about: 'answers in two langs',
    text: `
record_id,survey_timestamp,preferred_language,comment_original,comment_english,may_publish,translator
1,2014-09-01 10:00:00,Polish,Kolejka jest za długa i nikt nie mówi po polsku.,The queue is too long and nobody speaks Polish.,yes,A Translator
2,2014-09-02 10:00:00,Urdu,ڈاکٹر بہت اچھے ہیں۔,The doctors are very good.,no,B Translator
3,2014-09-03 10:00:00,English,The ramp is icy,,yes,
`,
    roles: [
      'source-id',
      'submitted-at',
      'language answer equality',
      'comment',
      'translation',
      'consent-to-quote',
      'ignore name',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    hidden: /A Translator|B Translator/,
  },
]
