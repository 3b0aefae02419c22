import type { ExportByColumn } from './by-column.ts'

/** More exports of survey tools, platforms, registers and sheets. All people and words are invented. */
export const moreExports: ExportByColumn[] = [
  {
    about: 'SurveyMonkey labels in German with matrix of text boxes',
    text: `
Befragten-ID,Kollektor-ID,Startdatum,Enddatum,IP-Adresse,E-Mail-Adresse,Vorname,Nachname,Benutzerdefinierte Daten 1,Welche Klinik haben Sie besucht?,Nennen Sie drei Dinge die wir ändern sollten,,,Dürfen wir Ihre Antwort anonym veröffentlichen?
,,,,,,,,,Antwort,Erstens,Zweitens,Drittens,Antwort
118001,7,13.06.2025 09:02:11,13.06.2025 09:09:40,203.0.113.4,,,,,Augenklinik,Parken,Kürzere Wartezeit,Mehr Licht im Flur,Ja
118002,7,14.06.2025 09:02:11,14.06.2025 09:19:40,203.0.113.5,,,,,Hautklinik,Freundlicher am Telefon sein,,,Nein
118003,7,15.06.2025 09:02:11,15.06.2025 09:29:40,203.0.113.6,,,,,Augenklinik,Essen,,,Ja
`,
    roles: [
      'source-id',
      'ignore',
      'ignore',
      'submitted-at',
      'ip',
      'email',
      'name',
      'name',
      'ignore',
      'answer',
      'comment',
      'comment',
      'comment',
      'consent-to-quote',
    ],
    people: 3,
    comments: '4-5',
    held: 0,
    rejected: [],
    consent: ['true', 'false', 'true'],
    said: { 3: '2025-06-13T08:09:40' },
    hidden: /203\.0/,
  },
  {
    about: 'Qualtrics choice text, consent first page, piped names',
    text: `
StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,LocationLongitude,DistributionChannel,UserLanguage,QConsent,Q9,Q10_1,Q10_2,Q11,Q12#1_1_1,Q13
Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Recipient Last Name,Recipient First Name,Recipient Email,External Data Reference,Location Latitude,Location Longitude,Distribution Channel,User Language,I have read the information above and agree to take part in this survey,Are you happy for direct quotations to be used in publications?,How important are these? - Nearness,How important are these? - Opening hours,What would you say to the board if you could?,List up to three - Ideas - Idea 1,If you would like the results please give us an email address
"{""ImportId"":""startDate"",""timeZone"":""America/Denver""}","{""ImportId"":""endDate"",""timeZone"":""America/Denver""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate"",""timeZone"":""America/Denver""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientFirstName""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""externalDataReference""}","{""ImportId"":""locationLatitude""}","{""ImportId"":""locationLongitude""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}","{""ImportId"":""QID1""}","{""ImportId"":""QID9""}","{""ImportId"":""QID10_1""}","{""ImportId"":""QID10_2""}","{""ImportId"":""QID11_TEXT""}","{""ImportId"":""QID12""}","{""ImportId"":""QID13_TEXT""}"
2025-06-13 02:00:00,2025-06-13 02:05:00,IP Address,203.0.113.1,100,300,True,2025-06-13 02:05:01,R_9aB2cD3eF4gH5iJ,,,,,52.63,-1.13,anonymous,EN-GB,I agree,Yes,Very important,Important,Come and sit in the waiting room for one morning,A clock in the waiting room,p1@example.org
2025-06-14 02:00:00,2025-06-14 02:05:00,IP Address,203.0.113.2,100,300,True,2025-06-14 02:05:01,R_8aB2cD3eF4gH5iJ,,,,,52.63,-1.13,anonymous,EN-GB,I agree,No,Important,Very important,Stop moving the bus stop,,
2025-06-15 02:00:00,2025-06-15 02:05:00,IP Address,203.0.113.3,40,300,False,2025-06-15 02:05:01,R_7aB2cD3eF4gH5iJ,,,,,52.63,-1.13,anonymous,EN-GB,I agree,,Important,,,,
`,
    roles: [
      'ignore',
      'ignore submitted-at',
      'status',
      'ip',
      'ignore',
      'ignore',
      'ignore',
      'submitted-at ignore',
      'source-id',
      'name',
      'name',
      'email',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore language',
      'answer ignore',
      'consent-to-quote',
      'answer',
      'answer',
      'comment',
      'comment',
      'email',
    ],
    people: 3,
    comments: 3,
    held: 0,
    said: { 4: '2025-06-13T08:05' },
    consent: ['true', 'false', 'null'],
    hidden: /203\.0|p1@|52\.63/,
  },
  {
    about: 'LimeSurvey codes & answer codes with array and rank',
    text: `
id;submitdate;lastpage;startlanguage;seed;startdate;datestamp;ipaddr;refurl;agree[SQ001];agree[SQ002];rank[1];rank[2];why;otheruse[other];quoteme;mailme;town
21;13/06/2025 09:10:00;4;en;11;13/06/2025 09:00:00;13/06/2025 09:10:00;192.0.2.1;;A1;A4;R2;R1;"My neighbour drives me, and she is 84";"the chapel lunch club";Y;p1@example.org;Oakham
22;14/06/2025 09:10:00;4;en;12;14/06/2025 09:00:00;14/06/2025 09:10:00;192.0.2.2;;A2;A2;R1;R2;"I would go if I could park";"";N;;Melton
23;15/06/2025 09:10:00;4;cy;13;15/06/2025 09:00:00;15/06/2025 09:10:00;192.0.2.3;;A5;A1;R1;R2;"Mae'n rhy bell o'r pentref i ni";"";Y;;Oakham
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore',
      'ignore language',
      'ignore',
      'ignore',
      'ignore',
      'ip',
      'ignore',
      'answer',
      'answer',
      'answer',
      'answer',
      'comment',
      'comment answer',
      'consent-to-quote',
      'email',
      'area',
    ],
    people: 3,
    comments: '3-4',
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T08:10:00' },
    hidden: /192\.0|p1@/,
  },
  {
    about: 'Kobo XML names with nested groups, select_multiple in one column and a note',
    text: `
"start","end","today","username","intro/staff_name","intro/village","consent_grp/may_quote_you","consent_grp/may_record","about/sex","about/age_years","views/what_would_help","views/other_service_text","views/services","views/services/gp","views/services/dentist","views/contact_number","_id","_uuid","_submission_time","_validation_status","_notes","_status","_submitted_by","_tags","_index"
"2025-06-13T09:00:00+01:00","2025-06-13T09:09:00+01:00","2025-06-13","amy_f","Amy Fieldworker","Langham","yes","yes","female","71","Someone to read the letters to me","","gp dentist","1","1","07700900666","701","c0a1f9a2-1111-4222-8333-000000000001","2025-06-13T08:11:00","","","submitted_via_web","amy_f","","1"
"2025-06-14T09:00:00+01:00","2025-06-14T09:09:00+01:00","2025-06-14","amy_f","Amy Fieldworker","Whissendine","no","yes","male","44","A dentist nearer than Leicester","","dentist","0","1","","702","c0a1f9a2-1111-4222-8333-000000000002","2025-06-14T08:11:00","","second visit","submitted_via_web","amy_f","","2"
"2025-06-15T09:00:00+01:00","2025-06-15T09:09:00+01:00","2025-06-15","amy_f","Amy Fieldworker","Langham","yes","no","female","29","Evening clinics","the food bank","gp","1","0","","703","c0a1f9a2-1111-4222-8333-000000000003","2025-06-15T08:11:00","","","submitted_via_web","amy_f","","3"
`,
    roles: [
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'area',
      'consent-to-quote',
      'answer ignore',
      'equality',
      'equality',
      'comment',
      'comment answer',
      'ignore answer',
      'answer',
      'answer',
      'phone',
      'source-id',
      'ignore',
      'submitted-at',
      'status',
      'analyst-note',
      'ignore',
      'ignore',
      'tags',
      'ignore',
    ],
    people: 3,
    comments: '3-4',
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T08:11:00' },
    area: { 2: 'Langham' },
    hidden: /Fieldworker|amy_f|900666/,
  },
  {
    about: 'REDCap labels with "Complete?" and yes/no with question marks',
    text: `
"Record ID","Survey Identifier","Survey Timestamp","What is your name?","Telephone","Which services have you used? (choice=Physiotherapy)","Which services have you used? (choice=Podiatry)","Which services have you used? (choice=Other)","If other, please specify","Please describe your experience in your own words","Would you like your comments to be kept anonymous and confidential?","Notes for study team only","Complete?"
"1","","2025-06-13 09:10:00","Pat Example","01632 960044","Checked","Unchecked","Unchecked","","He showed me the exercises on a film I could keep","No","","Complete"
"2","","2025-06-14 09:10:00","","","Unchecked","Checked","Checked","Hand clinic","The stairs are hard for those who need podiatry","Yes","chase for phone no","Complete"
"3","","2025-06-15 09:10:00","Lee Example","","Checked","Unchecked","Unchecked","","Waited since January","No","","Incomplete"
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'name',
      'phone',
      'answer',
      'answer',
      'answer',
      'answer comment',
      'comment',
      'consent-to-quote',
      'analyst-note',
      'ignore status',
    ],
    people: 3,
    comments: '3-4',
    consent: ['true|null', 'false', 'true|null'],
    said: { 2: '2025-06-13T08:10:00' },
    hidden: /Pat Example|960044|chase/,
  },
  {
    about: 'Google Forms English with checkbox grid, linear scale, file upload',
    text: `
Timestamp,Email Address,"Score",How satisfied are you? ,Please rate each service [Reception],Please rate each service [Nursing],"Which of these would help? ",What is the ONE thing we should fix first?,Upload a photo of the problem (optional),"I agree to my comment being shown on the surgery's Facebook page",Your name (leave blank to stay anonymous)
13/06/2025 09:20:07,p1@example.org,,4,Good,Very good,"Longer hours, Text reminders",The door,https://drive.google.com/open?id=1abc,I agree,Pat Example
14/06/2025 09:20:07,p2@example.org,,2,Poor,Good,Text reminders,Phones,,,
25/06/2025 09:20:07,p3@example.org,,5,Good,Good,"Longer hours, More seats",Nothing - it is a lovely surgery,,I agree,
`,
    roles: [
      'submitted-at',
      'email',
      'ignore',
      'answer',
      'answer',
      'answer',
      'answer',
      'comment',
      'ignore',
      'consent-to-quote',
      'name',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'null', 'true'],
    said: { 2: '2025-06-13T08:20:07' },
    hidden: /Pat Example|p1@|drive\.google/,
  },
  {
    about: 'MS Forms in Arabic (workbook)',
    workbook: true,
    text: `
المعرف,وقت البدء,وقت الإكمال,البريد الإلكتروني,الاسم,كيف كانت زيارتك؟,ماذا يمكننا أن نحسن؟,هل توافق على نشر تعليقك؟
1,2025-06-13 09:00:00,2025-06-13 09:04:00,anonymous,,جيدة,نحتاج إلى مترجم في قسم الولادة كل يوم,نعم
2,2025-06-14 09:00:00,2025-06-14 09:04:00,huda@example.org,هدى مثال,سيئة,انتظرت ست ساعات ولم يخبرني أحد بالسبب,لا
3,2025-06-15 09:00:00,2025-06-15 09:04:00,anonymous,,جيدة,موقف السيارات غال,نعم
`,
    roles: ['source-id', 'ignore', 'submitted-at', 'email', 'name', 'answer', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T08:04:00' },
    hidden: /huda@|هدى/,
  },
  {
    about: 'MS Forms in Portuguese, quiz points',
    text: `
ID;Hora de início;Hora de conclusão;Email;Nome;Total de pontos;Comentários do teste;O que devemos mudar no centro de saúde?;Pontos - O que devemos mudar no centro de saúde?;Comentários - O que devemos mudar no centro de saúde?;Podemos citar a sua resposta?
1;13/06/2025 09:00:00;13/06/2025 09:04:00;anonymous;;;;Abrir mais cedo para quem trabalha;;;Sim
2;14/06/2025 09:00:00;14/06/2025 09:04:00;rui@example.org;Rui Exemplo;;;Ninguém atende o telefone de manhã;;;Não
3;25/06/2025 09:00:00;25/06/2025 09:04:00;anonymous;;;;Ter um intérprete;;;
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'email',
      'name',
      'ignore',
      'ignore',
      'comment',
      'ignore',
      'analyst-note ignore',
      'consent-to-quote',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'null'],
    said: { 2: '2025-06-13T08:04:00' },
    hidden: /rui@|Rui Exemplo/,
  },
  {
    about: 'GOV.UK Notify style: form with email team columns',
    text: `
Reference,Submitted at,What is your role?,What type of response is this?,Tell us about the impact on people with protected characteristics,Do you want us to keep your response confidential?,Why do you want your response to be confidential?,What’s your email address?
7AA2MZ7P,2025-06-13T09:10:00Z,Member of the public,Individual,Deaf people cannot ring to change an appointment,No,,pat@example.org
7AA2MZ7Q,2025-06-14T09:10:00Z,NHS employee,Individual,Night buses stop before the shift ends,Yes,I work on the ward,sam@example.org
7AA2MZ7R,2025-06-15T09:10:00Z,Charity or voluntary group,Organisation,Our members cannot read small print,No,,
`,
    roles: [
      'source-id',
      'submitted-at',
      'respondent-kind',
      'answer respondent-kind',
      'comment',
      'consent-to-quote',
      'comment analyst-note',
      'email',
    ],
    people: 3,
    comments: '3-4',
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T09:10:00' },
    kind: { 3: 'staff', 4: 'organisation' },
    hidden: /pat@|sam@/,
  },
  {
    about: 'Citizen Space data with "Response received via" and BHLF and multiple contact fields',
    text: `
Response ID,Date submitted,Response received via,Name,Email,Postcode,Equality - Sex,Equality - Age,Q1. Which option do you prefer? - Option,Q1. Which option do you prefer? - Reasons for preference,Q2. Will this affect you? - Please choose,Q2. Will this affect you? - How would it affect you?,Use of your response - How may we use your response?
BHLF-1QKX-ABCD-1,13/06/2025,Paper,Pat Example,,LE15 6AA,Female,65-74,Option 1,It is on the bus route,Yes,I would not have to ask my son,Publish with my name
ANON-2QKX-ABCD-2,14/06/2025,Online,Sam Example,sam@example.org,LE13 1AB,Male,45-54,Option 2,,No,,Publish anonymously
ANON-3QKX-ABCD-3,25/06/2025,Online,Lee Example,lee@example.org,LE15 6AD,Prefer not to say,,Neither,Both sites flood,Yes,My clinic would be twenty miles off,Do not publish my response
`,
    roles: [
      'source-id',
      'submitted-at',
      'channel',
      'name',
      'email',
      'postcode-area',
      'equality',
      'equality',
      'answer',
      'comment',
      'answer',
      'comment',
      'consent-to-quote',
    ],
    people: 3,
    comments: 4,
    consent: ['true', 'true', 'false'],
    said: { 2: '2025-06-13' },
    area: { 2: 'LE15' },
    hidden: /Pat Example|sam@|6AA|1AB/,
  },
  {
    about: 'Bang the Table guestbook',
    text: `
Contribution ID,Contributor,Contribution,Date of contribution,Agrees,Disagrees,Replies,Moderation status,Moderated by,Admin Response,Admin Responder
G1,meadowlark,Please put the new scanner in Melton where the parking is free,13 Jun 2025 09:10,12,1,1,Approved,Kim Moderator,Thanks - we have passed this to the estates team,Alice Admin
G2,stonemason,The old site has history and a good canteen,14 Jun 2025 09:10,3,4,0,Approved,Kim Moderator,,
G3,angrycat,You are all liars,15 Jun 2025 09:10,0,9,0,Removed,Kim Moderator,,
`,
    roles: [
      'source-id',
      'name',
      'comment',
      'submitted-at',
      'ignore answer',
      'ignore answer',
      'ignore answer',
      'status',
      'ignore',
      'analyst-note',
      'ignore',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13T08:10' },
    hidden: /meadowlark|Moderator|Alice/,
    warns: /line 4/,
  },
  {
    about: 'Social Pinpoint comments on a map',
    text: `
ID,Category,Comment,Name,Email,Up Votes,Down Votes,Latitude,Longitude,Created,Status,Reply To,Image URL,Device
3001,Ideas,A bench half way up the hill to the clinic,Pat Example,pat@example.org,5,0,52.631,-1.131,2025-06-13 09:10:11,Published,,https://p.example/i.jpg,Mobile
3002,Issues,The crossing is too short for my frame,,,2,0,52.632,-1.132,2025-06-14 09:10:11,Published,,,Desktop
3003,Likes,The bees in the hospital garden,Sam Example,,8,0,52.633,-1.133,2025-06-15 09:10:11,Hidden,,,Mobile
`,
    roles: [
      'source-id',
      'tags answer',
      'comment',
      'name',
      'email',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'submitted-at',
      'status',
      'ignore',
      'ignore',
      'ignore answer',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13T08:10:11' },
    hidden: /Pat Example|52\.63|pat@|p\.example/,
    warns: /line 4/,
  },
  {
    about: 'Maptionnaire / PPGIS with German headings',
    text: `
Respondent ID,Erstellt am,Stadtteil,Geschlecht,Altersgruppe,Was gefällt Ihnen an diesem Ort?,Was stört Sie hier?,Dürfen wir Ihren Kommentar öffentlich zeigen?,WKT,Notiz der Redaktion
1,13.06.2025 09:10,Nordstadt,weiblich,30-44,Die alten Bäume,Autos auf dem Gehweg,Ja,POINT (9.99 53.55),prüfen
2,14.06.2025 09:10,Südstadt,männlich,45-59,,Kein Licht an der Haltestelle,Nein,POINT (9.98 53.54),
3,25.06.2025 09:10,Nordstadt,divers,18-29,Viel Platz für Kinder,,Ja,POINT (9.97 53.53),
`,
    roles: [
      'source-id',
      'submitted-at',
      'area',
      'equality',
      'equality',
      'comment',
      'comment',
      'consent-to-quote',
      'ignore',
      'analyst-note',
    ],
    people: 3,
    comments: 4,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T08:10' },
    hidden: /53\.5|weiblich/,
  },
  {
    about: 'Datix complaints with consent of the patient (not to quote), severity and dates',
    text: `
Complaint ref,Received,Acknowledged,Response due,Replied,Complainant,Relationship,Patient,Date of birth,NHS number,Ward/Unit,Consultant,Main issue,Issue narrative,What does the complainant want?,Consent from patient received?,Severity,Handler's notes,Outcome code
CM/25/001,13/06/2025,14/06/2025,11/07/2025,,Mrs P Sample,Daughter,Mr Q Sample,01/02/1938,943 476 5919,Ward 12,Dr Placeholder,Nursing care,Dad rang the bell for forty minutes and wet himself,To hear what will be done about the bells,Yes,Medium,ward asked for staffing,UPH
CM/25/002,14/06/2025,15/06/2025,12/07/2025,10/07/2025,Mr R Sample,Self,Mr R Sample,03/04/1960,943 476 5870,Outpatients,Dr Placeholder,Waiting,I was told ten minutes and it was three hours,Nothing more,Yes,Low,,NUP
CM/25/003,15/06/2025,,13/07/2025,,Ms S Sample,Mother,Miss T Sample,05/06/2019,,Children's,Dr Invented,Communication,They spoke to my ex-husband and not to me,My number put on the record,No,High,safeguarding lead told,
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore answer',
      'ignore answer',
      'ignore answer',
      'name',
      'respondent-kind answer',
      'name ignore',
      'equality ignore',
      'ignore',
      'answer area',
      'ignore answer',
      'answer',
      'comment',
      'comment',
      'ignore answer',
      'answer ignore',
      'analyst-note',
      'answer ignore analyst-note',
    ],
    people: 3,
    comments: '5-6',
    said: { 2: '2025-06-13' },
    hidden: /Sample|1938|943 476|Placeholder/,
  },
  {
    about: 'FFT return wide with counts under totals (workbook)',
    workbook: true,
    text: `
GP Friends and Family Test,,,,,
Practice code: Y00000,,,,,
,,,,,
Date,Collected by,How likely / experience,Reason for rating,Suggestion for improvement,OK to publish?
13/06/2025,SMS,1 - Very good,All staff kind and quick,,Yes
14/06/2025,Tablet,5 - Very poor,Lost my blood test twice,Label things properly,No
15/06/2025,Paper,2 - Good,,More chairs,Yes
,,,,,
Very good,1,,,,
Very poor,1,,,,
Prepared by the practice manager,,,,,
`,
    roles: ['submitted-at', 'channel', 'answer', 'comment', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 4,
    held: 0,
    rejected: [9, 10, 11],
    consent: ['true', 'false', 'true'],
    said: { 5: '2025-06-13' },
  },
  {
    about: 'Council planning representations with neighbours',
    text: `
Application,Rep no,Name,Address,Received,Stance,Comment type,Comments,Redacted comments,Published on website
25/0101/FUL,1,Mr A Sample,"3 Mill Lane, Oakham, LE15 6AB",13/06/2025,Object,Neighbour,The ambulances will have to pass our door all night,The ambulances will have to pass our door all night,Yes
25/0101/FUL,2,Ms B Sample,"9 Mill Lane, Oakham, LE15 6AB",14/06/2025,Support,Neighbour,My husband Fred needs dialysis near home,My husband [name] needs dialysis near home,Yes
25/0101/FUL,3,Oakham Town Council,"Council Offices, Oakham, LE15 6XX",25/06/2025,Neutral,Consultee,No objection if lorries keep to daytime,No objection if lorries keep to daytime,No
`,
    roles: [
      'answer ignore',
      'source-id',
      'name',
      'ignore postcode-area',
      'submitted-at',
      'answer',
      'answer respondent-kind',
      'comment',
      'ignore',
      'status ignore consent-to-quote answer',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13' },
    hidden: /Mill Lane|A Sample|6AB/,
  },
  {
    about: 'Outlook-like CSV from a shared mailbox rule (other headings)',
    text: `
Date/Time,Sender Name,Sender Email,Subject,Message Body,Folder,Flag,Attachments,Handled by,Reply text
13/06/2025 09:10,Pat Example,pat@example.org,Ward closure,"I am writing to object to the closure of Ward 3. It is where my sister learned to walk again.",Inbox,,0,Kim Worker,Thank you for your e-mail. It will be considered.
14/06/2025 09:10,Sam Example,sam@example.org,,"Where will the dentist go?",Inbox,Flagged,1,Kim Worker,
25/06/2025 09:10,Lee Example,lee@example.org,Well done,"Well done for asking people for once.",Inbox,,0,Dan Worker,Thank you.
`,
    roles: [
      'submitted-at',
      'name',
      'email',
      'answer',
      'comment',
      'ignore answer',
      'ignore answer',
      'ignore answer',
      'ignore',
      'analyst-note',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13T08:10' },
    hidden: /Pat Example|sam@|Worker/,
  },
  {
    about: 'Instagram/YouTube comments tool',
    text: `
videoId,commentId,authorDisplayName,authorChannelUrl,authorChannelId,textDisplay,textOriginal,likeCount,publishedAt,updatedAt,parentId,isPublic
vid1,UgA1,Pat Example,http://www.youtube.example/channel/a,UCaaaa1111,Can you say when the <b>new ward</b> opens?,Can you say when the new ward opens?,3,2025-06-13T08:10:00Z,2025-06-13T08:10:00Z,,TRUE
vid1,UgA2,Sam Example,http://www.youtube.example/channel/b,UCaaaa2222,It&#39;s all about money,It's all about money,1,2025-06-14T08:10:00Z,2025-06-14T08:10:00Z,,TRUE
vid1,UgA3,Lee Example,http://www.youtube.example/channel/c,UCaaaa3333,My gran was born there,My gran was born there,9,2025-06-15T08:10:00Z,2025-06-15T08:10:00Z,UgA2,TRUE
`,
    roles: [
      'ignore answer',
      'source-id',
      'name',
      'ignore',
      'ignore',
      'comment ignore',
      'comment ignore',
      'ignore answer',
      'submitted-at',
      'ignore answer',
      'ignore',
      'ignore answer status',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13T08:10:00' },
    hidden: /Pat Example|youtube|UCaaaa/,
  },
  {
    about: 'Workshop sheet by theme with unnamed first column and post-its',
    text: `
Workshop: Melton 13 June 2025,,,
,What works now,What does not,Ideas
Table 1,Nurse on a Tuesday,No bus after six,Share the school minibus
Table 1,,Nobody answers the phone,
Table 2,Chemist open late,Steps at the door,A ramp
Table 3,,,Walk-in on Saturdays
`,
    roles: ['table answer', 'comment', 'comment', 'comment'],
    people: '0-4',
    comments: 8,
  },
  {
    about: 'Petition e-list with signatures and optional reason and newsletter consent',
    text: `
Signature no.,Signed on,First name,Last name,Email,Post code,Country,Why are you signing?,Show my name on the public petition?,Keep me informed about this campaign
1,2025-06-13,Pat,Example,pat@example.org,LE15 6AA,United Kingdom,Because Dad cannot get to Leicester on his own,Yes,Yes
2,2025-06-14,Sam,Example,sam@example.org,LE13 1AB,United Kingdom,,No,No
3,2025-06-15,Lee,Example,lee@example.org,LE15 6AD,United Kingdom,Save it!,Yes,No
`,
    roles: [
      'source-id',
      'submitted-at',
      'name',
      'name',
      'email',
      'postcode-area',
      'answer area ignore',
      'comment',
      'answer ignore',
      'answer ignore',
    ],
    people: 3,
    comments: 2,
    said: { 2: '2025-06-13' },
    hidden: /pat@|"Pat"|6AA|Example/,
  },
  {
    about: 'Long format from an engagement tool with participant and timestamp, question ids',
    text: `
response_id,participant_id,created_at,question_id,question_text,answer_text
901,p-1,2025-06-13T08:10:00Z,q1,Do you use the minor injuries unit?,Yes
901,p-1,2025-06-13T08:10:00Z,q2,What should it do better?,Tell people how long the wait will be
901,p-1,2025-06-13T08:10:00Z,q3,Your postcode,LE15 6AA
902,p-2,2025-06-14T08:10:00Z,q1,Do you use the minor injuries unit?,No
902,p-2,2025-06-14T08:10:00Z,q2,What should it do better?,Open on Sundays when football is on
902,p-2,2025-06-14T08:10:00Z,q3,Your postcode,LE13 1AB
903,p-3,2025-06-15T08:10:00Z,q1,Do you use the minor injuries unit?,Yes
903,p-3,2025-06-15T08:10:00Z,q2,What should it do better?,X-ray after five
`,
    roles: ['source-id', 'ignore', 'submitted-at', 'answer', 'comment', 'postcode-area'],
    people: 3,
    comments: 3,
    hidden: /6AA|1AB/,
  },
  {
    about: 'Phone survey by a call centre with codes and verbatims',
    text: `
Interview_ID,Int_Date,Interviewer_ID,Length_mins,QS1_Gender,QS2_Age,QS3_Area,Q1_Satisfaction,Q1_Verbatim,Q2_Improve_OE,Q2_Code1,Q2_Code2,Q3_Recontact,Q4_Quote_Permission,Weight
10001,13/06/2025,INT04,12,Female,55,Oakham,Fairly satisfied,She said the doctors are good but the building is falling down,Paint and heating,12,,Yes,Yes,1.02
10002,14/06/2025,INT04,9,Male,61,Melton,Very dissatisfied,He has waited since Christmas for a scan,,,,No,No,0.98
10003,25/06/2025,INT07,15,Female,34,Oakham,Very satisfied,No complaints at all she says,Longer visiting,7,3,Yes,Yes,1.10
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore',
      'ignore answer',
      'equality',
      'equality',
      'area',
      'answer',
      'comment',
      'comment',
      'tags answer',
      'tags answer',
      'answer ignore',
      'consent-to-quote',
      'ignore answer',
    ],
    people: 3,
    comments: 5,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13' },
  },
  {
    about: 'Slovak/Czech form with dotted dates',
    text: `
Časová značka,Vaše jméno,Váš e-mail,Jak jste spokojeni?,Co bychom měli zlepšit?,Souhlasíte se zveřejněním svého komentáře?
13.6.2025 9:20:07,Jana Příkladová,jana@example.org,Spokojen,Nikdo nezvedá telefon a čekáme hodiny,Ano
14.6.2025 9:20:07,,,Nespokojen,Chybí tlumočník do češtiny,Ne
25.6.2025 9:20:07,,,Spokojen,Více laviček před vchodem,Ano
`,
    roles: ['submitted-at', 'name', 'email', 'answer', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T08:20:07' },
    hidden: /Příkladová|jana@/,
  },
  {
    about: 'Formsite/Zoho with status and payment noise',
    text: `
"Reference #","Status","Login Username","Start Date","Start Time","Finish Date","Finish Time","Duration (s)","User","Browser","Device","Your role in the community","Comments on Chapter 1","Comments on Chapter 2","If you are commenting for a group, its name","Please tick if you object to your comments being attributed"
"501","Complete","","2025-06-13","09:00:00","2025-06-13","09:09:00","540","203.0.113.7","Chrome","PC","Resident","The vision says nothing of old people","","",""
"502","Complete","","2025-06-14","09:00:00","2025-06-14","09:19:00","1140","203.0.113.8","Safari","iPad","Business owner","","Page 14 has the wrong map","Oakham Traders","x"
"503","Incomplete","","2025-06-15","09:00:00","","","","203.0.113.9","Edge","PC","Resident","Too long to read","","",""
`,
    roles: [
      'source-id',
      'status ignore answer',
      'ignore name',
      'ignore',
      'ignore',
      'submitted-at',
      'ignore',
      'ignore',
      'ip',
      'ignore answer',
      'ignore answer',
      'respondent-kind answer',
      'comment',
      'comment',
      'organisation',
      'consent-to-quote answer ignore',
    ],
    people: 3,
    comments: 3,
    organisation: { 3: 'Oakham Traders' },
    hidden: /203\.0/,
  },
  {
    about: 'Ward "you said we did" board sheet with both sides',
    text: `
Month,Ward,You said,We did,Raised by,Board updated by
June 2025,Ward 5,The bins slam at night,Soft-close bins ordered,Patient,Dan Worker
June 2025,Ward 5,There is nowhere to charge a phone,Two charging lockers fitted,Relative,Dan Worker
June 2025,Ward 6,Visiting ends too early for those who work,Visiting now until eight,Patient,Kim Worker
`,
    roles: ['answer ignore', 'answer area', 'comment', 'analyst-note', 'respondent-kind answer', 'ignore'],
    people: 3,
    comments: 3,
    hidden: /Worker/,
  },

  {
    about: 'SurveyMonkey French expanded',
    text: `
ID du répondant,ID du collecteur,Date de début,Date de fin,Adresse IP,Adresse e-mail,Prénom,Nom de famille,Données personnalisées 1,Comment avez-vous connu ce service ?,,,Qu’est-ce qui vous a manqué ?,Souhaitez-vous que votre réponse reste confidentielle ?
,,,,,,,,,Médecin,Ami,Autre (veuillez préciser),Réponse ouverte,Réponse
1190,5,13/06/2025 09:02:11,13/06/2025 09:09:40,203.0.113.4,,,,,Médecin,,,Un interprète pour ma grand-mère,Oui
1191,5,14/06/2025 09:02:11,14/06/2025 09:12:40,203.0.113.5,,,,,,Ami,,Des bancs dans le couloir,Non
1192,5,15/06/2025 09:02:11,15/06/2025 09:22:40,203.0.113.6,,,,,,,Par une affiche à la boulangerie du village,,Non
`,
    roles: [
      'source-id',
      'ignore',
      'ignore',
      'submitted-at',
      'ip',
      'email',
      'name',
      'name',
      'ignore',
      'answer',
      'answer',
      'comment',
      'comment',
      'consent-to-quote',
    ],
    people: 3,
    comments: 3,
    held: 0,
    consent: ['false', 'true', 'true'],
    said: { 3: '2025-06-13T08:09:40' },
    hidden: /203\.0/,
  },
  {
    about: 'Ward rounds tablet survey (Meridian-like)',
    text: `
Submission ID,Survey,Location,Completed On,Completed Using,Q: How would you rate your overall experience?,Q: Is there anything you would like to tell us?,Q: Was there a member of staff who stood out?,Q: What is your age?,Q: Which gender do you identify with?,Q: Do you consider yourself to have a disability?,Q: Tick if you do not want your comments to be made public,Follow Up Status,Follow Up Notes
M-1001,Inpatients,Ward 7,13/06/2025 09:10,iPad 12,Very good,The night staff bring tea without being asked,Nurse Invented,65-74,Female,No,,Closed,Shared with ward
M-1002,Inpatients,Ward 9,14/06/2025 09:10,iPad 12,Poor,My bell was out of reach all night,,75-84,Male,Yes,Ticked,Open,
M-1003,Outpatients,Clinic 2,25/06/2025 09:10,QR Code,Good,,Dr Placeholder explained it twice,45-54,Female,No,,,
`,
    roles: [
      'source-id',
      'answer ignore',
      'answer area',
      'submitted-at',
      'ignore answer channel',
      'answer',
      'comment',
      'comment answer',
      'equality',
      'equality',
      'equality',
      'consent-to-quote',
      'ignore answer status',
      'analyst-note',
    ],
    people: 3,
    comments: '2-4',
    held: 0,
    consent: ['null', 'false', 'null'],
    said: { 2: '2025-06-13T08:10' },
  },
  {
    about: 'Zoho survey export',
    text: `
Response ID,IP Address,Start time (Europe/London),Completed time (Europe/London),Response Status,Collector,Tags,1. How did you hear of us? : Poster,1. How did you hear of us? : Friend,1. How did you hear of us? : Others,2. What should the new unit be called and why?,3. Contact info : First name,3. Contact info : Email,4. I allow the Trust to quote me
1,203.0.113.1,13 Jun 2025 09:00 AM,13 Jun 2025 09:05 AM,Completed,Web link,,Poster,,,The Willow Unit because of the tree by the gate,Pat,pat@example.org,Yes
2,203.0.113.2,14 Jun 2025 09:00 AM,14 Jun 2025 09:05 AM,Completed,Web link,,,Friend,,Name it after Sister Invented who began it,,,No
3,203.0.113.3,15 Jun 2025 09:00 AM,15 Jun 2025 09:05 AM,Partial,Web link,,,,A bus driver told me,Call it what it is,,,Yes
`,
    roles: [
      'source-id',
      'ip',
      'ignore',
      'submitted-at',
      'ignore status',
      'ignore answer channel',
      'tags ignore',
      'answer',
      'answer',
      'comment answer',
      'comment',
      'name',
      'email',
      'consent-to-quote',
    ],
    people: 3,
    comments: '3-4',
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T08:05' },
    hidden: /203\.0|pat@|"Pat"/,
  },
  {
    about: 'Council customer feedback CRM',
    text: `
Case Number,Created Date,Origin,Case Owner,Contact Name,Contact Email,Subject,Description,Internal Comments,Public Reply,Date/Time Closed,Closed By,Service Area,Ward (of customer),Satisfaction score
00012345,13/06/2025 09:10,Web,Alice Worker,Pat Example,pat@example.org,Bus stop,The stop outside the health centre has no shelter and my mother waits in the rain,Check with highways,Thank you we have asked highways,20/06/2025 10:00,Alice Worker,Transport,Oakham South,2
00012346,14/06/2025 09:10,Phone,David Worker,Sam Example,,Praise,The gardener at the clinic deserves a medal,,,15/06/2025 10:00,David Worker,Parks,Oakham North,5
00012347,25/06/2025 09:10,Email,Alice Worker,Lee Example,lee@example.org,Toilets,Why are the toilets at the surgery locked at noon,,,,,Property,Melton,1
`,
    roles: [
      'source-id',
      'submitted-at',
      'channel',
      'ignore',
      'name',
      'email',
      'answer',
      'comment',
      'analyst-note',
      'analyst-note',
      'ignore answer',
      'ignore',
      'answer tags area',
      'area answer',
      'answer',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13T08:10' },
    hidden: /Worker|Pat Example|pat@/,
  },
  {
    about: 'Mentimeter / Slido questions',
    text: `
Question ID,Question,Author,Author e-mail,Score,Upvotes,Downvotes,Is answered,Is highlighted,Date of submission,Time,Labels,Answer
1,Will the walk-in centre still open on Sundays?,Anonymous,,12,12,0,Yes,No,13.06.2025,18:31,,We expect so
2,Who decides about the car park charges?,Pat Example,pat@example.org,3,4,1,No,No,13.06.2025,18:33,parking,
3,Can carers come to appointments?,Anonymous,,7,7,0,No,Yes,13.06.2025,18:40,,
`,
    roles: [
      'source-id',
      'comment',
      'name',
      'email',
      'ignore answer',
      'ignore answer',
      'ignore answer',
      'answer ignore',
      'answer ignore',
      'submitted-at',
      'ignore',
      'tags',
      'analyst-note',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13' },
    hidden: /Pat Example|pat@/,
  },
  {
    about: 'Handwritten cards transcribed, two languages',
    text: `
Card,Box,Language,Original text,English translation,Translated by,Date found,OK to share (ticked)
1,Mosque,Urdu,ڈاکٹر کے پاس ترجمان ہونا چاہیے,There should be an interpreter at the doctor,Farah Helper,13/06/2025,✓
2,Library,English,Make the signs bigger,,,13/06/2025,
3,Temple,Gujarati,બસ સાંજે પણ આવવી જોઈએ,The bus should come in the evening too,Anita Helper,25/06/2025,✓
`,
    roles: [
      'source-id',
      'answer area venue',
      'language',
      'comment',
      'translation',
      'ignore',
      'submitted-at',
      'consent-to-quote',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'null', 'true'],
    said: { 2: '2025-06-13' },
    hidden: /Helper/,
  },
  {
    about: 'Interviews coded in NVivo-like sheet',
    text: `
Participant,Interview date,Interviewer,Age,Sex,Quote,Code 1,Code 2,Memo
P01,13/06/2025,Susan Worker,71,F,I dread going in because nobody tells you anything,Information,Anxiety,strong quote for report
P02,14/06/2025,Susan Worker,44,M,They treat you like a number,Dignity,,
P03,25/06/2025,David Worker,29,F,The midwife became a friend,Continuity,,check tape
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore',
      'equality',
      'equality',
      'comment',
      'tags answer',
      'tags answer',
      'analyst-note answer',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13' },
    hidden: /Worker/,
  },
  {
    about: 'Planning white list: object/support e-mail campaign',
    text: `
Ref;Eingangsdatum;Name;Anschrift;Stellungnahme;Abwägung;Einverständnis zur Veröffentlichung
B-001;13.06.2025;Erika Muster;Musterweg 1, 12345 Musterstadt;Die Zufahrt zur Klinik ist zu eng für Rettungswagen;Wird geprüft;ja
B-002;14.06.2025;Max Muster;Musterweg 2, 12345 Musterstadt;Ich bin gegen die Fällung der Linden;Kenntnisnahme;nein
B-003;25.06.2025;Verein Beispiel e.V.;Postfach 3;Wir unterstützen das Vorhaben;;ja
`,
    roles: ['source-id', 'submitted-at', 'name', 'ignore postcode-area', 'comment', 'analyst-note', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13' },
    hidden: /Erika|Musterweg/,
  },
  {
    about: 'Maternity Voices survey with trimester etc',
    text: `
Response Reference,Submitted,When was your baby born?,Where did you give birth?,How many babies have you had?,Did you feel listened to during labour?,If not please tell us what happened,What would you tell a friend about giving birth here?,May the Maternity Voices Partnership use your words (never your name)?,Would you like to join us? Leave your email
a1,2025-06-13T08:10:00Z,May 2025,Birth centre,1,Yes,,It felt like being at home with experts,Yes,pat@example.org
a2,2025-06-14T08:10:00Z,March 2025,Labour ward,2,No,I asked for the epidural three times and was told to wait,Take somebody who will speak up for you,No,
a3,2025-06-15T08:10:00Z,April 2025,Home,3,Yes,,Ask for the home birth team,Yes,
`,
    roles: [
      'source-id',
      'submitted-at',
      'equality answer ignore',
      'answer',
      'answer',
      'answer',
      'comment',
      'comment',
      'consent-to-quote',
      'email',
    ],
    people: 3,
    comments: 4,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T08:10' },
    hidden: /pat@/,
  },
  {
    about: 'LinkedIn/Nextdoor post comments scraped',
    text: `
profileLink,fullName,headline,comment,commentedDate,isFromPostAuthor,likes,timestamp
https://nd.example/p/1,Pat Example,Carer at home,Ask the people who use it first,2d,false,3,2025-06-13T08:10:00.000Z
https://nd.example/p/2,Rutland NHS Trust,NHS,Thanks for all your comments,1d,true,0,2025-06-14T08:10:00.000Z
https://nd.example/p/3,Sam Example,Retired,My physio group has folded for lack of a room,1d,false,1,2025-06-14T09:10:00.000Z
`,
    roles: [
      'ignore',
      'name',
      'answer ignore',
      'comment',
      'ignore answer',
      'status answer ignore',
      'ignore answer',
      'submitted-at',
    ],
    people: '2-3',
    comments: '2-3',
    held: 1,
    said: { 2: '2025-06-13T08:10' },
    hidden: /nd\.example|Pat Example/,
  },
  {
    about: 'Two heading rows, merged by stakeholder',
    workbook: true,
    text: `
,,What we heard,,What we did,
Meeting,Date,Patients,Staff,Action,Owner
Ward 3 forum,2025-06-13,Bells are not answered at tea time,Short at tea time,Second assistant from four,Susan Worker
Ward 4 forum,2025-06-14,The television is too loud,Headphones keep going missing,Headphones bought,David Worker
`,
    roles: ['event', 'event-date submitted-at', 'comment', 'comment', 'analyst-note', 'ignore'],
    people: 0,
    notes: 2,
    comments: 4,
    hidden: /Worker/,
  },
  {
    about: 'Quarterly PALS themes with patient initials and hospital no',
    text: `
No;Date;Pt initials;Hosp. no.;Contact by;Concern raised;Details;Staff member dealing;Action / Outcome;Happy for us to use as patient story?
1;13/06/25;PE;K123456;Phone;Waiting;Has had three letters with three different dates;Susan W;New date booked and apology given;No
2;14/06/25;SE;K123457;In person;Food;Halal meals ran out on Eid and her father went without;David W;Raised with catering;Yes
3;25/06/25;LE;K123458;Email;Car park;Fined while at the bedside of his dying wife;Susan W;Fine cancelled;Yes
`,
    roles: [
      'source-id',
      'submitted-at',
      'name ignore',
      'ignore',
      'channel answer',
      'answer',
      'comment',
      'ignore',
      'analyst-note',
      'consent-to-quote answer',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13' },
    hidden: /K12345/,
  },

  {
    about: 'SurveyMonkey Welsh-English mixed headings',
    text: `
Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,Pa ysbyty ydych chi'n ei ddefnyddio?,Beth sy'n bwysig i chi?,A ydych yn fodlon i'ch sylwadau gael eu rhannu'n gyhoeddus?
,,,,,,,,,Response,Open-Ended Response,Response
1,5,13/06/2025 09:02:11,13/06/2025 09:09:40,203.0.113.4,,,,,Bronglais,Cael gweld meddyg sy'n siarad Cymraeg,Ydw
2,5,14/06/2025 09:02:11,14/06/2025 09:12:40,203.0.113.5,,,,,Gwynedd,Parcio am ddim,Nac ydw
3,5,25/06/2025 09:02:11,25/06/2025 09:12:40,203.0.113.6,,,,,Gwynedd,,Ydw
`,
    roles: [
      'source-id',
      'ignore',
      'ignore',
      'submitted-at',
      'ip',
      'email',
      'name',
      'name',
      'ignore',
      'answer',
      'comment',
      'consent-to-quote',
    ],
    people: 3,
    comments: 2,
    consent: ['true', 'false', 'true'],
    said: { 3: '2025-06-13T08:09:40' },
  },
  {
    about: 'Qualtrics with embedded data & sentiment',
    text: `
StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,LocationLongitude,DistributionChannel,UserLanguage,Q2,Q3,Q3 - Sentiment Score,Q3 - Topics,Site,NHSNumber
Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Recipient Last Name,Recipient First Name,Recipient Email,External Data Reference,Location Latitude,Location Longitude,Distribution Channel,User Language,How was it?,Why do you say that?,Q3 - Sentiment Score,Q3 - Topics,Site,NHSNumber
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientFirstName""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""externalDataReference""}","{""ImportId"":""locationLatitude""}","{""ImportId"":""locationLongitude""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3_TEXT""}","{""ImportId"":""QID3_s""}","{""ImportId"":""QID3_t""}","{""ImportId"":""Site""}","{""ImportId"":""NHSNumber""}"
2025-06-13 09:00:00,2025-06-13 09:05:00,0,203.0.113.1,100,300,1,2025-06-13 09:05:01,R_5aB2cD3eF4gH5iJ,Example,Pat,pat@example.org,,,,email,EN,Good,She explained the scan before she did it,1,Staff,County,9434765919
2025-06-14 09:00:00,2025-06-14 09:05:00,0,203.0.113.2,100,300,1,2025-06-14 09:05:01,R_6aB2cD3eF4gH5iJ,Example,Sam,sam@example.org,,,,email,EN,Bad,I was sent to the wrong building,-2,Wayfinding,General,9434765870
`,
    roles: [
      'ignore',
      'ignore submitted-at',
      'status',
      'ip',
      'ignore',
      'ignore',
      'ignore',
      'submitted-at ignore',
      'source-id',
      'name',
      'name',
      'email',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore language',
      'answer',
      'comment',
      'tags',
      'tags',
      'answer area',
      'ignore',
    ],
    people: 2,
    comments: 2,
    hidden: /943476|pat@|203\.0/,
  },
  {
    about: 'Council committee public questions log',
    text: `
Question no.,Meeting date,Questioner,Resident of,Question to,Question text,Written answer,Supplementary question,Supplementary answer
1,13/06/2025,Mr P Sample,Oakham,Cllr Invented,Will the council oppose the closure of the ward?,The council has written to the trust.,Will that letter be published?,Yes it will be on the website.
2,13/06/2025,Ms Q Sample,Melton,Cllr Placeholder,When will the dropped kerbs by the surgery be done?,By the end of August.,,
`,
    roles: [
      'source-id',
      'submitted-at event-date',
      'name',
      'area',
      'ignore answer name',
      'comment',
      'analyst-note',
      'comment',
      'analyst-note',
    ],
    people: 2,
    comments: 3,
    hidden: /P Sample|Placeholder/,
  },
  {
    about: 'Youth SMS survey',
    text: `
Msg ID,Phone,Received (UTC),Keyword,Message,Age,Area code,Opt-out
1,+447700900111,2025-06-13 08:10:00,HEALTH,i wud go if it was after school,15,LE15,No
2,+447700900112,2025-06-13 08:12:00,HEALTH,make it not look like a hospital,16,LE13,No
3,+447700900113,2025-06-13 08:15:00,HEALTH,STOP,14,LE2,Yes
`,
    roles: [
      'source-id',
      'phone',
      'submitted-at',
      'answer ignore',
      'comment',
      'equality',
      'postcode-area area answer',
      'answer ignore consent-to-quote',
    ],
    people: 3,
    comments: '2-3',
    said: { 2: '2025-06-13T0' },
    hidden: /7700900/,
  },
  {
    about: 'Deaf club BSL video transcripts',
    text: `
Clip;Recorded;Signer (first name);Interpreter;What they signed (translated);Length;File;May be shown?;May be quoted?
1;13.06.2025;Erin;Helen Terp;They always ring me though my notes say deaf;00:02:11;clip1.mp4;No;Yes
2;14.06.2025;Sean;Helen Terp;The screen with my name on it is wonderful;00:01:40;clip2.mp4;Yes;Yes
3;25.06.2025;Ava;Helen Terp;Book the interpreter when you book the doctor;00:01:10;clip3.mp4;No;No
`,
    roles: [
      'source-id answer',
      'submitted-at',
      'name',
      'ignore',
      'comment',
      'ignore answer',
      'ignore',
      'answer consent-to-quote ignore',
      'consent-to-quote',
    ],
    people: 3,
    comments: 3,
    consent: ['true|false', 'true', 'false'],
    said: { 2: '2025-06-13' },
    hidden: /Erin|Helen|clip1/,
  },
  {
    about: 'GP list feedback with duplicates of comment in caps heading',
    text: `
PRACTICE,MONTH,RESPONSE,FREE TEXT,FREE TEXT 2,CONSENT TO PUBLISH,PATIENT AGE BAND,PATIENT ETHNICITY,MODE
Vale,Jun-25,VERY GOOD,Always seen on the day,None,Y,65-74,White British,SMS
Vale,Jun-25,POOR,Could not park,Bigger car park,N,25-34,Indian,SMS
Hill,Jun-25,GOOD,Dr is kind but rushed,Longer slots,Y,45-54,White British,Card
`,
    roles: [
      'answer organisation area',
      'answer ignore',
      'answer',
      'comment',
      'comment',
      'consent-to-quote',
      'equality',
      'equality',
      'channel',
    ],
    people: 3,
    comments: '5-6',
    consent: ['true', 'false', 'true'],
  },
  {
    about: 'Kobo French labels with repeated group name',
    text: `
start;end;Date de l'entretien;Nom de l'enquêteur;Sexe;Âge;Accepte d'être cité(e) ?;Qu'est-ce qui vous aide le plus ?;Qu'est-ce qui manque ?;Photo;_id;_uuid;_submission_time;_validation_status;_notes;_status;_submitted_by;__version__;_tags;_index
2025-06-13T09:00:00.000+01:00;2025-06-13T09:09:00.000+01:00;2025-06-13;Alice Terrain;Femme;61;Oui;La dame de l'accueil qui parle wolof;Un arrêt de bus;p.jpg;81;d0a1f9a2-1111-4222-8333-000000000001;2025-06-13T08:10:00;;;submitted_via_web;alice;v1;;1
2025-06-14T09:00:00.000+01:00;2025-06-14T09:09:00.000+01:00;2025-06-14;Alice Terrain;Homme;34;Non;Rien;;;82;d0a1f9a2-1111-4222-8333-000000000002;2025-06-14T08:10:00;;;submitted_via_web;alice;v1;;2
`,
    roles: [
      'ignore',
      'ignore',
      'ignore answer',
      'ignore',
      'equality',
      'equality',
      'consent-to-quote',
      'comment',
      'comment',
      'ignore',
      'source-id',
      'ignore',
      'submitted-at',
      'status',
      'analyst-note',
      'ignore',
      'ignore',
      'ignore',
      'tags',
      'ignore',
    ],
    people: 2,
    comments: 3,
    consent: ['true', 'false'],
    hidden: /Terrain|alice/,
  },
  {
    about: 'Email newsletter poll with link clicks',
    text: `
Email Address,First Name,Poll choice,Poll comment,Opens,Clicks,Member Rating,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,LATITUDE,LONGITUDE,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,TAGS
pat@example.org,Pat,Site A,Nearer to the station for those of us who cannot drive,3,1,4,2024-01-02 10:00:00,203.0.113.1,2024-01-02 10:00:00,52.6,-1.1,Europe/London,GB,LCE,2025-06-13 09:10:00,1001,abc123def0,"""health"""
sam@example.org,Sam,Site B,,1,0,2,2024-01-03 10:00:00,203.0.113.2,2024-01-03 10:00:00,52.7,-1.2,Europe/London,GB,LCE,2025-06-14 09:10:00,1002,abc123def1,
`,
    roles: [
      'email',
      'name',
      'answer',
      'comment',
      'ignore answer',
      'ignore answer',
      'ignore answer',
      'ignore answer submitted-at',
      'ip',
      'ignore answer',
      'ignore',
      'ignore',
      'ignore answer',
      'ignore answer area',
      'ignore answer area',
      'ignore answer submitted-at',
      'ignore source-id',
      'ignore source-id',
      'tags',
    ],
    people: 2,
    comments: 1,
    hidden: /pat@|203\.0|"Pat"|52\.6/,
  },
]
