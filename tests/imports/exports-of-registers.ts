import type { ToolExport } from './exports-of-tools.ts'

/** Further exports: of registers, of social media, and of tools whose account is in another language. All people are invented. */
export const exportsOfRegisters: ToolExport[] = [
  {
    tool: 'Datix: a list of PALS contacts',
    text: `
Ref,Received,Type,Subject,Sub-subject,Location (exact),Description,Outcome,Handler,Closed,Inform. surname,Inform. forenames,NHS No.
PALS-20311,03/06/2014,Concern,Appointments,Cancellation,Outpatients B,My appointment has been moved three times and nobody rings before they do it,Apologised by telephone and rebooked,R. Handler,05/06/2014,Placeholder,Mary,943 476 5919
PALS-20312,13/06/2014,Comment,Facilities,Parking,Main site,There is nowhere to leave a car that has a wheelchair in the back,Passed to estates,R. Handler,,Placeholder,Tom,
PALS-20313,14/06/2014,Compliment,Staff,Attitude,Ward 4,The night staff sat with my father when he could not settle,Thanked,R. Handler,15/06/2014,Placeholder,Ann,
PALS-20314,20/06/2014,Concern,Communication,Letters,Outpatients B,The letter came in English only and my mother reads Gujarati,Translated copy sent,S. Handler,22/06/2014,Inventor,Priya,
`,
    roles: {
      Ref: 'source-id',
      Received: 'submitted-at',
      Outcome: 'analyst-note',
      Handler: 'ignore',
      Closed: 'ignore',
      'Inform. surname': 'name',
      'Inform. forenames': 'name',
      'NHS No.': 'ignore',
    },
    words: ['Description'],
    people: 4,
    said: '2014-06-03T11:00:00.000Z',
    hidden: /943|Placeholder|Inventor|Priya/,
  },
  {
    tool: 'Microsoft Forms in Dutch',
    text: `
ID;Begintijd;Tijd van voltooien;E-mail;Naam;Tijd van laatste wijziging;Hoe vaak komt u in het centrum?;Wat zou u willen verbeteren?;Mogen wij uw reactie publiceren?
1;3-6-2014 09:00:00;3-6-2014 09:04:10;anonymous;;;Elke week;De bus rijdt 's avonds niet meer en lopen is te ver;Ja
2;3-6-2014 10:00:00;3-6-2014 10:02:00;anonymous;;;Nooit;Meer bankjes langs de weg naar de kliniek;Nee
3;13-6-2014 10:00:00;13-6-2014 10:05:00;anonymous;;;Elke maand;De wachtkamer is veel te klein voor al die mensen;Ja
`,
    roles: {
      ID: 'source-id',
      'Tijd van voltooien': 'submitted-at',
      Begintijd: 'ignore',
      'Hoe vaak komt u in het centrum?': 'answer',
      'Mogen wij uw reactie publiceren?': 'consent-to-quote',
    },
    words: ['Wat zou u willen verbeteren?'],
    people: 3,
    consent: [true, false, true],
  },
  {
    tool: 'Google Forms in Urdu, the words in Urdu and English',
    text: `
ٹائم اسٹیمپ,آپ کا نام,آپ کا ای میل پتہ,آپ کیا تبدیل کرنا چاہیں گے؟,کیا ہم آپ کا جواب شائع کر سکتے ہیں؟
2014/06/03 9:00:00 AM GMT+1,فاطمہ,fatima@example.org,شام کے وقت بس نہیں ہوتی اور ٹیکسی بہت مہنگی ہے,ہاں
2014/06/04 10:00:00 AM GMT+1,,,We need somebody at reception who speaks Urdu please,نہیں
2014/06/05 10:00:00 AM GMT+1,,,انتظار گاہ میں خواتین کے لیے الگ جگہ ہونی چاہیے,ہاں
`,
    roles: {
      'ٹائم اسٹیمپ': 'submitted-at',
      'آپ کا نام': 'name',
      'آپ کا ای میل پتہ': 'email',
      'کیا ہم آپ کا جواب شائع کر سکتے ہیں؟': 'consent-to-quote',
    },
    words: ['آپ کیا تبدیل کرنا چاہیں گے؟'],
    people: 3,
    said: '2014-06-03T08:00:00.000Z',
    consent: [true, false, true],
    hidden: /fatima|فاطمہ/,
  },
  {
    tool: 'Instagram: comments under a post, with the replies of the authority',
    text: `
Comment Id,Username,Full Name,Profile URL,Date,Likes,Reply To,Comment
178001,jo.sample,Jo Sample,https://www.instagram.com/jo.sample,2014-06-03T10:00:00Z,3,,Please do not close the only clinic that we can walk to
178002,lee_1999,Lee,https://www.instagram.com/lee_1999,2014-06-03T10:05:00Z,0,178001,Same here and the bus takes an hour each way
178003,sam.x,Sam,https://www.instagram.com/sam.x,2014-06-03T11:00:00Z,12,,Who was asked about this? Nobody in our street
`,
    roles: {
      'Comment Id': 'source-id',
      Username: 'name',
      'Full Name': 'name',
      'Profile URL': 'ignore',
      Date: 'submitted-at',
      Likes: 'ignore',
      'Reply To': 'ignore',
    },
    words: ['Comment'],
    people: 3,
    said: '2014-06-03T10:00:00.000Z',
    hidden: /jo\.sample|Jo Sample|lee_1999/,
  },
  {
    tool: 'Objections to a planning application, typed from letters',
    text: `
No.,Date of letter,Name,Address,Object/Support/Neutral,Summary of objection,Officer response
1,03/06/2014,Mrs A Placeholder,"1 Invented Close, Melton, LE13 0ZZ",Object,The lorries will pass the school at the hour when children walk home,Noted: a traffic plan is asked for
2,14/06/2014,Mr B Placeholder,"2 Invented Close, Melton, LE13 0ZZ",Object,"The hall floods each winter, and a car park will make it worse",See drainage report
3,15/06/2014,Mr and Mrs Inventor,"9 Made Up Lane, Oakham, LE15 0AB",Support,We have waited years for a surgery on this side of town,Noted
`,
    roles: {
      'No.': 'source-id',
      'Date of letter': 'submitted-at',
      Name: 'name',
      Address: 'postcode-area',
      'Object/Support/Neutral': 'answer',
      'Officer response': 'analyst-note',
    },
    words: ['Summary of objection'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
    hidden: /Placeholder|Inventor|0ZZ|0AB|Invented Close|Made Up/,
  },
  {
    tool: 'Webropol: an ID, when it was answered, questions with their numbers',
    text: `
Respondent ID;Date submitted;Language;1. I am answering as;2. What works well today?;3. What should change?;4. I agree that my answers may be quoted anonymously
55021;3.6.2014 9.15;en;A resident;The library van that comes on Tuesdays;The nurse should come to us, not we to her;Yes
55022;13.6.2014 9.20;en;A carer;Nothing much if I am honest with you;Somebody who answers the telephone;No
55023;14.6.2014 12.00;en;An organisation;Staff who know our members by name;A ramp at the front;
`,
    roles: {
      'Respondent ID': 'source-id',
      'Date submitted': 'submitted-at',
      Language: 'language',
      '1. I am answering as': 'respondent-kind',
      '4. I agree that my answers may be quoted anonymously': 'consent-to-quote',
    },
    words: ['2. What works well today?', '3. What should change?'],
    people: 3,
    said: '2014-06-03T08:15:00.000Z',
    consent: [true, false, null],
  },
  {
    tool: 'LimeSurvey in Dutch, the whole wording as headings',
    text: `
"Antwoord ID","Datum verzonden","Laatste pagina","Starttaal","Seed","Startdatum","Laatste activiteit","IP-adres","Wat vindt u van het plan?","Kunt u dat uitleggen?","Wat is uw leeftijd?"
"11","2014-06-03 10:00:00","3","nl","133700001","2014-06-03 09:55:00","2014-06-03 10:00:00","192.0.2.1","Mee eens","Het is dichterbij voor wie geen auto heeft","65 of ouder"
"12","2014-06-03 11:00:00","3","nl","133700002","2014-06-03 10:50:00","2014-06-03 11:00:00","192.0.2.2","Niet mee eens","De oude kliniek heeft tenminste een parkeerplaats","35-44"
"13","2014-06-04 11:00:00","3","nl","133700003","2014-06-04 10:50:00","2014-06-04 11:00:00","192.0.2.3","Mee eens","","35-44"
`,
    roles: {
      'Antwoord ID': 'source-id',
      'Datum verzonden': 'submitted-at',
      Startdatum: 'ignore',
      'IP-adres': 'ip',
      'Wat vindt u van het plan?': 'answer',
      'Wat is uw leeftijd?': 'equality',
    },
    words: ['Kunt u dat uitleggen?'],
    people: 3,
    hidden: /192\.0/,
  },
  {
    tool: 'Healthwatch: records of what people told volunteers',
    text: `
Record ID,Date of contact,Engagement worker,Contact method,Provider,Service type,Experience,Sentiment,Themes,Signposted to,Consent to share with provider?
HW-301,03/06/2014,Kim Worker,Phone,Melton Surgery,GP,I rang forty times before eight and then there was nothing left,Negative,Access; Booking,PALS,Yes
HW-302,14/06/2014,Kim Worker,Outreach stall,LRI,A&E,The triage nurse was kind and explained what would happen,Positive,Staff attitude,,No
HW-303,15/06/2014,Lee Worker,Email,Dentist on the Square,Dental,No dentist within twenty miles takes new patients on the NHS,Negative,Access,NHS England,Yes
`,
    roles: {
      'Record ID': 'source-id',
      'Date of contact': 'submitted-at',
      'Engagement worker': 'ignore',
      'Contact method': 'channel',
      Provider: 'answer',
      Sentiment: 'tags',
      Themes: 'tags',
      'Signposted to': 'analyst-note',
      'Consent to share with provider?': 'answer',
    },
    words: ['Experience'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
    consent: [null, null, null],
    hidden: /Worker/,
  },
  {
    tool: 'Qualtrics in French, the second and third rows of its own',
    text: `
StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,LocationLongitude,DistributionChannel,UserLanguage,Q1,Q2,Q3_5_TEXT
Date de début,Date de fin,Type de réponse,Adresse IP,Progression,Durée (en secondes),Terminé,Date enregistrée,ID de réponse,Nom du destinataire,Prénom du destinataire,Adresse e-mail du destinataire,Référence de données externes,Latitude,Longitude,Canal de distribution,Langue de l’utilisateur,Êtes-vous d’accord ?,Que faudrait-il changer ?,Qui êtes-vous ? - Autre - Texte
"{""ImportId"":""startDate"",""timeZone"":""Europe/London""}","{""ImportId"":""endDate"",""timeZone"":""Europe/London""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate"",""timeZone"":""Europe/London""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientFirstName""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""externalDataReference""}","{""ImportId"":""locationLatitude""}","{""ImportId"":""locationLongitude""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}","{""ImportId"":""QID3_5_TEXT""}"
2014-06-03 10:00:00,2014-06-03 10:04:00,Adresse IP,192.0.2.4,100,240,Vrai,2014-06-03 10:04:01,R_1aaaaaaaaaaaaaa,,,,,52.6,-1.1,anonymous,FR,Oui,Il faudrait un bus le dimanche pour aller à la clinique,
2014-06-03 11:00:00,2014-06-03 11:04:00,Adresse IP,192.0.2.5,100,240,Vrai,2014-06-03 11:04:01,R_2bbbbbbbbbbbbbb,,,,,52.6,-1.1,anonymous,FR,Non,Les horaires ne conviennent pas à ceux qui travaillent,Je garde mes petits-enfants trois jours par semaine
`,
    roles: {
      'Date enregistrée': 'submitted-at',
      'ID de réponse': 'source-id',
      'Adresse IP': 'ip',
      Latitude: 'ignore',
      'Êtes-vous d’accord ?': 'answer',
    },
    words: ['Que faudrait-il changer ?', 'Qui êtes-vous ? - Autre - Texte'],
    people: 2,
    said: '2014-06-03T09:04:01.000Z',
    hidden: /192\.0|52\.6/,
  },
  {
    tool: 'Zencity: posts with scores of a machine',
    text: `
Item ID,Published at,Source,Channel,Author,Text,Sentiment score,Sentiment,Topics,Reach,Link
z-1,2014-06-03 10:00:00,Facebook,City page,Jo Sample,The new crossing outside the clinic is the best thing in years,0.82,positive,Roads|Safety,1200,https://example.org/1
z-2,2014-06-03 12:00:00,Twitter,@citynews,@lee1999,Another closure and not one person from the council came to ask us,-0.71,negative,Health,300,https://example.org/2
z-3,2014-06-04 12:00:00,Nextdoor,Melton,Sam,Does anyone know whether the drop-in still runs on Fridays?,0.02,neutral,Health,40,https://example.org/3
`,
    roles: {
      'Item ID': 'source-id',
      'Published at': 'submitted-at',
      Author: 'name',
      'Sentiment score': 'tags',
      Sentiment: 'tags',
      Topics: 'tags',
      Reach: 'ignore',
      Link: 'ignore',
    },
    words: ['Text'],
    people: 3,
    hidden: /Jo Sample|lee1999/,
  },
  {
    tool: 'KoboToolbox in Polish with labels, an “other” and its own columns',
    text: `
start;end;Zgoda na udział;Co należy zmienić w przychodni?;Jak Pan/Pani tu dojeżdża?;Inne (proszę podać);_id;_uuid;_submission_time;_validation_status;_notes;_status;_submitted_by;__version__;_tags;_index
2014-06-03T10:00:00.000+01:00;2014-06-03T10:05:00.000+01:00;Tak;Wieczorem nie ma autobusu, a do domu jest daleko;Autobus;;9001;0a1b2c3d-1111-4222-8333-444455556666;2014-06-03T09:05:10;;;submitted_via_web;;vAbc;;1
2014-06-03T11:00:00.000+01:00;2014-06-03T11:05:00.000+01:00;Tak;Rejestracja powinna mieć kogoś, kto mówi po polsku;Inne;Sąsiad zawozi mnie w piątki swoim autem;9002;0a1b2c3d-1111-4222-8333-444455556667;2014-06-03T10:05:10;;;submitted_via_web;;vAbc;;2
`,
    roles: {
      _id: 'source-id',
      _submission_time: 'submitted-at',
      start: 'ignore',
      end: 'ignore',
      'Zgoda na udział': 'answer',
      'Jak Pan/Pani tu dojeżdża?': 'answer',
    },
    words: ['Co należy zmienić w przychodni?', 'Inne (proszę podać)'],
    people: 2,
    said: '2014-06-03T09:05:10.000Z',
    consent: [null, null],
  },
  {
    tool: 'Minutes of a meeting: who spoke, for whom, what they said, what was answered',
    text: `
Item,Time,Speaker,Role,Contribution,Reply from the panel
1,18:05,Cllr Placeholder,Ward councillor,Residents of the north side have no bus after six and this plan moves the clinic south,The panel will look at evening buses
2,18:10,Mrs Inventor,Resident,I look after my husband and cannot be away for half a day,Thank you
3,18:20,J. Sample,Melton Carers,Carers were promised a say in this and the first we heard was the newspaper,Apologies were given
`,
    roles: {
      Speaker: 'name',
      Role: 'answer',
      'Reply from the panel': 'analyst-note',
    },
    words: ['Contribution'],
    people: 3,
    hidden: /Placeholder|Inventor|J\. Sample/,
  },
]
