import type { ExportByColumn } from './by-column.ts'

/** Shapes written from what tools are known to write, before anybody looked at how they are read. All people are invented. */
export const exportsOfPlatforms: ExportByColumn[] = [
  {
    about: 'dialogue ideas',
    text: `
Idea ID,Idea Title,Idea Description,Why the contribution is important,Author,Author ID,Published,Average Rating,Number of Ratings,Number of Comments,Tags,Moderator notes,Link
311,Free bus passes at 16,Let sixteen year olds travel free to college and they will keep using the bus.,Because I spend £32 a week from a £90 wage.,busgirl,901,2014-09-01 10:00:00,4.5,12,3,"transport, young",checked - real user,https://dialogue.example/311
312,Open the old baths,Turn the baths into a warm hall for winter.,It is the only building with a ramp.,oldtimer_joe,902,2014-09-02 10:00:00,3.1,8,0,buildings,,https://dialogue.example/312
313,Stop the cuts,"Stop cutting, full stop.",,angrywhitby,903,2014-09-03 10:00:00,2.0,20,9,,warned about tone,https://dialogue.example/313
`,
    roles: [
      'source-id',
      'comment answer ignore',
      'comment',
      'comment',
      'name ignore',
      'ignore',
      'submitted-at',
      'ignore',
      'ignore',
      'ignore',
      'tags ignore',
      'analyst-note ignore',
      'ignore',
    ],
    people: 3,
    hidden: /busgirl|oldtimer|checked - real|warned about/,
  },
  {
    about: 'cap collectif',
    text: `
contribution_id;contribution_type;contribution_title;contribution_bodyText;contribution_createdAt;contribution_author_username;contribution_author_email;contribution_author_zipCode;contribution_votesCountOk;contribution_status;contribution_officialResponse_body;contribution_officialResponse_author;contribution_url
UHJvcG9zYWw6MQ==;proposal;Des bancs place du marché;Les personnes âgées n'ont nulle part où s'asseoir le jour du marché.;2014-09-01 10:00:00;claire_m;claire@example.org;59000;14;Retenue;La ville installera six bancs au printemps prochain.;Mairie;https://x.example/1
UHJvcG9zYWw6Mg==;proposal;Un composteur par rue;On pourrait en mettre un au bout de chaque rue, tenu par les voisins.;2014-09-02 10:00:00;yvan59;;59800;3;;;;https://x.example/2
UHJvcG9zYWw6Mw==;proposal;Ralentir les voitures;Devant l'école Jules-Verne les voitures passent à soixante.;2014-09-03 10:00:00;maman2;maman2@example.org;59000;41;Non retenue;Cette voie relève du département.;Mairie;https://x.example/3
`,
    roles: [
      'source-id',
      'ignore answer',
      'comment answer ignore',
      'comment',
      'submitted-at',
      'name ignore',
      'email',
      'postcode-area ignore',
      'ignore',
      'ignore status',
      'analyst-note ignore',
      'ignore analyst-note',
      'ignore',
    ],
    people: 3,
    hidden: /claire|yvan59|six bancs|relève/,
  },
  {
    about: 'jisc',
    text: `
Unique response number,Start date,Completion date,1. Which clinic do you attend?,2. How far do you agree? - 2.1. Staff are kind,2. How far do you agree? - 2.2. I am seen on time,2.a. Please comment on your answers,3. What matters most to you?,"4. I give permission for my comments to be quoted in reports (no names will be used)",5. What is your age?,6. How would you describe your ethnic group?,6.a. If you selected Other please specify:
700001-700001-1,2014-09-01 10:00:01,2014-09-01 10:09:01,Eye clinic,Agree,Disagree,They are kind but always forty minutes behind.,Being told why we wait,I agree,65-74,White British,
700001-700001-2,2014-09-02 10:00:01,2014-09-02 10:09:01,Eye clinic,Strongly agree,Agree,,A proper sign on the road,I do not agree,25-34,Other,Cornish
700001-700001-3,2014-09-03 10:00:01,2014-09-03 10:09:01,Foot clinic,Neutral,Agree,Hard to say,,I agree,35-44,Asian British,
700001-700001-4,2014-09-04 10:00:01,2014-09-04 10:09:01,Foot clinic,Neutral,Disagree,,Somewhere to lock a bike,,35-44,Other,Roma Gypsy
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'answer venue',
      'answer',
      'answer',
      'comment',
      'comment',
      'consent-to-quote',
      'equality',
      'equality',
      'equality',
    ],
    people: 4,
    comments: 5,
    consent: ['true', 'false', 'true', 'null'],
  },
  {
    about: 'smartsurvey',
    text: `
UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Tracking Link,Device,Q1. Are you a patient or a carer?,Q2. What did we do well?,Q3. What could we have done better?,Q4. Would you be happy for us to publish your comments?,Q5. Please provide your contact details if you would like a reply. - Full name,Q5. Please provide your contact details if you would like a reply. - Telephone
80001,1,,,192.0.2.61,u80001,01/09/2014 10:00:00,01/09/2014 10:04:00,Web link 1,Phone,Carer,Rang me back the same day,Have someone who speaks Punjabi,Yes (anonymously),Hari Pretend,07700 900999
80002,2,,,192.0.2.62,u80002,02/09/2014 10:00:00,02/09/2014 10:04:00,Web link 1,PC,Patient,,Turn the telly down,No thank you,,
80003,3,,,192.0.2.63,u80003,23/09/2014 10:00:00,23/09/2014 10:04:00,Web link 1,PC,Patient,Explained the scan,,Yes (anonymously),,
`,
    roles: [
      'source-id',
      'ignore',
      'name',
      'email',
      'ip',
      'ignore source-id',
      'ignore',
      'submitted-at',
      'ignore',
      'ignore answer',
      'answer respondent-kind',
      'comment',
      'comment',
      'consent-to-quote',
      'name',
      'phone',
    ],
    people: 3,
    comments: 4,
    said: { '2': '2014-09-01T09:04:00' },
    consent: ['true', 'false', 'true'],
    hidden: /Pretend|07700|192\.0/,
  },
  {
    about: 'typeform',
    text: `
#,"Hi, what's your first name?",*Thanks!* Which service did you use?,Other,How was it for you?,Tell us what happened,Can we share this with your GP practice?,Can we use what you wrote on our posters?,What's your email?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending
k3j4h5k3j4h5k3j4h5k3j4h5k3j4h5k3,Billie,Maternity,,5,My midwife held my hand all night and never once looked at the clock.,1,0,billie@example.org,completed,2014-09-01 10:00:00,,2014-09-01 10:05:00,aa11bb22cc,,default
m3j4h5k3j4h5k3j4h5k3j4h5k3j4h5k4,Noor,,The falls clinic at the library,2,Nobody wrote to say it was cancelled,0,1,,completed,2014-09-02 10:00:00,,2014-09-02 10:05:00,aa11bb22cd,,default
n3j4h5k3j4h5k3j4h5k3j4h5k3j4h5k5,Sandy,Dentist,,4,Painless,1,1,sandy@example.org,completed,2014-09-03 10:00:00,,2014-09-03 10:05:00,aa11bb22ce,,default
`,
    roles: [
      'source-id',
      'name',
      'answer',
      'comment answer',
      'answer',
      'comment',
      'answer ignore',
      'consent-to-quote',
      'email',
      'ignore',
      'ignore answer',
      'ignore',
      'submitted-at',
      'ignore',
      'ignore tags',
      'ignore',
    ],
    people: 3,
    consent: ['false', 'true', 'true'],
    hidden: /Billie|Noor|Sandy|billie@/,
  },
  {
    about: 'jotform',
    text: `
Submission Date,Name - First Name,Name - Last Name,Email,Phone Number,Address - Street Address,Address - City,Address - Postal / Zip Code,Your feedback,How did you hear about this?,Other,I do not wish my feedback to be shared publicly,Signature,Submission IP,Submission ID,Last Update Date
"Sep 1, 2014",Lou,Imaginary,lou@example.org,(555) 010-0199,9 Fable Street,Derby,DE1 9ZZ,The playground floor is like ice when wet,Poster,,,https://jotform.example/sig1.png,192.0.2.5,4810000000000000001,
"Sep 2, 2014",Max,Imaginary,max@example.org,,,Derby,,I felt talked down to by the man at the window,Other,From my mother in law,Checked,https://jotform.example/sig2.png,192.0.2.6,4810000000000000002,
"Sep 13, 2014",,,,,,,,Lovely helpful staff thank you,Radio,,,,192.0.2.7,4810000000000000003,"Sep 14, 2014"
`,
    roles: [
      'submitted-at',
      'name',
      'name',
      'email',
      'phone',
      'ignore name',
      'area ignore',
      'postcode-area',
      'comment',
      'answer',
      'answer comment',
      'consent-to-quote',
      'ignore',
      'ip',
      'source-id',
      'ignore',
    ],
    people: 3,
    said: { '2': '2014-09-01' },
    consent: ['null', 'false', 'null'],
    hidden: /Imaginary|lou@|Fable|9ZZ|192\.0|010-0199/,
  },
  {
    about: 'alchemer',
    text: `
Response ID,Time Started,Date Submitted,Status,Contact ID,Legacy Comments,Comments,Language,Referer,SessionID,User Agent,Tags,IP Address,Longitude,Latitude,Country,City,State/Region,Postal,How clean was the ward?,What could be improved on the ward?,Any further comments?,Please leave your name and number if we may ring you
11,"Sep 01, 2014 10:00:00 am","Sep 01, 2014 10:05:00 am",Complete,,,dup of 9? AR,English,,1409_aaa,Mozilla/5.0,,192.0.2.71,-1.1,52.6,United Kingdom,Leicester,Leicestershire,LE1,Very clean,Fewer buzzers at night and softer lights,None,
12,"Sep 02, 2014 10:00:00 am","Sep 02, 2014 10:05:00 am",Complete,,,,English,,1409_aab,Mozilla/5.0,,192.0.2.72,-1.1,52.6,United Kingdom,Leicester,Leicestershire,LE2,Dirty,Blood on the curtain for three days!,I did tell the sister,Ros Invention 07700 900321
13,"Sep 13, 2014 10:00:00 pm","Sep 13, 2014 10:05:00 pm",Partial,,,,English,,1409_aac,Mozilla/5.0,,192.0.2.73,-1.1,52.6,United Kingdom,Leicester,Leicestershire,LE3,Clean,,,
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'ignore status',
      'ignore',
      'ignore analyst-note',
      'ignore analyst-note',
      'language ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore tags',
      'ip',
      'ignore',
      'ignore',
      'ignore',
      'ignore area',
      'ignore area',
      'postcode-area ignore',
      'answer',
      'comment',
      'comment',
      'name phone',
    ],
    people: 3,
    comments: '3-4',
    said: { '2': '2014-09-01T09:05:00|2014-09-01T10:05:00|2014-09-01T14:05:00' },
    hidden: /Invention|07700|dup of 9|192\.0/,
  },
  {
    about: 'formstack',
    text: `
Unique ID,Time,Approval Status,Name (First),Name (Last),Home Address (Address Line 1),Home Address (City),Home Address (ZIP Code),What would you like to tell the Board?,Are you an NHS employee?,Should we treat this submission as confidential?,User Agent,Browser,OS,Referrer,IP Address
600000001,2014-09-01 10:00:00,Approved,Cerys,Nonesuch,1 Nowhere Hill,Barry,CF62 9ZZ,"Stop moving the clinic, every year it is somewhere else.",No,No,Mozilla/5.0,Chrome,Windows,,192.0.2.81
600000002,2014-09-02 10:00:00,Approved,Huw,Nonesuch,2 Nowhere Hill,Barry,CF62 9ZY,I am frightened of losing my job for saying this but the rota is unsafe.,Yes,Yes,Mozilla/5.0,Safari,iOS,,192.0.2.82
600000003,2014-09-03 10:00:00,Pending,,,,,,No bus on Sundays means no visitors,No,No,Mozilla/5.0,Chrome,Android,,192.0.2.83
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore status',
      'name',
      'name',
      'ignore name',
      'area ignore',
      'postcode-area',
      'comment',
      'respondent-kind answer',
      'consent-to-quote',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ip',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    hidden: /Nonesuch|Nowhere|9ZZ|192\.0/,
  },
  {
    about: 'survey123 us',
    text: `
ObjectID,GlobalID,Your ward,What do you like about the square?,What do you dislike about the square?,Other - What do you dislike about the square?,Your email (optional),CreationDate,Creator,EditDate,Editor,x,y
1,{0A0A0A0A-1111-2222-3333-444444444401},Trinity,The fountain when it works,traffic,,,9/1/2014 9:20:07 AM,survey_public,9/1/2014 9:20:07 AM,survey_public,-0.1,51.5
2,{0A0A0A0A-1111-2222-3333-444444444402},Trinity,,other,Pigeons and the people who feed them,pip@example.org,9/3/2014 2:20:07 PM,survey_public,9/3/2014 2:20:07 PM,survey_public,-0.1,51.5
3,{0A0A0A0A-1111-2222-3333-444444444403},Docks,Sitting with my gran on market days,traffic,,,10/4/2014 9:20:07 AM,survey_public,10/4/2014 9:20:07 AM,survey_public,-0.1,51.5
`,
    roles: [
      'source-id ignore',
      'source-id ignore',
      'area',
      'comment',
      'answer',
      'comment',
      'email',
      'submitted-at',
      'ignore name',
      'ignore',
      'ignore name',
      'ignore',
      'ignore',
    ],
    people: 3,
    comments: 3,
    said: { '2': '2014-09-01', '4': '2014-10-04' },
    hidden: /pip@|51\.5/,
  },
  {
    about: 'council log',
    workbook: true,
    merges: [[3, 1, 3]],
    text: `
Parking review 2014 – feedback log (kept by J Officer)

No.,Date received,Received by,Name and address,Ward,Comment (verbatim),Officer response,Action by,Date closed
1,01/09/2014,Email,"Mr T Bogus, 4 Phantom Close, Selby YO8 0ZZ",North,I have paid for a permit for ten years and never once found a space.,Letter sent explaining policy P4,J Officer,10/09/2014
2,,Phone,Mrs L Bogus 01632 960123,North,Disabled bays are full of vans by seven,Enforcement told,K Officer,12/09/2014
3,,Letter,"Ms R Bogus, 8 Phantom Close",South,Make it free after six,,,
4,15/09/2014,Email,anon,South,"Leave it alone, it works.",,,
Total,,,,,4,,,
`,
    roles: [
      'source-id',
      'submitted-at',
      'channel',
      'name ignore postcode-area',
      'area',
      'comment',
      'analyst-note ignore',
      'ignore analyst-note',
      'ignore',
    ],
    people: 4,
    comments: 4,
    said: { '4': '2014-09-01', '5': '2014-09-01' },
    hidden: /Bogus|Phantom|0ZZ|01632|Letter sent|Enforcement told|Officer/,
    rejected: [8],
  },
  {
    about: 'nhs reviews',
    text: `
Organisation,ODS code,Review ID,Submitted,Display name,Title,Review,Overall rating,Visited in,Reply,Replied by,Replied on,Review status
Sandyford Surgery,A81001,778001,01/09/2014 10:00,Anonymous,Kind but slow,"Took three weeks to see my own doctor. When I did, she was wonderful.",4,August 2014,"Dear patient, thank you for the feedback. We have two new GPs starting.",Practice Manager,03/09/2014 11:00,Published
Sandyford Surgery,A81001,778002,02/09/2014 10:00,Pat F,Never again,The woman on the desk shouted my business to the whole room.,1,July 2014,We are sorry to read this. Please ring us.,Practice Manager,04/09/2014 11:00,Published
Sandyford Surgery,A81001,778003,15/09/2014 10:00,J Fabrication,Great,Great,5,September 2014,,,,Published
`,
    roles: [
      'organisation venue ignore answer',
      'ignore answer',
      'source-id',
      'submitted-at',
      'name',
      'comment answer ignore',
      'comment',
      'answer',
      'ignore answer',
      'analyst-note ignore',
      'ignore analyst-note name',
      'ignore',
      'ignore status',
    ],
    people: 3,
    said: { '2': '2014-09-01' },
    hidden: /Pat F|Fabrication|two new GPs|sorry to read/,
  },
  {
    about: 'fft sections',
    text: `
Friends and Family Test - September 2014,,,,,
Inpatient wards,,,,,
,,,,,
Date,Overall how was your experience?,Please tell us why you gave that answer,Anything we could have done better?,OK to publish? (Y/N),Hospital no.
Ward 3,,,,,
01/09/14,Very good,Nurse stayed past her shift to find my glasses,Softer pillows,Y,D1234567
02/09/14,Poor,Left on a trolley in the corridor eleven hours,,N,D1234568
Ward 7,,,,,
03/09/14,Good,,Wifi does not reach the end bay,Y,D1234569
14/09/14,Very good,Everything,,,D1234570
Sub-total,4,,,,
,,,,,
Source: paper cards typed by volunteers,,,,,
`,
    roles: ['submitted-at', 'answer', 'comment', 'comment', 'consent-to-quote', 'ignore source-id'],
    people: 4,
    comments: '5',
    held: 2,
    said: { '6': '2014-09-01' },
    consent: ['true', 'false', 'true', 'null'],
    hidden: /D123456/,
  },
  {
    about: 'letters log',
    text: `
Ref;Date of letter;Date received;Correspondent;On behalf of;MP or Cllr?;Subject;Summary of points made;Stance;Reply sent;Reply text;Handled by
L/14/001;28 August 2014;1 September 2014;Mrs E Pretence;;No;Library closure;Says closing the branch will leave pensioners without heat or company, and asks for a trial of volunteers.;Against;Yes;Thank you for your letter of 28 August, the contents of which have been noted.;BH
L/14/002;30 August 2014;2 September 2014;Rev. O Pretence;St Jude's PCC;No;Library closure;Offers the church hall two days a week at no rent.;Neutral;No;;BH
L/14/003;1 September 2014;3 September 2014;Cllr P Pretence;;Cllr;Library closure;Supports it if the mobile van comes weekly.;For;Yes;Thank you, Councillor.;CT
`,
    roles: [
      'source-id',
      'ignore answer',
      'submitted-at',
      'name ignore',
      'organisation',
      'respondent-kind answer ignore',
      'ignore answer comment',
      'comment',
      'answer ignore tags',
      'ignore status analyst-note',
      'analyst-note ignore',
      'ignore analyst-note',
    ],
    people: 3,
    said: { '2': '2014-09-01|2014-08-31' },
    organisation: { '3': "St Jude's PCC" },
    hidden: /Pretence|contents of which|Thank you, C/,
  },
  {
    about: 'outlook',
    text: `
"Subject","Body","From: (Name)","From: (Address)","From: (Type)","To: (Name)","To: (Address)","To: (Type)","CC: (Name)","CC: (Address)","CC: (Type)","BCC: (Name)","BCC: (Address)","BCC: (Type)","Billing Information","Categories","Importance","Mileage","Sensitivity"
"Bus lane objection","Dear Sir or Madam,
I object to the bus lane. It will take the parking outside my mother's house.
Yours, Tessa","Tessa Falsehood","tessa@example.org","SMTP","Consultations","consult@council.example","SMTP","","","","","","","","","Normal","","Normal"
"RE: Bus lanes","Great idea, about time.

Sent from my phone","Owen Falsehood","owen@example.org","SMTP","Consultations","consult@council.example","SMTP","Cllr Falsehood","cllr@council.example","SMTP","","","","","Support","Normal","","Normal"
"bus","Will the lane be shared with bikes? If so it is dangerous for both.","Jan Falsehood","jan@example.org","SMTP","Consultations","consult@council.example","SMTP","","","","","","","","","Normal","","Private"
`,
    roles: [
      'ignore answer comment',
      'comment',
      'name',
      'email',
      'ignore',
      'ignore name',
      'ignore email',
      'ignore',
      'ignore name',
      'ignore email',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore tags',
      'ignore',
      'ignore',
      'ignore',
    ],
    people: 3,
    hidden: /Falsehood|tessa@|owen@|council\.example/,
  },
  {
    about: 'facebook comments',
    text: `
Facebook post: https://www.facebook.com/council/posts/123,,,,,,
Total comments: 4 (1 reply),,,,,,
,,,,,,
No.,Nested no.,Name,Profile link,Date,Likes,Comment
1,,Gary Nobodie,https://facebook.com/gary.nobodie,2014-09-01 10:00:00,4,Why not spend it on the potholes instead of planters
1,1-1,Anytown Council,https://facebook.com/anytowncouncil,2014-09-01 11:00:00,1,"Hi Gary, this money comes from a ring-fenced fund."
2,,Sue Nobodie,https://facebook.com/sue.nobodie,2014-09-01 12:00:00,0,@Gary Nobodie exactly. And who waters them?
3,,Mo Nobodie,https://facebook.com/mo.nobodie,2014-09-02 10:00:00,11,I like the planters. The bees like them too.
`,
    roles: ['ignore source-id', 'ignore source-id answer', 'name', 'ignore', 'submitted-at', 'ignore', 'comment'],
    people: 3,
    held: 1,
    said: { '5': '2014-09-01' },
    hidden: /facebook\.com\/|Gary Nobodie","|Sue Nobodie/,
  },
  {
    about: 'planning reps',
    text: `
Rep ID,Person ID,Title,First Name,Surname,Organisation,Agent Name,Policy / Paragraph,Support / Object,Do you consider the Plan sound?,"If you consider the Plan unsound, please say why",What changes would you like to see?,Do you wish to appear at the hearing?,Officer summary,Council's response,Date received
R0001,77,Mrs,Ada,Fiction,,,H1,Object,No,The numbers rest on a 2008 forecast and nobody has counted the empty flats.,Delete site H1/7.,Yes,Objects to H1/7,The Council considers the evidence robust.,2014-09-01
R0002,78,Mr,Bo,Fiction,Vale Ramblers,,T3,Support,Yes,,Keep the bridleway on the north side.,No,Supports T3,Support noted.,2014-09-02
R0003,77,Mrs,Ada,Fiction,,,H2,Object,No,There is no school within two miles of the site.,,Yes,Objects to H2,,2014-09-01
`,
    roles: [
      'source-id',
      'ignore source-id answer',
      'name ignore',
      'name',
      'name',
      'organisation',
      'name ignore organisation',
      'answer area ignore',
      'answer',
      'answer',
      'comment',
      'comment',
      'answer ignore',
      'analyst-note ignore',
      'analyst-note ignore',
      'submitted-at',
    ],
    people: '2-3',
    comments: 4,
    hidden: /Ada|Fiction|considers the evidence|Support noted|Objects to H/,
  },
  {
    about: 'sharepoint list',
    text: `
"Title","Comment","Locality","Said by","Contact number","Permission to use","Assigned to","Notes for team","Created","Created By","Modified","Modified By","Item Type","Path"
"C-1","The clinic letters come after the date of the clinic.","East","Daughter of patient","01632 960777","Given","Ravi Staffer","Check with booking office","01/09/2014 10:00","Ravi Staffer","02/09/2014 10:00","Ravi Staffer","Item","sites/ppi/Lists/Comments"
"C-2","I was seen in ten minutes, marvellous.","West","Patient","","Declined","Ravi Staffer","","13/09/2014 10:00","Ravi Staffer","14/09/2014 10:00","Ravi Staffer","Item","sites/ppi/Lists/Comments"
"C-3","No interpreter although we asked twice.","East","Husband","","Not given","Gwen Staffer","Raise at Thursday huddle","15/09/2014 10:00","Gwen Staffer","15/09/2014 10:00","Gwen Staffer","Item","sites/ppi/Lists/Comments"
`,
    roles: [
      'source-id ignore',
      'comment',
      'area',
      'answer respondent-kind name',
      'phone',
      'consent-to-quote',
      'ignore analyst-note',
      'analyst-note ignore',
      'submitted-at',
      'ignore name',
      'ignore',
      'ignore name',
      'ignore',
      'ignore',
    ],
    people: 3,
    comments: 3,
    said: { '2': '2014-09-01' },
    consent: ['true', 'false', 'false'],
    hidden: /Staffer|01632|Check with|huddle/,
  },
  {
    about: 'opt outs',
    text: `
Ref,When,Your view of the plan,Keep my answer confidential,Do you want your name withheld?,Please do not publish my comments,Location
1,2014-09-01,Too many houses and not one doctor more,TRUE,Yes,,Hythe
2,2014-09-02,"Good plan, badly explained",FALSE,Yes,,Hythe
3,2014-09-03,Where will the water go?,FALSE,No,X,Lympne
4,2014-09-04,I would like allotments in it,FALSE,No,,Lympne
`,
    roles: [
      'source-id',
      'submitted-at',
      'comment',
      'consent-to-quote',
      'answer ignore consent-to-quote',
      'consent-to-quote',
      'area answer',
    ],
    people: 4,
    comments: 4,
    consent: ['false', 'null|true', 'false', 'true|null'],
  },
  {
    about: 'gf ar',
    text: `
طابع زمني,الاسم الكامل,رقم الهاتف,ما الذي يجب أن نحسنه في العيادة؟,هل توافق على نشر تعليقك بدون اسمك؟
2014/09/01 9:20:07 AM GMT+1,سمير الخيالي,07700 900111,نحتاج إلى مترجم في كل موعد وليس بالهاتف فقط.,نعم
2014/09/02 9:20:07 AM GMT+1,,,وقت الانتظار طويل جدا ولا يوجد مكان للأطفال.,لا
2014/09/03 9:20:07 AM GMT+1,هدى الخيالية,07700 900112,الطبيبة كانت لطيفة وشرحت كل شيء.,نعم
`,
    roles: ['submitted-at', 'name', 'phone', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 3,
    said: { '2': '2014-09-01T08:20:07' },
    consent: ['true', 'false', 'true'],
    hidden: /الخيالي|07700/,
  },
  {
    about: 'helpline',
    text: `
Call ref,Date,Time,Call taker,Caller,Tel,Calling about,What the caller said,Advice given,OK to quote?,Follow-up needed
H001,1/9/14,10:05,AB,Doreen Imagined,01632 960444,Hospital transport,"Transport never came, third time this month, missed chemo.",Gave PALS number,Y - verbal,Y
H002,2/9/14,11:15,AB,wouldn't say,,GP access,Cannot ring at eight because he is driving the school bus then.,Suggested online form,not asked,N
H003,22/9/14,16:40,CD,Stan Imagined,01632 960445,Dentist,No dentist within forty miles takes the NHS.,None,N,N
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore submitted-at',
      'ignore name',
      'name',
      'phone',
      'answer ignore tags',
      'comment',
      'analyst-note ignore',
      'consent-to-quote',
      'ignore answer',
    ],
    people: 3,
    comments: 3,
    said: { '2': '2014-09-01' },
    consent: ['true', 'null|false', 'false'],
    hidden: /Imagined|01632|Gave PALS|Suggested online/,
  },
]
