import type { ExportByColumn } from './by-column.ts'

/** Boards of notes, chats, logs and platforms, written from what such tools are known to write before their reading was looked at. */
export const exportsOfBoards: ExportByColumn[] = [
  {
    about: 'govocal ideas',
    text: `
id,title,description,author_name,author_email,author_id,proposed_budget,submitted_at,published_at,comments,likes,dislikes,url,project,topics,status,assignee,assignee_email,latitude,longitude,location_description,attachments
0b1c2d3e-aaaa-4bbb-8ccc-000000000001,Benches by the mill,<p>My mother can walk to the mill but not back without a rest.</p>,Pim Invented,pim@example.org,11111111-aaaa-4bbb-8ccc-000000000001,500,2026-07-01T09:10:00Z,2026-07-02T08:00:00Z,3,12,1,https://talk.example.org/ideas/benches,Town plan,"Parks, Health",Proposed,Olive Officer,olive@council.example,52.67,-0.73,"Mill Lane, Oakham",0
0b1c2d3e-aaaa-4bbb-8ccc-000000000002,A crossing at the school,<p>Two children were nearly hit last week.<br>Please paint a crossing.</p>,Sal Invented,sal@example.org,11111111-aaaa-4bbb-8ccc-000000000002,,2026-07-03T19:10:00Z,2026-07-03T20:00:00Z,0,4,0,https://talk.example.org/ideas/crossing,Town plan,Transport,Accepted,Olive Officer,olive@council.example,52.68,-0.72,"School Road, Oakham",0
0b1c2d3e-aaaa-4bbb-8ccc-000000000003,Longer library hours,<p>I work until six and have never once found it open.</p>,Kit Invented,kit@example.org,11111111-aaaa-4bbb-8ccc-000000000003,,2026-07-05T19:10:00Z,2026-07-06T20:00:00Z,1,9,2,https://talk.example.org/ideas/library,Town plan,Culture,Rejected,,,52.66,-0.71,,0
`,
    roles: [
      'source-id',
      'comment answer ignore tags',
      'comment',
      'name',
      'email',
      'ignore source-id',
      'ignore answer',
      'submitted-at ignore',
      'submitted-at ignore',
      'ignore answer',
      'ignore dots answer',
      'ignore answer',
      'ignore',
      'ignore answer event tags',
      'tags answer',
      'status ignore analyst-note',
      'ignore analyst-note',
      'ignore',
      'ignore',
      'ignore',
      'area ignore',
      'ignore',
    ],
    people: 3,
    comments: '3-6',
    hidden: /Invented|@example|52\.6|Officer/,
  },
  {
    about: 'netcall',
    text: `
Case Reference;Case Created;Channel;Customer Name;Customer Phone;Customer Email;Postcode;Service;Case Type;Customer Comments;Agent Notes;Resolution;Closed Date;SLA Met
FS-100231;14/07/2026 09:12;Web;Ivo Madeup;07700 900123;ivo@example.org;LE15 6ZZ;Highways;Feedback;The hole by the surgery gate has broken two wheelchairs this month.;Passed to JR - no photo supplied;Repaired under order 5512;03/07/2026 16:00;Yes
FS-100232;01/07/2026 10:44;Telephone;Una Madeup;07700 900124;;LE15 7ZZ;Adult Social Care;Feedback;Nobody rang me back about my husband's care for eleven days.;Customer was upset, call handler apologised;Team leader called customer;06/07/2026 11:30;No
FS-100233;02/07/2026 12:01;Face to face;Abe Madeup;;;LE15 8ZZ;Libraries;Feedback;The large print shelf is on the top floor and the lift is out again.;;Awaiting engineer;;
`,
    roles: [
      'source-id',
      'submitted-at',
      'channel',
      'name',
      'phone',
      'email',
      'postcode-area',
      'answer tags area',
      'answer tags ignore',
      'comment',
      'analyst-note ignore',
      'analyst-note ignore',
      'ignore answer',
      'ignore answer',
    ],
    people: 3,
    comments: 3,
    hidden: /Madeup|07700|@example|6ZZ/,
  },
  {
    about: 'maptionnaire',
    text: `
respondent_id;submitted;language;marker_type;marker_lat;marker_lon;marker_comment;age_group;general_feedback
R_01;2026-07-04 12:30:11;en;Unsafe place;52.6701;-0.7312;No light at all between the bus stop and the clinic;35-44;Thank you for asking in plain words
R_02;2026-07-04 13:02:45;en;Good place;52.6711;-0.7320;The new ramp is a joy;65-74;
R_03;2026-07-05 08:00:02;cy;Unsafe place;52.6721;-0.7290;Mae'r llwybr yn llithrig bob gaeaf;18-24;Mwy o finiau os gwelwch yn dda
`,
    roles: [
      'source-id',
      'submitted-at',
      'language ignore answer',
      'answer tags',
      'ignore',
      'ignore',
      'comment',
      'equality answer',
      'comment',
    ],
    people: 3,
    comments: 5,
    hidden: /52\.67|0\.73/,
  },
  {
    about: 'jadu',
    text: `
"Jadu CXM Export","Generated 09/07/2026 08:00","","","","",""
"Reference","Date submitted","Your full name","How should we contact you?","Contact detail","What would you like to tell us?","Can we share your feedback on our website?"
"JX-1","18/07/2026 21:14","Bea Notreal","Email","bea@example.org","Bins outside the health centre block the dropped kerb every Thursday","Yes, with my name removed"
"JX-2","08/07/2026 21:34","Cy Notreal","Phone","07700 900200","The receptionist stayed late so that I could be seen, please thank her","No, this is private"
"JX-3","08/07/2026 22:14","Di Notreal","Text","07700 900201","Why is there no sign to the new entrance","Yes"
`,
    roles: ['source-id', 'submitted-at', 'name', 'answer ignore', 'email phone ignore', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    hidden: /Notreal|bea@|07700/,
  },
  {
    about: 'outlook de',
    text: `
"Betreff","Nachrichtentext","Von: (Name)","Von: (Adresse)","Von: (Typ)","An: (Name)","An: (Adresse)","An: (Typ)","CC: (Name)","CC: (Adresse)","Kategorien","Priorität","Vertraulichkeit"
"AW: Sprechzeiten","Guten Tag, die neue Sprechzeit am Freitag passt mir gut, danke. Bitte auch abends.","Uta Erfunden","uta@example.org","SMTP","Beteiligung","beteiligung@stadt.example","SMTP","","","","Normal","Normal"
"Haltestelle","Der Bus haelt nicht mehr am Klinikum und ich muss 800 Meter mit Kruecken gehen.","Jan Erfunden","jan@example.org","SMTP","Beteiligung","beteiligung@stadt.example","SMTP","","","","Hoch","Normal"
`,
    roles: [
      'comment ignore answer tags',
      'comment',
      'name',
      'email',
      'ignore',
      'name ignore',
      'ignore email',
      'ignore',
      'ignore name',
      'ignore email',
      'tags ignore answer',
      'ignore answer',
      'ignore answer consent-to-quote',
    ],
    people: 2,
    comments: '2-4',
    consent: ['false|null', 'false|null'],
    hidden: /Erfunden|@example|beteiligung@/,
  },
  {
    about: 'meta comments',
    text: `
"Post: Have your say on the new hub","","","","","",""
"Comment ID","Parent comment ID","Author","Created","Message","Likes","Permalink"
"1_100","","Dot Pretend","2026-07-02T18:20:11+0000","Put it on the high street where folk already are","12","https://facebook.example/1_100"
"1_101","1_100","Anytown Council","2026-07-03T08:01:00+0000","Hi Dot, the sites are on our website. Thanks!","1","https://facebook.example/1_101"
"1_102","","Gus Pretend","2026-07-03T20:20:11+0000","Waste of money 😡","3","https://facebook.example/1_102"
"1_103","1_102","Dot Pretend","2026-07-03T20:25:11+0000","@Gus Pretend not if it keeps people out of hospital","3","https://facebook.example/1_103"
`,
    roles: ['source-id', 'ignore answer', 'name ignore', 'submitted-at', 'comment', 'ignore answer dots', 'ignore'],
    people: '3-4',
    comments: '3-4',
    held: 1,
    hidden: /Dot Pretend"|facebook/,
  },
  {
    about: 'callcentre',
    text: `
Call ref|Call start|Agent|Duration|Queue|CLI|Disposition|Verbatim|QA score
C1|2026-07-02 09:01|AJ|00:04:11|Consultation line|01632 960111|Comment taken|She says the forms are too long for someone with one hand|5
C2|2026-07-02 09:40|AJ|00:02:01|Consultation line|01632 960112|Comment taken|He wants evening clinics back|4
C3|2026-07-02 10:12|TB|00:00:20|Consultation line|Withheld|Dropped||
C4|2026-07-02 10:44|TB|00:06:50|Consultation line|01632 960114|Comment taken|Very pleased with the physio, less so with the parking|5
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore',
      'ignore answer',
      'ignore answer channel tags',
      'phone',
      'ignore answer status tags',
      'comment',
      'ignore answer analyst-note',
    ],
    people: '3-4',
    comments: 3,
    hidden: /01632/,
  },
  {
    about: 'petition 38',
    text: `
first_name,last_name,email,postcode,signed_at,reason_for_signing,join_mailing_list,public_signature
Ada,Unreal,ada@example.org,LE15 6AB,2026-07-02 10:00:00 +0100,My gran has no car,true,false
Bo,Unreal,bo@example.org,LE15 6AC,2026-07-02 11:00:00 +0100,,false,true
Cis,Unreal,cis@example.org,LE15 6AD,2026-07-02 12:00:00 +0100,Because buses,false,true
`,
    roles: [
      'name',
      'name',
      'email',
      'postcode-area',
      'submitted-at',
      'comment',
      'ignore answer',
      'ignore answer consent-to-quote',
    ],
    people: '2-3',
    comments: 2,
    hidden: /Unreal|@example|6AB/,
  },
  {
    about: 'modern gov questions',
    text: `
No.,Questioner,Ward,Question,Answered by,Answer given,Supplementary question,Supplementary answer
1,Mr P Sham,Oakham North,When will the pavement outside the day centre be mended?,Cllr Proxy,It is in the programme for the autumn and officers will write to residents.,Will it be done before the frosts come?,Cllr Proxy said that he hoped so.
2,Mrs Q Sham,Oakham South,Why was the lunch club moved to a hall that has steps?,Cllr Proxy,The lease ended and the hall was the only one available at short notice.,,
3,Ms R Sham,Uppingham,Can the council say how many carers have had a break this year?,Cllr Other,A written answer will be given within ten working days.,Is that for young carers as well?,Yes.
`,
    roles: [
      'source-id',
      'name ignore',
      'area',
      'comment',
      'ignore',
      'analyst-note ignore',
      'comment ignore',
      'analyst-note ignore',
    ],
    people: 3,
    comments: '3-5',
    hidden: /P Sham|Q Sham/,
  },
  {
    about: 'minutes table',
    text: `
Item;Discussion;Raised by;Action;Owner;Due
4.1;Residents felt that the new booking line hangs up on deaf callers;Resident;Text relay to be tested;OO;31/07/2026
4.2;A young carer said school does not believe her notes;Young carer;Letter template for schools;OO;31/07/2026
4.3;Two people praised the Saturday blood clinic;Residents;None;;
`,
    roles: [
      'ignore source-id table event-ref',
      'comment',
      'respondent-kind ignore answer name',
      'analyst-note ignore',
      'ignore analyst-note',
      'ignore answer',
    ],
    people: 3,
    comments: 3,
  },
  {
    about: 'mural',
    text: `
ID,Text,Author,Created at,Area,X,Y,Width,Height,BG Color,Tags
m1,Warm spaces,Guest 4,2026-07-03T10:15:00.000Z,Ideas,120,44,138,138,#FCFE7D,
m2,Lifts that work!!,Guest 7,2026-07-03T10:16:10.000Z,Ideas,300,44,138,138,#FCFE7D,access
m3,who decides?,Guest 4,2026-07-03T10:17:00.000Z,Worries,120,400,138,138,#FFC2E8,
m4,Ask young people where they go,Guest 9,2026-07-03T10:18:00.000Z,Ideas,480,44,138,138,#FCFE7D,
`,
    roles: [
      'source-id',
      'comment',
      'name ignore',
      'submitted-at',
      'answer tags ignore table area',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore answer',
      'tags',
    ],
    people: 4,
    comments: 4,
  },
  {
    about: 'mentimeter voters',
    text: `
Session,Voter,What one word describes your GP?,What would help you wait?,How sure are you? (1-5)
Hall A,1,busy,A screen that says how long it will really be,4
Hall A,2,kind,A chair with arms,2
Hall A,3,,Somewhere to charge my phone,
Hall B,1,locum,Being told the truth,5
`,
    roles: ['event venue answer ignore table', 'source-id ignore', 'answer comment', 'comment', 'answer'],
    people: 0,
    comments: '4-7',
    notes: 4,
  },
  {
    about: 'slido questions',
    text: `
Question Id;Question text;Author;Author email;Upvotes;Downvotes;Labels;Status;Created (UTC);Replies
q1;Will the minor injuries unit keep its X-ray?;Anonymous;;14;0;;Answered;2026-07-02 18:05:11;The trust will decide in October.
q2;What about us in the villages;Jo Faker;jo@example.org;9;1;rural;Live;2026-07-02 18:07:40;
q3;First!;Anonymous;;0;4;;Archived;2026-07-02 18:01:02;
`,
    roles: [
      'source-id',
      'comment',
      'name',
      'email',
      'ignore dots answer',
      'ignore answer dots',
      'tags',
      'status ignore answer',
      'submitted-at',
      'analyst-note ignore',
    ],
    people: '2-3',
    comments: '2-3',
    hidden: /Faker|jo@|October/,
  },
  {
    about: 'padlet2',
    text: `
Author,Subject,Body,Attachment,Color,Created At,Updated At,Section,Published,Approved by,Likes
Anonymous,Bus,Every half hour not every two,,,2026-07-05 09:00:00 UTC,2026-07-05 09:00:00 UTC,What would help?,true,Olive Officer,3
Anonymous,,No more online only forms!,https://padlet.example/pic.png,,2026-07-05 09:02:00 UTC,2026-07-05 09:03:00 UTC,What is in the way?,true,Olive Officer,1
nadia b,Thank you,The walking group changed my winter,,,2026-07-05 09:05:00 UTC,2026-07-05 09:05:00 UTC,What is good?,true,Olive Officer,8
`,
    roles: [
      'name',
      'comment ignore answer tags',
      'comment',
      'ignore',
      'ignore',
      'submitted-at',
      'ignore',
      'answer tags ignore table',
      'ignore answer status',
      'ignore name',
      'ignore dots answer',
    ],
    people: 3,
    comments: '3-5',
    hidden: /nadia b|Officer"/,
  },
  {
    about: 'msforms pl',
    text: `
Identyfikator;Godzina rozpoczęcia;Godzina ukończenia;Adres e-mail;Nazwa;Jak się Pan/Pani nazywa?;Gdzie Pan/Pani mieszka?;Co powinniśmy poprawić w przychodni?;Czy możemy zacytować Pana/Pani słowa?
1;02.07.2026 09:00:11;02.07.2026 09:04:12;anonymous;;Ala Zmyślona;Melton;Rejestracja telefoniczna nie działa po ósmej rano;Tak
2;02.07.2026 10:00:11;02.07.2026 10:04:12;anonymous;;Jan Zmyślony;Oakham;Potrzebny jest tłumacz na wizytach;Nie
3;13.07.2026 10:00:11;13.07.2026 10:04:12;anonymous;;;Oakham;Dziękuję, wszystko było dobrze zorganizowane;Tak, anonimowo
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'ignore email',
      'name ignore',
      'name',
      'area',
      'comment',
      'consent-to-quote',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    hidden: /Zmyślon/,
  },
  {
    about: 'gforms fr optout',
    text: `
Horodateur,Adresse e-mail,Votre quartier,Qu'est-ce qui vous manque au centre de santé ?,Souhaitez-vous que votre réponse reste confidentielle ?,Acceptez-vous d'être recontacté(e) ?
02/07/2026 09:14:01,luc@example.org,Nord,Un vrai accueil pour les personnes sourdes,Oui,Non
02/07/2026 09:20:01,,Sud,Des créneaux le samedi matin pour ceux qui travaillent,Non,Oui
14/07/2026 20:20:01,,Sud,Rien à redire,Non,Non
`,
    roles: ['submitted-at', 'email', 'area', 'comment', 'consent-to-quote', 'ignore answer'],
    people: 3,
    comments: '2-3',
    consent: ['false', 'true|false|null', 'true|false|null'],
    hidden: /luc@/,
  },
  {
    about: 'msforms de jobs',
    text: `
ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Letzte Änderungszeit;In welcher Rolle antworten Sie?;Was läuft gut?;Was läuft nicht gut?;Ich möchte nicht, dass mein Beitrag veröffentlicht wird.
1;02.07.2026 09:00:00;02.07.2026 09:05:00;anonymous;;;Pflegende Angehörige;Die Tagespflege ist wunderbar;Der Fahrdienst kommt nie pünktlich;
2;14.07.2026 09:00:00;14.07.2026 09:05:00;anonymous;;;Patientin;;Alles nur noch online;Ja
3;15.07.2026 09:00:00;15.07.2026 09:05:00;anonymous;;;Beschäftigte;Das Team;Zu wenig Leute im Nachtdienst;
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'ignore email',
      'name ignore',
      'ignore',
      'respondent-kind',
      'comment',
      'comment',
      'consent-to-quote',
    ],
    people: 3,
    comments: 5,
    consent: ['true|false|null', 'false', 'true|false|null'],
  },
  {
    about: 'qualtrics 3row text',
    text: `
StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,DistributionChannel,UserLanguage,Q1,Q1_4_TEXT,Q2,Q3,Q4
Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Distribution Channel,User Language,In what capacity are you responding? - Selected Choice,In what capacity are you responding? - Other - Text,"What, if anything, worries you about the move?",Would you be willing for us to use your comments in publications?,Any questions we have not asked?
"{""ImportId"":""startDate"",""timeZone"":""Europe/London""}","{""ImportId"":""endDate"",""timeZone"":""Europe/London""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate"",""timeZone"":""Europe/London""}","{""ImportId"":""_recordId""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}","{""ImportId"":""QID1""}","{""ImportId"":""QID1_4_TEXT""}","{""ImportId"":""QID2_TEXT""}","{""ImportId"":""QID3""}","{""ImportId"":""QID4_TEXT""}"
2026-07-01 09:00:00,2026-07-01 09:05:00,IP Address,203.0.113.4,100,300,True,2026-07-01 09:05:01,R_1aaaaaaaaaaaaa1,anonymous,EN,Patient,,The new site has no dropped kerbs,Yes,Who will drive the minibus?
2026-07-01 10:00:00,2026-07-01 10:05:00,IP Address,203.0.113.5,100,300,True,2026-07-01 10:05:01,R_1aaaaaaaaaaaaa2,anonymous,EN,Other,I run the chemist next door,Half my trade and all the company my regulars have,No,
2026-07-15 10:00:00,2026-07-15 10:05:00,IP Address,203.0.113.6,60,300,False,2026-07-15 10:05:01,R_1aaaaaaaaaaaaa3,anonymous,CY,Unpaid carer,,n/a,Yes,
`,
    roles: [
      'ignore',
      'ignore',
      'status ignore answer',
      'ip',
      'ignore status answer',
      'ignore',
      'ignore status answer',
      'submitted-at',
      'source-id',
      'channel ignore answer',
      'language ignore',
      'respondent-kind',
      'respondent-kind comment answer organisation',
      'comment',
      'consent-to-quote',
      'comment',
    ],
    people: 3,
    comments: '3-5',
    consent: ['true', 'false', 'true'],
    hidden: /203\.0/,
  },
  {
    about: 'kobo semicolon',
    text: `
"start";"end";"today";"deviceid";"enum_name";"Where was this said?";"What did the person tell you?";"Can we use their words?";"Do you have a photo of the card?";"Do you have a photo of the card?_URL";"_id";"_uuid";"_submission_time";"_validation_status";"_notes";"_status";"_submitted_by";"__version__";"_tags";"_index"
"2026-07-01T09:10:00.000+01:00";"2026-07-01T09:15:00.000+01:00";"2026-07-01";"collect:abc";"Nell";"Oakham market";"My feet are bad and the chiropodist was cut";"Yes";"c1.jpg";"https://kc.example/c1.jpg";"501";"aaaa-1";"2026-07-01T08:16:00";"Approved";"checked by NB";"submitted_via_web";"nell_b";"v1";"";"1"
"2026-07-01T10:10:00.000+01:00";"2026-07-01T10:15:00.000+01:00";"2026-07-01";"collect:abc";"Nell";"Oakham market";"Two buses to get a blood test";"No";"";"";"502";"aaaa-2";"2026-07-01T09:16:00";"Not approved";"";"submitted_via_web";"nell_b";"v1";"";"2"
`,
    roles: [
      'ignore',
      'submitted-at ignore',
      'ignore submitted-at',
      'ignore',
      'ignore',
      'area venue event',
      'comment',
      'consent-to-quote',
      'ignore',
      'ignore',
      'source-id ignore',
      'source-id ignore',
      'submitted-at ignore',
      'status ignore',
      'analyst-note',
      'ignore status',
      'ignore',
      'ignore',
      'tags ignore',
      'ignore source-id',
    ],
    people: '1-2',
    comments: '1-2',
    consent: ['true'],
    hidden: /nell_b|kc.example|checked by/,
  },
  {
    about: 'govuk forms notify',
    text: `
Reference,Submitted at,Form name,"What is your full name? - First name","What is your full name? - Last name","What is your home address? - Address line 1","What is your home address? - Town or city","What is your home address? - Postcode","When did this happen?","Describe what happened","Do you need a reply?","Can we publish what you have told us (without your name)?"
AB12CD34,2026-07-01T09:10:11.000+01:00,Tell us about local care,Quin,Sham,1 False Row,Oakham,LE15 6ZX,03/06/2026,"The ambulance came to the wrong village, there are two of that name","Yes, by email",Yes
EF56GH78,2026-07-02T09:10:11.000+01:00,Tell us about local care,Ray,Sham,2 False Row,Oakham,LE15 6ZY,04/06/2026,My discharge letter had somebody else's tablets on it,No,No
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore event answer',
      'name',
      'name',
      'ignore name',
      'ignore area',
      'postcode-area',
      'ignore answer event-date',
      'comment',
      'ignore answer',
      'consent-to-quote',
    ],
    people: 2,
    comments: 2,
    consent: ['true', 'false'],
    hidden: /Sham|False Row|6ZX/,
  },
  {
    about: 'commonplace old',
    text: `
Comment ID,Created,Confirmed,Feature,Latitude,Longitude,How do you feel about this place?,Why do you feel this way?,What would improve it?,Agreements,Connection: I live here,Connection: I work here,Travel mode,Age,Postcode,Keep me updated
cp1,2026-07-01T11:10:00Z,Yes,Station Approach,52.66,-0.73,0,Smells and broken glass,More lights; more bins,4,Yes,,Walk,25-34,LE15 6QT,Yes
cp2,2026-07-02T11:10:00Z,No,Library Green,52.67,-0.73,100,Best place in town,,11,,Yes,Cycle,,LE15,No
cp3,2026-07-03T11:10:00Z,Yes,Station Approach,52.66,-0.73,25,It floods,Mend the drain,0,Yes,Yes,Car,55-64,,No
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore status answer',
      'area answer venue',
      'ignore',
      'ignore',
      'answer',
      'comment',
      'comment',
      'ignore dots answer',
      'answer respondent-kind',
      'answer respondent-kind',
      'answer equality',
      'equality',
      'postcode-area',
      'ignore answer',
    ],
    people: '2-3',
    comments: '3-5',
    hidden: /52\.6|6QT/,
  },
  {
    about: 'decidim surveys',
    text: `
ID;Session token;IP hash;User status;Published at;1. What is your neighbourhood?;2. What should the health centre offer? (long answer);3. Order these;4. If other, which?
91;9d1f0c7e2b;ab34;Registered;2026-07-01 09:00:00 UTC;Centre;Chiropody for people who can't reach their feet;1. GP, 2. Nurse;
92;9d1f0c7e2c;ab35;Unregistered;2026-07-02 09:00:00 UTC;East;A quiet room;1. Nurse, 2. GP;A choir for people with bad lungs
`,
    roles: [
      'source-id',
      'ignore',
      'ignore ip',
      'ignore respondent-kind answer status',
      'submitted-at',
      'area',
      'comment',
      'answer',
      'comment',
    ],
    people: 2,
    comments: 3,
    hidden: /9d1f0/,
  },
  {
    about: 'typeform',
    text: `
#,"Hi! First, what should we call you?","Thanks, _____. Where do you usually get care?",Other,"Tell us about a time it went well.","Now a time that it did not.","Can we put your words (never your name) on the wall in reception?","Response Type","Start Date (UTC)","Stage Date (UTC)","Submit Date (UTC)","Network ID","Tags","Ending"
qwe123,Xan,GP surgery,,"They rang me at home to see how I was","My notes were lost between two buildings",1,completed,2026-07-01 09:00:00,,2026-07-01 09:06:00,9f8e7d6c5b,,default
qwe124,Yve,,The mosque clinic on Fridays,"","I could not make myself understood",0,completed,2026-07-02 09:00:00,,2026-07-02 09:06:00,9f8e7d6c5c,,default
`,
    roles: [
      'source-id',
      'name',
      'answer area',
      'answer comment',
      'comment',
      'comment',
      'consent-to-quote',
      'ignore status answer',
      'ignore',
      'ignore',
      'submitted-at',
      'ignore ip',
      'tags ignore',
      'ignore answer',
    ],
    people: 2,
    comments: '3-4',
    consent: ['true', 'false'],
    hidden: /Xan"|Yve"|9f8e/,
  },
  {
    about: 'fft community',
    text: `
Friends and Family Test - Community - June 2026,,,,,,
Team,Month,"Overall, how was your experience of our service?",Please tell us why you gave your answer,What could we do better?,Age,I do NOT want my comments to be made public
District nursing,Jun-26,Very good,They treat mum like a person,Nothing,75-84,
District nursing,Jun-26,Poor,Different nurse every day and none reads the notes,Read the notes,85+,X
Podiatry,Jun-26,Good,,,65-74,
Total responses,3,,,,,
`,
    roles: [
      'answer area tags venue',
      'submitted-at ignore answer',
      'answer',
      'comment',
      'comment',
      'equality',
      'consent-to-quote',
    ],
    people: 3,
    comments: '3-4',
    consent: ['true|false|null', 'false', 'true|false|null'],
  },
  {
    about: 'healthwatch log',
    text: `
Ref;Date of contact;Taken by;How heard;Provider;Service area;Feedback;Sentiment;Signposted to;Follow up needed;Caller consents to sharing with provider;Caller details
HW1;1.7.26;PB;Phone;Oakham Surgery;GP;Caller has been told twice that there are no appointments left at 8.02am.;Negative;PALS;N;Y;Bo Sham 01632 960700
HW2;2.7.26;PB;Outreach;Anytown Dental;Dentist;No NHS dentist will take on her children.;Negative;NHS 111;Y;N;
HW3;14.7.26;TT;Email;Oakham Surgery;GP;Nurse explained the inhaler until he had it right.;Positive;;N;Y (anon);ed@example.org
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore',
      'channel answer ignore',
      'answer area organisation tags venue',
      'answer tags area ignore',
      'comment',
      'answer ignore tags',
      'ignore answer analyst-note',
      'ignore answer',
      'consent-to-quote answer',
      'name ignore email phone',
    ],
    people: 3,
    comments: 3,
    consent: ['true|false|null', 'false|null', 'true|false|null'],
    hidden: /Bo Sham|01632|ed@/,
  },
  {
    about: 'transcript',
    text: `
Time,Speaker,Utterance
00:00:12,Facilitator,Welcome everyone. What has it been like getting seen?
00:00:31,P1 (carer),I ring at eight and by five past it is all gone.
00:00:45,P3,You have to know the right words to say
00:00:58,Facilitator,Can you tell me more about that?
00:01:20,P2 (patient),They ask if it's urgent. How would I know.
`,
    roles: ['ignore answer', 'name ignore respondent-kind table answer', 'comment'],
    people: '3-5',
    comments: '3-5',
  },
  {
    about: 'staff log mixed',
    text: `
Date,Person spoken to,Their role,About,What was said,My thoughts,Reported to,Tel (if call back)
Thu 2 July,Mrs K.,patient,transport,She pays a neighbour ten pounds each time,We should look at voucher scheme,OO,01632 960801
Fri 3 July,shop owner,business,parking,Customers circle and give up,same as last week,,
Mon 6 July,son of patient,family carer,discharge,Dad was sent home in pyjamas at midnight,Safeguarding? told the lead,safeguarding lead,01632 960802
`,
    roles: [
      'submitted-at ignore event-date',
      'name ignore respondent-kind',
      'respondent-kind',
      'tags answer',
      'comment',
      'analyst-note',
      'ignore analyst-note',
      'phone',
    ],
    people: '0-3',
    comments: 3,
    hidden: /01632/,
  },
  {
    about: 'webchat',
    text: `
conversation_id,started_at,visitor_name,visitor_email,page_url,rating,rating_comment,transcript_summary,agent
w1,2026-07-01T09:00:00Z,Visitor 1,,https://nhs.example/hub,2,Bot could not understand that I am deaf,Visitor asked about BSL; bot offered phone number,bot
w2,2026-07-01T10:00:00Z,Jax Sham,jax@example.org,https://nhs.example/hub,5,Quick and kind,Visitor asked for opening hours,Olive
w3,2026-07-01T11:00:00Z,Visitor 3,,https://nhs.example/hub,,,Visitor left,bot
`,
    roles: [
      'source-id',
      'submitted-at',
      'name',
      'email',
      'ignore',
      'answer ignore',
      'comment',
      'analyst-note ignore',
      'ignore',
    ],
    people: '2-3',
    comments: 2,
    hidden: /Jax|jax@|offered phone/,
  },
  {
    about: 'alchemer',
    text: `
"Response ID","Time Started","Date Submitted","Status","Contact ID","Legacy Comments","Comments","Language","Referer","SessionID","User Agent","Tags","IP Address","Longitude","Latitude","Country","City","State/Region","Postal","Which best describes you?","Other - Write In:Which best describes you?","What would you tell the chief executive?","Feel free to add anything else","Tick here if you are NOT happy to be quoted:Quoting"
"1","2026-07-01 09:00:00","2026-07-01 09:04:00","Complete","","","","English","","1700_abc","Mozilla/5.0 (X11)","","192.0.2.80","-0.73","52.67","United Kingdom","Oakham","RUT","LE15","Patient","","Come and sit in the waiting room for a day","",""
"2","2026-07-02 09:00:00","2026-07-02 09:04:00","Complete","","","","English","","1701_abc","Mozilla/5.0 (X11)","","192.0.2.81","-0.73","52.67","United Kingdom","Melton","LEC","LE13","Other - Write In","Hospital chaplain","Nothing is wrong that two more nurses would not put right","The chapel is used as a store","Tick here if you are NOT happy to be quoted"
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'status ignore answer',
      'ignore',
      'ignore comment',
      'ignore comment analyst-note',
      'language ignore',
      'ignore',
      'ignore',
      'ignore',
      'tags ignore',
      'ip',
      'ignore',
      'ignore',
      'ignore answer area',
      'area ignore',
      'ignore area answer',
      'postcode-area ignore',
      'respondent-kind',
      'comment respondent-kind answer organisation',
      'comment',
      'comment',
      'consent-to-quote',
    ],
    people: 2,
    comments: '3-4',
    consent: ['true|false|null', 'false'],
    hidden: /192\.0|52\.67|Mozilla/,
  },
]
