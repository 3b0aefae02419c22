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
    about: 'granicus ehq forum',
    text: `
Contributor,Forum Topic,Comment ID,Comment,Reply To,Date of Contribution,Agree,Disagree,Moderation Status,Flagged,Moderator Comment
kettle_fan,What should the hub offer?,88101,A place to sit that does not cost the price of a coffee,,3 July 2026 08:14pm,4,0,Approved,No,
moss22,What should the hub offer?,88102,Somewhere my lad can do his homework in the warm,88101,3 July 2026 09:02pm,7,1,Approved,No,
Admin Olive,What should the hub offer?,88103,Thanks both! We will pass this to the team.,88102,4 July 2026 09:30am,0,0,Approved,No,Official reply
oakham_1,What should the hub offer?,88104,You lot never listen and the last one closed in a year,,5 July 2026 11:47pm,2,9,Removed,Yes,Tone
`,
    roles: [
      'name ignore',
      'answer ignore event',
      'source-id',
      'comment',
      'ignore answer',
      'submitted-at',
      'ignore answer dots',
      'ignore answer dots',
      'status ignore analyst-note',
      'ignore answer status analyst-note',
      'analyst-note ignore',
    ],
    people: '3-4',
    comments: '3-4',
    hidden: /kettle_fan|moss22/,
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
    about: 'smartsurvey consent',
    text: `
UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Status,"1. Are you responding as:","1.a. Are you responding as: Other (please specify):","2. Do you agree with closing the walk-in centre?","3. Please give reasons for your answer","4. If you would prefer that we did not quote your words in our report, please tick here","5. Please leave your email if you want the report"
9812001,1,,,203.0.113.7,,16/07/2026 10:00:01,16/07/2026 10:05:09,Completed,A member of the public,,Disagree,The bus to the hospital costs nine pounds and takes two hours,,lou@example.org
9812002,2,,,203.0.113.8,,16/07/2026 10:20:01,16/07/2026 10:25:09,Completed,Other (please specify),School nurse and mum of three,Disagree,It is the only place my asthmatic son gets seen the same day,I prefer not to be quoted,
9812003,3,,,203.0.113.9,,16/07/2026 11:00:01,16/07/2026 11:03:00,Partial,A member of staff,,Agree,,,
9812004,4,,,203.0.113.10,,07/07/2026 11:00:01,07/07/2026 11:03:00,Completed,A member of the public,,Neither,Depends what comes instead of it,,
`,
    roles: [
      'source-id ignore',
      'source-id ignore',
      'name',
      'email',
      'ip',
      'ignore',
      'ignore',
      'submitted-at',
      'status ignore',
      'respondent-kind',
      'respondent-kind comment answer organisation',
      'answer',
      'comment',
      'consent-to-quote',
      'email',
    ],
    people: 4,
    comments: '3-4',
    consent: ['false|null', 'false', 'false|null', 'false|null'],
    hidden: /203\.0|lou@/,
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
    about: 'careopinion',
    text: `
Post ID,Title,Posted on,Posted by (screen name),Author role,Services,Story,What was good?,What could be improved?,How did you feel?,Response from provider,Response date,Criticality
1220311,Seen quickly,2026-07-02,rowanred4,the patient,Oakham MIU,I fell off my bike and was in and out within an hour.,the nurse who cleaned my knee,,grateful; relieved,"Dear rowanred4, thank you for your kind words, we will share them with the team.",2026-07-04,Not critical
1220377,Lost in the system,2026-07-03,wrenbrown8,a parent/guardian,Community Paediatrics,My daughter was referred in January and we have heard nothing at all.,,"A letter, a text, anything that says we are still on a list",worried,,,Moderately critical
1220399,Kind but cold,2026-07-05,fernblue1,a carer,Ward 3,Staff were kind to dad but the ward was freezing and he had one blanket.,kind staff,heating,cold; sad,"Hello fernblue1, the boiler was replaced last week. Please contact PALS.",2026-07-06,Mildly critical
`,
    roles: [
      'source-id',
      'comment ignore answer tags',
      'submitted-at',
      'name ignore',
      'respondent-kind',
      'answer area ignore tags',
      'comment',
      'comment answer',
      'comment answer',
      'answer tags comment',
      'analyst-note ignore',
      'ignore answer',
      'ignore answer analyst-note tags',
    ],
    people: 3,
    comments: '4-11',
    hidden: /rowanred4"|thank you for your kind|boiler was replaced/,
  },
  {
    about: 'datix',
    text: `
ID,Record name,First received,Approval status,Type,Location (exact),Subject,Sub-subject,Description,Outcome code,Lessons learned,Handler,Closed date
20417,"INVENTED, Ann",22/07/2026,Finally approved,PALS,Ward 3,Communication,Letters,Caller says that she had three letters with three different dates for one appointment.,Resolved,Booking team reminded to cancel old letters,"Officer, Olive",06/07/2026
20418,"INVENTED, Bob",22/07/2026,Being reviewed,Formal complaint,Outpatients,Waiting times,Delay,He waited four hours without water although he is diabetic and had said so.,Upheld,Water jugs to be put out,"Officer, Paul",
20419,"INVENTED, Cat",03/07/2026,Being reviewed,Concern,Car park,Facilities,Parking,The machine swallowed her card and the help button rang out.,,,"Officer, Olive",
`,
    roles: [
      'source-id',
      'name ignore',
      'submitted-at',
      'status ignore analyst-note',
      'answer channel tags',
      'area answer venue',
      'tags answer ignore',
      'tags answer ignore',
      'comment',
      'ignore answer tags analyst-note status',
      'analyst-note ignore',
      'ignore',
      'ignore answer',
    ],
    people: 3,
    comments: 3,
    hidden: /INVENTED|"Officer/,
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
    about: 'twilio',
    text: `
SMS Message SID,From,To,Date Created,Date Sent,Date Updated,Status,Direction,Message Segments,Price,Body
SMaaaa0000000000000000000000000001,+447700900301,+447700900999,2026-07-01 10:00:00,2026-07-01 10:00:00,2026-07-01 10:00:01,received,inbound,1,-0.0075,The 7 bus should stop at the clinic again
SMaaaa0000000000000000000000000002,+447700900999,+447700900301,2026-07-01 10:00:05,2026-07-01 10:00:06,2026-07-01 10:00:07,delivered,outbound-reply,1,-0.04,Thank you for your message. Reply STOP to opt out.
SMaaaa0000000000000000000000000003,+447700900302,+447700900999,2026-07-01 11:00:00,2026-07-01 11:00:00,2026-07-01 11:00:01,received,inbound,1,-0.0075,more seats please my legs are bad
SMaaaa0000000000000000000000000004,+447700900999,+447700900302,2026-07-01 11:00:05,2026-07-01 11:00:06,2026-07-01 11:00:07,delivered,outbound-reply,1,-0.04,Thank you for your message. Reply STOP to opt out.
`,
    roles: [
      'source-id',
      'phone',
      'ignore phone',
      'submitted-at ignore',
      'submitted-at ignore',
      'ignore submitted-at',
      'status ignore',
      'ignore status answer channel',
      'ignore answer',
      'ignore answer',
      'comment',
    ],
    people: 2,
    comments: 2,
    held: 2,
    hidden: /7700900|opt out/,
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
    about: 'library tally',
    text: `
Anytown Library - comment cards - week 27,,,,
,,,,
Day,Card no.,Desk,What they wrote,Smiley
Mon 29 June 2026,1,Front,More audio books in Punjabi please,:)
,2,Front,It is too hot upstairs to read,:(
,3,Children's,Story time is the best hour of my week,:)
Tue 30 June 2026,4,Front,Toilets,:(
,5,Front,Why is the garden locked,:|
Total cards,5,,,
`,
    roles: ['submitted-at', 'source-id ignore answer', 'area answer venue ignore table', 'comment', 'answer ignore'],
    people: 5,
    comments: 5,
  },
  {
    about: 'changeorg',
    text: `
Name,City,State,Postal Code,Country,Commented Date,Comment,Likes
Abi Fictive,Oakham,,LE15 6AA,United Kingdom,2026-07-02,This surgery saved my father's life,14
Ben Fictive,Leeds,,LS1 4ZZ,United Kingdom,2026-07-03,"I am signing because once it is gone, it is gone.",3
Col Fictive,Oakham,,,United Kingdom,2026-07-03,No to closure,0
`,
    roles: [
      'name',
      'area ignore answer',
      'ignore area answer',
      'postcode-area',
      'area ignore answer',
      'submitted-at',
      'comment',
      'ignore dots answer',
    ],
    people: 3,
    comments: 3,
    hidden: /Fictive|6AA|4ZZ/,
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
    about: 'gforms ur',
    text: `
ٹائم سٹیمپ,ای میل پتہ,آپ کا نام کیا ہے؟,آپ کس علاقے میں رہتے ہیں؟,کلینک کے بارے میں آپ کی کیا رائے ہے؟,کیا ہم آپ کی رائے شائع کر سکتے ہیں؟
2026/07/02 9:15:20 AM GMT+1,sana@example.org,ثنا فرضی,Oakham,ڈاکٹر اچھے ہیں مگر اردو میں کوئی معلومات نہیں ملتی,ہاں
2026/07/02 10:05:20 AM GMT+1,,علی فرضی,Melton,انتظار بہت لمبا ہے اور کرسیاں کم ہیں,نہیں
2026/07/03 8:05:20 PM GMT+1,,,Oakham,شام کے وقت بھی کھولیں تاکہ ہم کام کے بعد آ سکیں,ہاں
`,
    roles: ['submitted-at', 'email', 'name', 'area', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    hidden: /sana@|فرضی/,
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
    about: 'gforms es aoutor',
    text: `
Marca temporal,¿En qué calidad responde?,Nombre de la organización (si procede),¿Qué cambiaría usted de la propuesta?,¿Por qué?,Código postal
2/7/2026 9:14:01,Profesional sanitario,Asociación Ficticia,Que haya intérpretes los lunes,Mis pacientes se van sin entender nada,28001
3/7/2026 19:14:01,Vecino/a,,Nada,,28002
15/7/2026 20:14:01,Cuidador/a,,Que dejen entrar a los cuidadores,Mi madre no oye bien y se asusta cuando la dejan sola,28003
`,
    roles: ['submitted-at', 'respondent-kind', 'organisation', 'comment', 'comment', 'postcode-area area ignore'],
    people: 3,
    comments: '4-5',
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
    about: 'cy council',
    text: `
Cyf,Dyddiad cyflwyno,Ai chi yw...?,Cod post,Beth sy'n bwysig i chi?,Unrhyw sylwadau eraill,A ydych yn fodlon i ni ddyfynnu eich geiriau?
C1,02/07/2026,Gofalwr di-dâl,LL55 1ZZ,Cael siarad Cymraeg gyda'r nyrs,Diolch am ofyn,Ydw
C2,03/07/2026,Aelod o'r cyhoedd,LL55 2ZZ,Bysiau i'r ysbyty ar ddydd Sul,,Nac ydw
C3,14/07/2026,Aelod o staff,LL56 4ZZ,Amser i wneud y gwaith yn iawn,,Ydw
`,
    roles: ['source-id', 'submitted-at', 'respondent-kind', 'postcode-area', 'comment', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 4,
    consent: ['true', 'false', 'true'],
    hidden: /1ZZ|2ZZ/,
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
    about: 'limesurvey en full',
    text: `
"id. Response ID","submitdate. Date submitted","lastpage. Last page","startlanguage. Start language","seed. Seed","startdate. Date started","datestamp. Date last action","ipaddr. IP address","Q00. I have read the privacy notice and take part freely","Q01. Which of these describe you? [Patient]","Q01. Which of these describe you? [Carer]","Q02. What is the one thing you would keep?","Q03. And the one you would change?","Q04. Your words may be quoted without your name"
"11","2026-07-01 09:10:00","4","en","1882734","2026-07-01 09:00:00","2026-07-01 09:10:00","192.0.2.11","Yes","Yes","No","The tea trolley and the woman who pushes it","The phone queue","Yes"
"12","","2","en","1882735","2026-07-01 09:20:00","2026-07-01 09:22:00","192.0.2.12","Yes","No","Yes","Being able to stay overnight with him","","N/A"
"13","2026-07-02 09:10:00","4","en","1882736","2026-07-02 09:00:00","2026-07-02 09:10:00","192.0.2.13","Yes","No","No","","Stop calling me dear","No"
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore',
      'language ignore',
      'ignore',
      'ignore',
      'ignore submitted-at',
      'ip',
      'ignore answer',
      'answer respondent-kind',
      'answer respondent-kind',
      'comment',
      'comment',
      'consent-to-quote',
    ],
    people: 3,
    comments: 4,
    consent: ['true', 'false|null', 'false'],
    hidden: /192\.0/,
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
    about: 'odk central groups',
    text: `
SubmissionDate,meta-instanceID,meta-instanceName,visit-place,visit-gps-Latitude,visit-gps-Longitude,visit-gps-Altitude,visit-gps-Accuracy,person-age_band,person-heard_how,words-liked,words-changed,words-may_share,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion
2026-07-01T10:00:00.100Z,uuid:b-1,Visit 1,Melton,52.76,-0.88,71,4.1,65_plus,leaflet,The lunch is hot and the talk is better,Nothing at all my love,yes,uuid:b-1,14,Olive Officer,0,0,,approved,collect:z,0,3
2026-07-01T11:00:00.100Z,uuid:b-2,Visit 2,Melton,52.77,-0.88,70,3.9,16_24,friend,,Somewhere to be that is not the park in the rain,no,uuid:b-2,14,Olive Officer,0,0,,,collect:z,0,3
`,
    roles: [
      'submitted-at',
      'source-id ignore',
      'ignore',
      'area venue answer',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'equality',
      'answer',
      'comment',
      'comment',
      'consent-to-quote',
      'source-id ignore',
      'ignore',
      'ignore name',
      'ignore',
      'ignore',
      'ignore status',
      'ignore status analyst-note',
      'ignore',
      'ignore',
      'ignore',
    ],
    people: 2,
    comments: 3,
    consent: ['true', 'false'],
    hidden: /52\.7|Olive/,
  },
  {
    about: 'redcap labels',
    text: `
"Record ID","Survey Identifier","Survey Timestamp","First name:","NHS number (if known):","Your ward or village","Which team looked after you?","Tell us about your care in your own words","May we share your story with our board? (choice=Yes)","May we share your story with our board? (choice=No)","Complete?"
"1","","2026-07-01 09:10:12","Ora","943 476 5919","Exton","Community nurses","She came in the snow and never once looked at her watch","Checked","Unchecked","Complete"
"2","","2026-07-02 09:10:12","Pip","","Cottesmore","Physio","Six sessions were promised and I got two","Unchecked","Checked","Complete"
"3","","[not completed]","","","","","","Unchecked","Unchecked","Incomplete"
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'name',
      'ignore phone name',
      'area',
      'answer tags',
      'comment',
      'consent-to-quote answer',
      'consent-to-quote answer',
      'ignore status answer',
    ],
    people: '2-3',
    comments: 2,
    consent: ['true', 'false'],
    hidden: /943 476|Ora"|Pip"/,
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
    about: 'citizenspace relevance',
    text: `
"Response ID","Submission date","Title - What is your name? - Name","Email - What is your email address? - Email","Org - If you are responding for a group, what is it called? - Organisation","1 - How far do you agree with option A? - Agree scale","1 - How far do you agree with option A? - Tell us more","2 - Are there other options? - Please add any evidence","3 - Publishing your response - Publish response with my name / Publish response anonymously / Do not publish","Analyst: theme codes","Analyst: published?"
"ANON-1111-AAAA-1","2026-07-01 10:00:05","Sue Sham","sue@example.org","Rutland Walkers (invented)","Strongly disagree","It turns its back on the villages that have no train","","Publish response anonymously","transport;access","N"
"ANON-1111-AAAA-2","2026-07-03 10:00:05","","","","Agree","","See the attached map of bus stops","Do not publish","","N"
"ANON-1111-AAAA-3","2026-07-13 10:00:05","Tom Sham","tom@example.org","","Neither","Cannot tell from the leaflet","Share a building with the fire station","Publish response with my name","site","Y"
`,
    roles: [
      'source-id',
      'submitted-at',
      'name',
      'email',
      'organisation',
      'answer',
      'comment',
      'comment',
      'consent-to-quote',
      'tags',
      'ignore analyst-note status answer',
    ],
    people: 3,
    comments: 4,
    consent: ['true', 'false', 'true'],
    hidden: /Sham|sue@/,
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
    about: 'consul legislation',
    text: `
id,created_at,process,phase,question,author_username,official_position,body,cached_votes_up,cached_votes_down,hidden_at,ancestry
301,2026-07-01 10:00:00,Health strategy,Debate,What should come first?,luz_f,,Mental health for the under twelves,3,0,,
302,2026-07-01 11:00:00,Health strategy,Debate,What should come first?,council_olive,Engagement lead,Thank you Luz. There is a session on this in May.,0,0,,301
303,2026-07-02 10:00:00,Health strategy,Debate,What should come first?,ari_f,,"Homes. Damp is what makes us ill.",8,1,,
`,
    roles: [
      'source-id',
      'submitted-at',
      'event ignore answer tags',
      'answer ignore tags',
      'answer ignore tags',
      'name',
      'ignore respondent-kind answer',
      'comment',
      'ignore dots answer',
      'ignore answer dots',
      'ignore status',
      'ignore answer',
    ],
    people: '2-3',
    comments: '2-3',
    hidden: /luz_f|ari_f/,
  },
  {
    about: 'polis participants long',
    text: `
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body,importance
1782900000,"Wed Jul 01 10:00:00 BST 2026",0,0,20,2,1,"Pharmacies should give more of the jabs.",0
1782903600,"Wed Jul 01 11:00:00 BST 2026",1,4,9,11,1,"I would travel further if I were seen sooner.",0
1782907200,"Wed Jul 01 12:00:00 BST 2026",2,4,1,20,-1,"Buy my vitamins",0
`,
    roles: [
      'submitted-at ignore',
      'submitted-at ignore',
      'source-id',
      'ignore',
      'ignore answer dots',
      'ignore answer dots',
      'ignore status answer',
      'comment',
      'ignore answer',
    ],
    people: '2-3',
    comments: '2-3',
  },
  {
    about: 'jotform matrix',
    text: `
Submission Date,Full Name,Phone Number,Address,How would you rate us? >> Friendliness,How would you rate us? >> Waiting,Anything we should know?,Signature,I agree that my comment may appear in the annual report,Submission ID,IP
"Jul 1, 2026",Ved  Sham,(077) 00900500,"Street Address: 5 Pretend Close City: Oakham Postal / Zip Code: LE15 9ZZ",Good,Bad,"I waited with a crying baby while three people were seen before us",https://www.jotform.example/sig.png,I agree,6001,198.51.100.2
"Jul 13, 2026",Wyn  Sham,,,"Good",Good,"All smiles, no answers",,,6002,198.51.100.3
`,
    roles: [
      'submitted-at',
      'name',
      'phone',
      'ignore area postcode-area',
      'answer',
      'answer',
      'comment',
      'ignore',
      'consent-to-quote',
      'source-id',
      'ip',
    ],
    people: 2,
    comments: 2,
    consent: ['true', 'false|null'],
    hidden: /Sham|Pretend Close|198\.51|9ZZ|jotform/,
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
    about: 'formstack cy',
    text: `
Unique ID,Time,Form Language,What is the name of your group?,How many people do you speak for?,Group's view,Individual member's view,Person to contact,Best number,Please withhold our name from publication,Browser,IP Address
700001,2026-07-01 12:00:00,en,Stroke Friends (invented),34,We would lose the only hall we can reach by wheelchair,My husband speaks again because of that hall,Zia Sham,01632 960555,Yes,Chrome,203.0.113.90
700002,2026-07-02 12:00:00,cy,Côr Ffug,20,Nid oes lle parcio i'r bws mini,,Al Sham,01632 960556,No,Safari,203.0.113.91
`,
    roles: [
      'source-id',
      'submitted-at',
      'language ignore',
      'organisation',
      'answer signatures ignore',
      'comment',
      'comment',
      'name',
      'phone',
      'consent-to-quote ignore answer',
      'ignore',
      'ip',
    ],
    people: 2,
    comments: 3,
    hidden: /Sham|01632|203\.0/,
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
    about: 'hootsuite',
    text: `
Date;Time;Network;Type;Author;Author handle;Followers;Message;Sentiment;Message URL;Assigned to;Assignment note;Tags
2026-07-01;18:22;Twitter;Mention;Fay S;@fay_sham;211;@AnytownNHS why does the walk in shut at six when I finish at half past;Negative;https://x.example/1;Olive;reply sent;hours
2026-07-01;19:40;Facebook;Comment;Gil S;;;Nurses at the walk in were brilliant with my boy;Positive;https://f.example/2;;;
2026-07-02;07:15;Instagram;Comment;ivy.s;@ivy.s;89;🙏🙏;Neutral;https://i.example/3;;;
`,
    roles: [
      'submitted-at',
      'ignore submitted-at answer',
      'channel',
      'ignore answer channel',
      'name',
      'name ignore',
      'ignore answer',
      'comment',
      'ignore answer tags',
      'ignore',
      'ignore name',
      'analyst-note ignore',
      'tags',
    ],
    people: 3,
    comments: '2-3',
    hidden: /fay_sham|Fay S"|x.example/,
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
    about: 'wide services',
    text: `
,,Service A - Dentist,,,Service B - Podiatry,,
Resp,Date,Used?,Score,Comments,Used?,Score,Comments
1,02/07/2026,Y,2,Eighteen months on a list,N,,
2,03/07/2026,N,,Could not get one so I pulled it myself,Y,5,Lovely hands
3,14/07/2026,Y,4,,Y,1,They closed the one I can walk to
`,
    roles: ['source-id', 'submitted-at', 'answer', 'answer', 'comment', 'answer', 'answer', 'comment'],
    people: 3,
    comments: 4,
  },
  {
    about: 'snap numeric',
    text: `
ID.name,ID.start,ID.date,ID.end,Q1,Q2,Q2a,Q3,Q4,Q5
Case 1,02/07/2026 10:00,02/07/2026,02/07/2026 10:05,1,2,Because the chemist is shut when I get off the bus,5,"Home visits, please",1
Case 2,02/07/2026 11:00,02/07/2026,02/07/2026 11:05,2,1,,4,,2
Case 3,14/07/2026 11:00,14/07/2026,14/07/2026 11:05,1,3,I don't know who is who any more,1,Name badges I can read,1
`,
    roles: [
      'source-id',
      'ignore submitted-at',
      'submitted-at ignore',
      'submitted-at ignore',
      'answer',
      'answer',
      'comment',
      'answer',
      'comment',
      'answer',
    ],
    people: 3,
    comments: 4,
  },
  {
    about: 'volunteer cards',
    text: `
Photo file,Transcribed words,Unclear?,Transcriber,Event,Date of event,Place
IMG_001.jpg,the bus dont come,,JM,Harvest fair,19/09/2026,Uppingham
IMG_002.jpg,[illegible] for my dad,yes,JM,Harvest fair,19/09/2026,Uppingham
IMG_003.jpg,Dentist!!!,,RS,Warm hub,22/09/2026,Oakham
IMG_004.jpg,I like it here,,RS,Warm hub,22/09/2026,Oakham
`,
    roles: [
      'ignore source-id',
      'comment',
      'ignore answer analyst-note status',
      'ignore',
      'event',
      'event-date submitted-at',
      'venue area',
    ],
    people: 0,
    comments: 4,
    notes: 4,
  },
  {
    about: 'esp participa',
    text: `
Nº;Fecha;Sexo;Edad;Barrio;Aportación;Respuesta del Ayuntamiento;Estado;¿Autoriza la publicación de su aportación?
1;01/07/2026;Mujer;45;Centro;Faltan bancos con sombra para esperar el autobús;Se estudiará en el próximo presupuesto.;En estudio;Sí
2;13/07/2026;Hombre;71;Norte;El ascensor de la estación lleva un año roto;Competencia de la Junta.;Desestimada;No
3;14/07/2026;;;Sur;Gracias por el nuevo parque;;Recibida;No autorizo
`,
    roles: [
      'source-id',
      'submitted-at',
      'equality',
      'equality',
      'area',
      'comment',
      'analyst-note ignore',
      'status ignore answer',
      'consent-to-quote',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'false'],
    hidden: /presupuesto|Competencia/,
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
    about: 'reg of views upside',
    text: `
Please note: this file contains personal data. Do not forward.
Consultation: Future of the day centre
Exported by: O. Officer
Date of export: 20/07/2026

Respondent no.,Received,Support?,Reasons,Preferred option,If none of the options please say what you would prefer,Publish?
1,02/07/2026,No,It is the only day I get to myself,C,,Y
2,03/07/2026,No,My brother has gone there for thirty years,None,Leave it where it is and mend the roof,N
3,14/07/2026,Yes,,A,,Y
Respondent no. = order in which received,,,,,,
`,
    roles: ['source-id', 'submitted-at', 'answer', 'comment', 'answer', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
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
  {
    about: 'ideascale',
    text: `
Idea Number,Idea Title,Idea Text,Idea Submission Date,Idea Submitter,Submitter Email,Campaign,Up Votes,Down Votes,# of Comments,Stage,Tags,Official Response
1,Warm rooms,Open the old library as a warm room on weekday mornings,14/07/2026 10:00,Abe Sham,abe@example.org,Winter,12,0,3,Review,warm,We are costing this.
2,Text reminders,Send a text the day before so that we stop forgetting,15/07/2026 11:30,Bel Sham,bel@example.org,Winter,3,1,0,Funded,digital,
`,
    roles: [
      'source-id',
      'answer comment ignore',
      'comment',
      'submitted-at',
      'name',
      'email',
      'event answer ignore tags',
      'ignore dots answer',
      'ignore answer dots',
      'ignore answer',
      'status answer ignore',
      'tags',
      'analyst-note',
    ],
    people: 2,
    comments: '2-4',
    hidden: /Sham|@example|costing/,
  },
  {
    about: 'social pinpoint',
    text: `
Marker ID;Category;Comment;Address;Latitude;Longitude;Up votes;Down votes;Created;User name;User email;Moderation
1001;Safety;Cars park across the ramp outside the chemist;High Street, Oakham LE15 6AH;52.6701;-0.7301;4;0;2026-07-14 10:00;user_88;u88@example.org;Published
1002;Idea;Put the clinic where the bus turns round;Station Road, Oakham LE15 6QU;52.6702;-0.7302;9;1;2026-07-15 11:00;user_89;;Published
`,
    roles: [
      'source-id',
      'tags answer',
      'comment',
      'postcode-area ignore',
      'ignore',
      'ignore',
      'ignore dots answer',
      'ignore answer dots',
      'submitted-at',
      'name',
      'email',
      'status ignore answer',
    ],
    people: 2,
    comments: 2,
    hidden: /user_88|u88@|52.67|6AH/,
  },
  {
    about: 'hospital radio',
    text: `
Week commencing,Ward visited,Volunteer,Told to us by,Their words,Happy for us to share?,Staff told?
06/07/2026,Ward 7,Jo,Patient,The radio is the only voice I hear after eight,Yes,No
13/07/2026,Ward 9,Jo,Visitor,There is nowhere to sit while they wash him,No,Yes - sister
20/07/2026,Ward 9,Al,Patient,My water jug is out of reach,Yes but no name,No
`,
    roles: [
      'submitted-at ignore answer',
      'area answer venue',
      'ignore',
      'respondent-kind',
      'comment',
      'consent-to-quote',
      'answer ignore analyst-note status',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
  },
  {
    about: 'msforms fr',
    text: `
ID;Heure de début;Heure de fin;Adresse de messagerie;Nom;À quel titre répondez-vous ?;Nom de votre association;Que changeriez-vous ?;Autorisez-vous la publication de votre réponse ?
1;14/07/2026 09:00:00;14/07/2026 09:05:00;anonymous;;Aidante;;Une salle d'attente où l'on puisse s'allonger;Oui
2;15/07/2026 09:00:00;15/07/2026 09:05:00;anonymous;;Représentant d'une association;Les Amis du Moulin (inventé);Le bus doit passer le dimanche pour les visites;Non
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'ignore email',
      'name ignore',
      'respondent-kind',
      'organisation',
      'comment',
      'consent-to-quote',
    ],
    people: 2,
    comments: 2,
    consent: ['true', 'false'],
  },
  {
    about: 'gforms pa',
    text: `
Timestamp,ਤੁਹਾਡਾ ਨਾਮ ਕੀ ਹੈ?,ਤੁਸੀਂ ਕਿੱਥੇ ਰਹਿੰਦੇ ਹੋ?,ਹਸਪਤਾਲ ਬਾਰੇ ਤੁਸੀਂ ਕੀ ਕਹਿਣਾ ਚਾਹੋਗੇ?,ਕੀ ਅਸੀਂ ਤੁਹਾਡੇ ਸ਼ਬਦ ਛਾਪ ਸਕਦੇ ਹਾਂ?
14/07/2026 10:00:00,ਜੀਤ ਫਰਜ਼ੀ,Leicester,ਨਰਸਾਂ ਬਹੁਤ ਚੰਗੀਆਂ ਹਨ ਪਰ ਖਾਣਾ ਠੰਡਾ ਸੀ,ਹਾਂ
15/07/2026 10:00:00,ਸਿਮ ਫਰਜ਼ੀ,Oadby,ਪਾਰਕਿੰਗ ਬਹੁਤ ਮਹਿੰਗੀ ਹੈ,ਨਹੀਂ
`,
    roles: ['submitted-at', 'name', 'area', 'comment', 'consent-to-quote'],
    people: 2,
    comments: 2,
    consent: ['true', 'false'],
    hidden: /ਫਰਜ਼ੀ/,
  },
  {
    about: 'pals cards',
    text: `
PALS enquiries Q2 2026/27,,,,,,,,
Confidential - staff only,,,,,,,,
Enq no,Opened,Site,Enquirer is,Nature of enquiry,Enquiry detail,What we did,Closed,Days open
E1,14/07/2026,General,Daughter,Letters,She has had two letters for two clinics on one morning,Rang bookings and moved one,15/07/2026,1
E2,15/07/2026,Eye unit,Self,Parking,The blue badge bays were coned off with no notice,Emailed estates,,
Subtotal,2,,,,,,,
`,
    roles: [
      'source-id',
      'submitted-at',
      'area answer venue',
      'respondent-kind answer name',
      'tags answer ignore',
      'comment',
      'analyst-note ignore',
      'ignore answer',
      'ignore answer',
    ],
    people: 2,
    comments: 2,
    hidden: /Rang bookings|Emailed/,
  },
  {
    about: 'zencity',
    text: `
post_id,source,published,author,engagement,text,topic,sentiment,lang,is_official
z1,Facebook,2026-07-14 10:00,Cy Sham,14,The crossing lights are too quick for my mum,Roads,negative,en,FALSE
z2,Facebook,2026-07-14 12:00,Anytown Council,3,We have asked the engineers to look at the timing,Roads,neutral,en,TRUE
z3,Web,2026-07-15 10:00,,0,Lovely new planters by the surgery door,Parks,positive,en,FALSE
`,
    roles: [
      'source-id',
      'channel answer',
      'submitted-at',
      'name',
      'ignore answer dots',
      'comment',
      'tags answer',
      'tags answer ignore',
      'language ignore',
      'status ignore answer',
    ],
    people: '2-3',
    comments: '2-3',
    held: 1,
    hidden: /Cy Sham|engineers/,
  },
  {
    about: 'survey solutions',
    text: `
interview__key,interview__id,resp_age,resp_sex,village,q5_main_problem,q6_suggestions,q7_quote_ok,sssys_irnd,interview__status,assignment__id,supervisor_comment
11-22-33-44,0a1b2c3d4e5f60718293a4b5c6d7e8f9,45,2,Exton,No bus after five so we miss the late clinic,A van that goes round the farms,1,0.4412345,130,7,check spelling
11-22-33-45,1a1b2c3d4e5f60718293a4b5c6d7e8f9,71,1,Greetham,I am deaf and they ring me,Write to me,2,0.5512345,130,7,
`,
    roles: [
      'source-id',
      'source-id ignore',
      'equality',
      'equality',
      'area',
      'comment',
      'comment',
      'consent-to-quote answer',
      'ignore answer',
      'ignore status answer',
      'ignore answer',
      'analyst-note ignore',
    ],
    people: 2,
    comments: 4,
    hidden: /0a1b2c|check spelling/,
  },
  {
    about: 'newspaper',
    text: `
Cutting no,Paper,Date printed,Headline,Letter,Signed,Town given
1,Mercury,14 July 2026,Shut the gate,You have taken the seats from the bus shelter and my knees have noticed,Mrs D Sham,Oakham
2,Mercury,21 July 2026,Thank you,May I thank the night staff who sat with my husband,Name supplied,Melton
`,
    roles: [
      'source-id',
      'answer channel ignore',
      'submitted-at',
      'answer ignore tags comment',
      'comment',
      'name ignore',
      'area answer ignore',
    ],
    people: 2,
    comments: '2-4',
    hidden: /D Sham/,
  },
  {
    about: 'optin levels',
    text: `
Response ref,Completed on,Which of these describes you best?,Tell us what matters,How would you like us to treat your response?,Postcode district
A-1,14/07/2026,Unpaid carer,A night's sleep now and then,You may publish my response with my name,LE15
A-2,15/07/2026,NHS employee,Time to do it properly,You may publish my response but not my name,LE13
A-3,16/07/2026,Local business,Customers who can park,Please do not publish any of my response,PE9
`,
    roles: ['source-id', 'submitted-at', 'respondent-kind', 'comment', 'consent-to-quote', 'postcode-area area'],
    people: 3,
    comments: 3,
    consent: ['true', 'true', 'false'],
  },
  {
    about: 'footers',
    text: `
Ref,Date,Comment
1,14/07/2026,The grand total of my patience is nil
2,15/07/2026,Average. Just average.
3,16/07/2026,Sum it up in a word: kind
,,
Count: 3,,
Source: reception comments box
Prepared by O Officer on 20/07/2026
`,
    roles: ['source-id', 'submitted-at', 'comment'],
    people: 3,
    comments: 3,
    hidden: /Officer/,
  },
  {
    about: 'two langs',
    text: `
id,created,lang,comment_original,comment_translation_en,translator,may_quote
1,2026-07-14T10:00:00Z,gu,ડૉક્ટર બહુ સારા છે,The doctor is very good,KP,yes
2,2026-07-15T10:00:00Z,pl,Długo czekaliśmy na wizytę,We waited a long time for the visit,AW,no
`,
    roles: ['source-id', 'submitted-at', 'language', 'comment', 'translation', 'ignore', 'consent-to-quote'],
    people: 2,
    comments: 2,
    consent: ['true', 'false'],
  },
  {
    about: 'jisc rank',
    text: `
UNIQUE RESPONSE NUMBER,"1. Please rank what matters (1 = most) - Parking","1. Please rank what matters (1 = most) - Buses","2. If there is anything we have missed, say it here","3. I would like my answers kept out of the public report","4. Which age band?"
9001,1,2,You never asked about dentists,No,45-54
9002,2,1,"I have waited since March, and my teeth have not",Yes,65+
`,
    roles: ['source-id', 'answer', 'answer', 'comment', 'consent-to-quote', 'equality'],
    people: 2,
    comments: 2,
    consent: ['true|false|null', 'false'],
  },
  {
    about: 'openteams',
    text: `
Message,From,Reply count,Reactions,Posted,Edited
"Could the physio class be after work? I can only do evenings",Di Sham,2,👍 4,14/07/2026 18:02,
"Same here, and please not on a Friday",El Sham,0,,14/07/2026 18:10,14/07/2026 18:11
`,
    roles: ['comment', 'name', 'ignore answer', 'ignore answer', 'submitted-at', 'ignore answer'],
    people: 2,
    comments: 2,
    hidden: /Sham/,
  },
  {
    about: 'zoho',
    text: `
Added Time,Referrer Name,Full Name,E-mail ID,Mobile,Your locality,What should we stop doing?,What should we keep doing?,Can your words go in our newsletter?,IP Address
14-Jul-2026 10:05:11,Direct,Ann Sham,ann@example.org,07700900801,Oakham,Closing the desk at lunch when we can come,The phone line with a person on it,Yes,203.0.113.30
15-Jul-2026 11:05:11,Direct,Ben Sham,,07700900802,Melton,Sending letters second class,,No,203.0.113.31
16-Jul-2026 12:05:11,QR,Cat Sham,cat@example.org,,Oakham,,Everything the Tuesday nurse does,Yes,203.0.113.32
`,
    roles: [
      'submitted-at',
      'ignore answer channel name',
      'name',
      'email',
      'phone',
      'area',
      'comment',
      'comment',
      'consent-to-quote',
      'ip',
    ],
    people: 3,
    comments: 4,
    consent: ['true', 'false', 'true'],
    hidden: /Sham|07700|203\.0/,
  },
  {
    about: 'intercom',
    text: `
Conversation ID;Started at;Contact name;Contact email;First message;Teammate assigned;First reply;CSAT;CSAT remark;Tags
551;2026-07-14 08:00:00;Deb Sham;deb@example.org;The link to the survey is dead and I have plenty to say about the podiatry clinic;Olive Officer;Sorry about that Deb - here is a new one.;2;took three days;survey
552;2026-07-15 09:00:00;Visitor;;Is the drop in at Exton still on? my hip is bad and it is a long walk for nothing;Olive Officer;It is from two o'clock.;;;events
553;2026-07-16 09:00:00;Eli Sham;eli@example.org;Please bring back the paper form, my eyes cannot do the screen;Paul Officer;We have posted one to you.;5;quick;forms
`,
    roles: [
      'source-id',
      'submitted-at',
      'name',
      'email',
      'comment',
      'ignore',
      'analyst-note',
      'ignore answer',
      'comment answer',
      'tags',
    ],
    people: 3,
    comments: '3-5',
    hidden: /Sham|Officer"|new one|two o/,
  },
  {
    about: 'scored reps',
    text: `
Rep ID,Para / Policy,Rep type,Respondent,Agent,Full representation,Modification sought,Wishes to appear?,Council's summary,Council's response
R-001,H4,Object,Mr F Sham,Planwise Ltd (inv.),The policy says nothing about lifts in flats for older people,Add a line on lifts,No,Objects to lack of lifts,Agreed
R-002,T2,Support,Oakham Cyclists (inv.),,We like the link to the surgery and want it lit,,Yes,Supports,Noted
R-003,H4,Comment,Mrs G Sham,,Homes for nurses should come before homes for weekends,,No,Wants key worker homes,Noted
`,
    roles: [
      'source-id',
      'answer tags',
      'answer status tags',
      'name organisation ignore',
      'name organisation ignore',
      'comment',
      'comment answer',
      'answer ignore',
      'analyst-note',
      'analyst-note',
    ],
    people: 3,
    comments: '3-4',
    hidden: /F Sham|G Sham|Objects to lack|Wants key worker/,
  },
  {
    about: 'school council',
    text: `
Class,Pupil (first name),Age,I like,I don't like,If I was the boss I would
4B,Ivo,9,The slide in the waiting room is fun,Needles,Give everyone a sticker even the mums
4B,Joy,8,When they talk to me not just to dad,It smells of hands,Put fish in a tank
5A,Kim,10,,Waiting for hours and hours,Have a toy that is not broken
`,
    roles: ['answer ignore tags', 'name ignore', 'equality', 'comment', 'comment', 'comment'],
    people: 3,
    comments: '7-8',
    hidden: /Ivo|Joy|Kim/,
  },
  {
    about: 'easyread',
    text: `
No;Picture card;Thumb;Said out loud (exact words);Helper's name;Helper's comment;OK to tell others?
1;Doctor;up;He listens to me;Liz;used talking mat;yes
2;Bus;down;Too many steps and the man shouts;Liz;became upset - stopped;no
3;Home;up;I got my own key;Raj;;yes
`,
    roles: ['source-id', 'answer tags', 'answer', 'comment', 'ignore', 'analyst-note', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    hidden: /Liz|talking mat|Raj/,
  },
  {
    about: 'cy gforms',
    text: `
Stamp amser,Beth yw eich enw?,Ble ydych chi'n byw?,Ydych chi'n ymateb fel...,Beth ddylem ni ei newid?,Unrhyw beth arall?,Oes gennym ganiatâd i ddyfynnu eich ymateb?
14/07/2026 10:00:00,Gwen Ffug,Caernarfon,Gofalwr,Oriau agor ar ôl chwech y nos,,Oes
15/07/2026 10:00:00,Huw Ffug,Bangor,Claf,Mwy o staff sy'n siarad Cymraeg,Diolch i'r nyrsys,Nac oes
`,
    roles: ['submitted-at', 'name', 'area', 'respondent-kind', 'comment', 'comment', 'consent-to-quote'],
    people: 2,
    comments: 3,
    consent: ['true', 'false'],
    hidden: /Ffug/,
  },
  {
    about: 'pl kobo',
    text: `
start,end,Gdzie rozmawialiśmy?,Ile ma Pan/Pani lat?,Co jest najtrudniejsze?,Czy można to opublikować?,_id,_uuid,_submission_time,_validation_status,_index
2026-07-14T10:00:00.000+01:00,2026-07-14T10:04:00.000+01:00,Targ,44,Nie rozumiem listów ze szpitala,Tak,71,cc-1,2026-07-14T09:05:00,,1
2026-07-15T10:00:00.000+01:00,2026-07-15T10:04:00.000+01:00,Kościół,61,Dojazd do kliniki zajmuje dwie godziny,Nie,72,cc-2,2026-07-15T09:05:00,,2
`,
    roles: [
      'ignore',
      'ignore submitted-at',
      'area venue answer',
      'equality',
      'comment',
      'consent-to-quote',
      'source-id',
      'ignore source-id',
      'submitted-at ignore',
      'status ignore',
      'ignore',
    ],
    people: 2,
    comments: 2,
    consent: ['true', 'false'],
  },
  {
    about: 'ar forms',
    text: `
طابع زمني,الاسم,ما رأيك في المركز الصحي؟,هل يمكننا نشر تعليقك؟
14/07/2026 10:00:00,سلمى وهمي,الطبيبة لطيفة لكن المواعيد قليلة جدا,نعم
15/07/2026 10:00:00,عمر وهمي,نحتاج إلى مترجم في كل زيارة,لا
`,
    roles: ['submitted-at', 'name', 'comment', 'consent-to-quote'],
    people: 2,
    comments: 2,
    consent: ['true', 'false'],
    hidden: /وهمي/,
  },
  {
    about: 'ranked semicolon',
    text: `
Response;When;Your top three (drag to order);What is missing from the list?;Are you content for your reply to be made public?
1;14/07/2026 09:00;"Warmth;Food;Company";A lift to get there in the first place;Yes
2;15/07/2026 09:00;"Food;Company;Warmth";Somebody who knows about forms;"No, keep it private"
3;16/07/2026 09:00;"Company;Warmth;Food";;Only anonymously
`,
    roles: ['source-id', 'submitted-at', 'answer', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 2,
    consent: ['true', 'false', 'true'],
  },
  {
    about: 'reviews',
    text: `
Review date,Star rating,Review title,Review body,Reviewer display name,Reply text,Reply date,Location name
2026-07-14,1,Never again,Rang forty times and was cut off at position one,Sunny D,"Hello, please email the manager so that we can help.",2026-07-15,Oakham Surgery
2026-07-15,5,Star,Dr and nurse both explained it so my mum could follow,M. T.,,,Oakham Surgery
2026-07-16,3,Fine,Good care once you get past the door code,KayKay,Thank you for this.,2026-07-18,Melton Surgery
`,
    roles: [
      'submitted-at',
      'answer',
      'answer comment ignore tags',
      'comment',
      'name',
      'analyst-note',
      'ignore',
      'area answer organisation venue ignore',
    ],
    people: 3,
    comments: '3-6',
    hidden: /Sunny D|KayKay|email the manager/,
  },
  {
    about: 'group block',
    text: `
Group,Facilitator,Date,Point,How many agreed
Young carers,OO,14/07/2026,School nurses need to know who we are,9
,,,Nobody asks how I slept,7
,,,A card so that I can collect his tablets,9
Stroke club,PP,15/07/2026,Six weeks of speech therapy is not enough,12
,,,The hall is warm and they know my name,
`,
    roles: [
      'event answer audience table tags organisation',
      'ignore',
      'submitted-at event-date ignore',
      'comment',
      'ignore answer dots',
    ],
    people: '0-5',
    comments: 5,
  },
  {
    about: 'unnamed',
    text: `
14/07/2026,Oakham,The lights in the underpass have been out since May
15/07/2026,Melton,My gran waits in the rain as the shelter went
16/07/2026,Oakham,Thank you for the new ramp at the library
`,
    roles: ['submitted-at', 'area answer', 'comment'],
    people: 3,
    comments: 3,
  },
]
