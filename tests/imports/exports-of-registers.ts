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
  {
    tool: 'JotForm: submission date, matrix, signature, e-mail and an address in parts',
    text: `
Submission Date,Full Name,E-mail,Address,Phone Number,Which site is nearest to you?,How satisfied are you with... >> Opening hours,How satisfied are you with... >> Parking,What should we keep?,What worries you about the change?,I agree that my comments may be published without my name,Submission IP,Submission ID
"Jun 3, 2014",Jo Sample,jo@example.org,"Street Address: 1 Invented Close City: Melton Postal / Zip Code: LE13 0ZZ",(01632) 960001,Melton,Satisfied,Dissatisfied,Keep the Thursday baby clinic as it is,Nobody says how long the bus will take,Yes,192.0.2.9,4811111111111111111
"Jun 13, 2014",Alex Sample,alex@example.org,,,Oakham,Very satisfied,Satisfied,The receptionists,Losing the lab means a second trip for each blood test,No,192.0.2.10,4811111111111111112
"Jun 14, 2014",,,,,Oakham,Satisfied,Satisfied,,We were told nothing until the sign went up,,192.0.2.11,4811111111111111113
`,
    roles: {
      'Submission Date': 'submitted-at',
      'Full Name': 'name',
      'E-mail': 'email',
      'Phone Number': 'phone',
      'How satisfied are you with... >> Parking': 'answer',
      'I agree that my comments may be published without my name': 'consent-to-quote',
      'Submission IP': 'ip',
      'Submission ID': 'source-id',
      Address: 'postcode-area',
    },
    words: ['What should we keep?', 'What worries you about the change?'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
    consent: [true, false, null],
    hidden: /Jo Sample|0ZZ|960001|192\.0/,
  },
  {
    tool: 'SmartSurvey in a trust: UserID, comments under a grid',
    text: `
UserID,Survey ID,Unique ID,Started,Ended,Completed,IP Address,Tracking Link,1. Overall how was your experience of our service?,2. Please can you tell us why you gave your answer?,3. Please tell us about anything that we could have done better,4. Are you happy for your comments to be shared?,5. Which ward or department?
881,12,a1b2c3,03/06/2014 10:00,03/06/2014 10:03,Yes,192.0.2.1,Email,Very good,Everybody introduced themselves and the tea was hot,Nothing,Yes,Ward 9
882,12,a1b2c4,13/06/2014 10:00,13/06/2014 10:03,Yes,192.0.2.2,Email,Poor,My mother lay in the corridor until three in the morning,Somebody should have told us how long it would be,No,Emergency
883,12,a1b2c5,14/06/2014 10:00,14/06/2014 10:03,No,192.0.2.3,Web Link,Good,,,Yes,Ward 9
`,
    roles: {
      UserID: 'source-id',
      Ended: 'submitted-at',
      Started: 'ignore',
      'Tracking Link': 'ignore',
      '1. Overall how was your experience of our service?': 'answer',
      '4. Are you happy for your comments to be shared?': 'consent-to-quote',
      '5. Which ward or department?': 'answer',
    },
    words: [
      '2. Please can you tell us why you gave your answer?',
      '3. Please tell us about anything that we could have done better',
    ],
    people: 3,
    said: '2014-06-03T09:03:00.000Z',
    consent: [true, false, true],
    hidden: /192\.0/,
  },
  {
    tool: 'Commonplace: contributions with feelings and tags',
    text: `
id,created_at,respondent_hash,theme,sentiment,why_do_you_feel_this_way,what_would_you_change,agreements,location_lat,location_lng,connection_to_the_area,age_range
c1,2014-06-03T10:00:00.000Z,5f3c1a2b3c4d5e6f7a8b9c0d1e2f3a4b,High Street,Negative,Lorries mount the kerb where the school children wait,Bollards and a twenty limit,14,52.7612,-0.8873,I live here,25-34
c2,2014-06-03T11:00:00.000Z,6f3c1a2b3c4d5e6f7a8b9c0d1e2f3a4b,Park,Positive,The only flat path for my wheelchair,More benches in the shade,3,52.7613,-0.8874,I work here,45-54
c3,2014-06-04T11:00:00.000Z,7f3c1a2b3c4d5e6f7a8b9c0d1e2f3a4b,Park,Neutral,It floods by the gate every single winter,,0,52.7614,-0.8875,I live here,65-74
`,
    roles: {
      id: 'source-id',
      created_at: 'submitted-at',
      respondent_hash: 'ignore',
      agreements: 'ignore',
      location_lat: 'ignore',
      location_lng: 'ignore',
      connection_to_the_area: 'answer',
      age_range: 'equality',
    },
    words: ['why_do_you_feel_this_way', 'what_would_you_change'],
    people: 3,
    said: '2014-06-03T10:00:00.000Z',
    hidden: /52\.76|5f3c1a/,
  },
  {
    tool: 'Care Opinion: stories with titles, responses and changes',
    text: `
Opinion ID,Title,Story,Author name,Author role,Submitted on,Published on,Criticality,Service,What was good?,What could be improved?,How did you feel?,Response count,Most recent response,Change status
90001,Waiting in the dark,I waited outside in the rain because the doors do not open before eight,marmot12,the patient,03/06/2014,05/06/2014,2,Melton clinic,receptionist,opening times,cold,1,Thank you for telling us; we will open at half past seven,Planned
90002,A lovely midwife,She came twice in one day and never looked at her watch,bluebird,a relative,13/06/2014,15/06/2014,0,Community midwives,midwife; kindness,,safe,0,,
90003,Lost letters,Three letters went to my old house although I had told you twice,oak77,the patient,14/06/2014,16/06/2014,1,Melton clinic,,letters,angry,0,,
`,
    roles: {
      'Opinion ID': 'source-id',
      Title: 'answer',
      'Author name': 'name',
      'Author role': 'respondent-kind',
      'Submitted on': 'submitted-at',
      'Published on': 'ignore',
      Criticality: 'ignore',
      Service: 'answer',
      'Response count': 'ignore',
      'Most recent response': 'analyst-note',
    },
    words: ['Story'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
    hidden: /marmot12|bluebird/,
  },
  {
    tool: 'Google Forms in Polish with a second free text and a name question',
    text: `
"Sygnatura czasowa","Imię i nazwisko (opcjonalnie)","Numer telefonu","Jak często korzysta Pan/Pani z przychodni?","Co działa dobrze?","Co chciałby Pan / chciałaby Pani zmienić?","Czy możemy zacytować Pana/Pani odpowiedź?"
"03.06.2014 10:15:00","Anna Wymyślona","01632 960123","Co tydzień","Pielęgniarki zawsze mają czas na rozmowę","Potrzebny jest tłumacz w poniedziałki","Tak"
"13.06.2014 10:15:00","","","Rzadko","Mało co, prawdę mówiąc","Kolejka do rejestracji stoi na deszczu","Nie"
"14.06.2014 10:15:00","","","Co miesiąc","Apteka obok","","Tak, ale bez nazwiska"
`,
    roles: {
      'Sygnatura czasowa': 'submitted-at',
      'Imię i nazwisko (opcjonalnie)': 'name',
      'Numer telefonu': 'phone',
      'Jak często korzysta Pan/Pani z przychodni?': 'answer',
      'Czy możemy zacytować Pana/Pani odpowiedź?': 'consent-to-quote',
    },
    words: ['Co działa dobrze?', 'Co chciałby Pan / chciałaby Pani zmienić?'],
    people: 3,
    said: '2014-06-03T09:15:00.000Z',
    consent: [true, false, true],
    hidden: /Wymy|960123/,
  },
  {
    tool: 'Microsoft Forms in German with choice, ranking and likert',
    text: `
ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Uhrzeit der letzten Änderung;In welchem Ortsteil wohnen Sie?;Wie zufrieden sind Sie mit der Ambulanz?;Was würden Sie anders machen?;Noch etwas, das Sie uns sagen möchten?;Dürfen wir Sie zitieren?
1;03.06.2014 10:00:00;03.06.2014 10:04:00;anonymous;;;Nord;Zufrieden;Am Abend länger öffnen, damit Berufstätige kommen können;;Ja
2;13.06.2014 10:00:00;13.06.2014 10:04:00;anonymous;;;Süd;Unzufrieden;Die Treppe ist für meine Mutter nicht zu schaffen;Danke fürs Fragen;Nein
3;14.06.2014 10:00:00;14.06.2014 10:04:00;anonymous;;;Süd;Sehr zufrieden;;Bitte lassen Sie die Hebamme im Dorf;Ja, aber ohne Namen
`,
    roles: {
      ID: 'source-id',
      Fertigstellungszeit: 'submitted-at',
      'In welchem Ortsteil wohnen Sie?': 'area',
      'Wie zufrieden sind Sie mit der Ambulanz?': 'answer',
      'Dürfen wir Sie zitieren?': 'consent-to-quote',
    },
    words: ['Was würden Sie anders machen?', 'Noch etwas, das Sie uns sagen möchten?'],
    people: 3,
    said: '2014-06-03T09:04:00.000Z',
    consent: [true, false, true],
  },
  {
    tool: 'Friends and Family Test: a monthly sheet of a ward with two free questions',
    text: `
Month,Site,Ward,Response Type,Overall how was your experience of our service?,Please can you tell us why you gave your answer?,Please tell us about anything that we could have done better.,Age,Gender,Ethnicity,Do you have a disability?,Opt out of publication
Jun-14,General,Ward 3,SMS,1 - Very good,The physio made me laugh every morning,Quieter nights,65-74,F,White British,No,
Jun-14,General,Ward 3,SMS,4 - Poor,Nobody came when I rang and rang,Answer the bell,75-84,M,White British,Yes,Y
Jun-14,General,Ward 5,Card,2 - Good,Clean and friendly,,45-54,F,Indian,No,
`,
    roles: {
      Month: 'answer',
      Ward: 'answer',
      'Response Type': 'channel',
      'Overall how was your experience of our service?': 'answer',
      Age: 'equality',
      Gender: 'equality',
      Ethnicity: 'equality',
      'Do you have a disability?': 'equality',
      'Opt out of publication': 'consent-to-quote',
    },
    words: [
      'Please can you tell us why you gave your answer?',
      'Please tell us about anything that we could have done better.',
    ],
    people: 3,
    said: null,
    consent: [null, false, null],
  },
  {
    tool: 'REDCap raw: names of fields, instrument marks, codes',
    text: `
record_id,redcap_survey_identifier,consultation_survey_timestamp,first_name,dob,postcode,use_clinic___1,use_clinic___2,rating,why_rating,anything_else,quote_ok,consultation_survey_complete
1,,2014-06-03 10:00:00,Jo,1950-04-01,LE13 0ZZ,1,0,4,The chairs are too low to get up from,,1,2
2,,2014-06-13 10:00:00,Lee,1990-04-01,LE15 0AB,0,1,2,You cannot hear your name being called,Put up a screen with numbers,0,2
3,,2014-06-14 10:00:00,,,,0,0,5,The new doctor listens,,1,2
`,
    roles: {
      record_id: 'source-id',
      consultation_survey_timestamp: 'submitted-at',
      first_name: 'name',
      dob: 'equality',
      postcode: 'postcode-area',
      rating: 'answer',
      quote_ok: 'consent-to-quote',
      consultation_survey_complete: 'ignore',
      redcap_survey_identifier: 'ignore',
    },
    words: ['why_rating', 'anything_else'],
    people: 3,
    consent: [true, false, true],
    hidden: /0ZZ|"Jo"|1950-04/,
  },
  {
    tool: 'A list of Facebook comments copied by an officer',
    text: `
Date,Platform,Post,Commenter,Comment,Reactions,Our reply,Hidden?,Sentiment (officer)
03/06/2014,Facebook,Clinic move,Jo Sample,It took us two buses and a walk last time,5,Thank you Jo - we are looking at transport,No,Negative
13/06/2014,Facebook,Clinic move,Alex Sample,Great news for the villages out west,2,,No,Positive
14/06/2014,Instagram,Clinic move,sam_x,Where is the money coming from?,11,See page 9,No,Neutral
`,
    roles: {
      Date: 'submitted-at',
      Platform: 'channel',
      Post: 'answer',
      Commenter: 'name',
      Reactions: 'ignore',
      'Our reply': 'analyst-note',
      'Hidden?': 'status',
      'Sentiment (officer)': 'tags',
    },
    words: ['Comment'],
    people: 3,
    hidden: /Jo Sample|Alex Sample|sam_x/,
  },
  {
    tool: 'Delib Dialogue: ideas with ratings and the comments below each',
    text: `
Idea ID,Idea title,Idea description,Author username,Created,Average rating,Number of ratings,Number of comments,Tags,Status,Moderator notes
501,A bus that waits,Let the last bus wait for the last appointment of the evening,walker9,2014-06-03 10:00,4.5,20,3,transport; evening,Published,
502,Quiet hour,One hour each day without music or screens in the waiting room,finch,2014-06-13 10:00,3.9,11,0,access,Published,checked
503,Shared garden,Let the school and the day centre share the garden behind the hall,pat_m,2014-06-14 10:00,4.9,41,12,,Published,
`,
    roles: {
      'Idea ID': 'source-id',
      'Idea title': 'answer',
      'Author username': 'name',
      Created: 'submitted-at',
      'Average rating': 'ignore',
      'Number of ratings': 'ignore',
      'Number of comments': 'ignore',
      Tags: 'tags',
      Status: 'status',
      'Moderator notes': 'analyst-note',
    },
    words: ['Idea description'],
    people: 3,
    said: '2014-06-03T09:00:00.000Z',
    hidden: /walker9|finch|pat_m/,
  },
  {
    tool: 'A council e-petition: signatories with their reasons',
    text: `
Signature number,Date signed,First name,Surname,Postcode,Are you a resident?,Reason for signing,Keep me updated
1,03/06/2014,Jo,Sample,LE13 0ZZ,Yes,My daughter was born there and so was I,Yes
2,13/06/2014,Alex,Sample,LE15 0AB,Yes,,No
3,14/06/2014,Sam,Sample,LE13 0ZY,No,The next unit is forty minutes away on a good day,No
`,
    roles: {
      'Signature number': 'source-id',
      'Date signed': 'submitted-at',
      'First name': 'name',
      Surname: 'name',
      Postcode: 'postcode-area',
      'Are you a resident?': 'answer',
      'Keep me updated': 'answer',
    },
    words: ['Reason for signing'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
    consent: [null, null, null],
    hidden: /Sample|0ZZ|0AB|0ZY/,
  },
  {
    tool: 'A telephone line: what callers said, who took the call, what was done',
    text: `
Call ref;Date & time;Taken by;Caller name;Caller tel;Caller is a;Nature of call;What the caller said;Action taken;Call back needed;Happy to be quoted (Y/N)
T-1;03/06/2014 09:12;Kim;Mrs Placeholder;01632 960555;Patient;Comment;She cannot use the website and wants a paper form sent out;Form posted;N;Y
T-2;13/06/2014 14:00;Kim;Mr Inventor;;Carer;Concern;He says the ramp is too steep for one person to push a chair up;Passed to estates;Y;N
T-3;14/06/2014 16:30;Lee;;;Resident;Comment;Wants the old name kept because everybody knows it;;N;
`,
    roles: {
      'Call ref': 'source-id',
      'Date & time': 'submitted-at',
      'Taken by': 'ignore',
      'Caller name': 'name',
      'Caller tel': 'phone',
      'Caller is a': 'respondent-kind',
      'Nature of call': 'answer',
      'Action taken': 'analyst-note',
      'Happy to be quoted (Y/N)': 'consent-to-quote',
    },
    words: ['What the caller said'],
    people: 3,
    said: '2014-06-03T08:12:00.000Z',
    consent: [true, false, null],
    hidden: /Placeholder|Inventor|960555|Kim/,
  },
  {
    tool: 'Zoom: the report of questions and answers of a webinar',
    text: `
Question Report
Report Generated:,2014-06-04 09:00
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Question
Clinic move,912 3456 7890,2014-06-03 18:00,62,3
Question Details
#,Question,Asker Name,Asker Email,Answer(s),Question Time,Answered Time,Answer Name,Answer Email
1,Will the bus stop be moved as well as the clinic?,Jo Sample,jo@example.org,live answered,2014-06-03 18:12,2014-06-03 18:20,Panel Person,panel@example.org
2,How will people without a car get to the new site in the evening?,Anonymous Attendee,,We are talking to the bus company about it,2014-06-03 18:15,2014-06-03 18:25,Panel Person,panel@example.org
3,I look after my brother and cannot wait half a day for a blood test,Lee Sample,lee@example.org,,2014-06-03 18:22,,,
`,
    roles: {
      '#': 'source-id',
      'Asker Name': 'name',
      'Asker Email': 'email',
      'Answer(s)': 'analyst-note',
      'Question Time': 'submitted-at',
      'Answered Time': 'ignore',
      'Answer Name': 'ignore',
    },
    words: ['Question'],
    people: 3,
    said: '2014-06-03T17:12:00.000Z',
    hidden: /Sample|Panel Person|panel@/,
  },
  {
    tool: 'Alchemer: a legacy export with status, links and a comment below a choice',
    text: `
Response ID,Time Started,Date Submitted,Status,Contact ID,Legacy Comments,Comments,Language,Referer,SessionID,User Agent,Tags,IP Address,Longitude,Latitude,Country,City,State/Region,Postal,How do you travel to the clinic?,Other - Write In:How do you travel to the clinic?,What would make the journey easier?,May we quote what you say?
1,2014-06-03 10:00:00,2014-06-03 10:04:00,Complete,,,,English,,14018_1,Mozilla/5.0 (X11),,192.0.2.1,-1.13,52.63,United Kingdom,Leicester,Leicestershire,LE1,Bus,,A shelter at the stop would do,Yes
2,2014-06-13 10:00:00,2014-06-13 10:04:00,Complete,,,,English,,14018_2,Mozilla/5.0 (X11),,192.0.2.2,-1.13,52.63,United Kingdom,Leicester,Leicestershire,LE1,Other,My neighbour takes me when she can,Somewhere to park near the door,No
3,2014-06-14 10:00:00,2014-06-14 10:04:00,Partial,,,,English,,14018_3,Mozilla/5.0 (X11),,192.0.2.3,-1.13,52.63,United Kingdom,Leicester,Leicestershire,LE1,Car,,,
`,
    roles: {
      'Response ID': 'source-id',
      'Date Submitted': 'submitted-at',
      'Time Started': 'ignore',
      'IP Address': 'ip',
      Longitude: 'ignore',
      'User Agent': 'ignore',
      'How do you travel to the clinic?': 'answer',
      'May we quote what you say?': 'consent-to-quote',
    },
    words: ['Other - Write In:How do you travel to the clinic?', 'What would make the journey easier?'],
    people: 3,
    said: '2014-06-03T09:04:00.000Z',
    consent: [true, false, null],
    hidden: /192\.0|52\.63/,
  },
  {
    tool: 'A local plan: representations with soundness, changes sought and the officer’s summary',
    text: `
Rep ID,Consultee ID,Consultee name,Agent name,Organisation,Policy,Legally compliant?,Sound?,Reasons,Changes sought,Wish to appear at examination?,Officer summary,Council response,Date received
R001,C10,Jo Sample,,Melton Walkers,H1,Yes,No,The site floods and the lane has no room for two cars to pass,Remove the site from the plan,No,Objects on flooding,Noted; see flood study,03/06/2014
R002,C11,Alex Sample,A. Agent,,T2,Yes,Yes,The bus lane is long overdue and should reach the hospital,None,No,Supports bus lane,Support welcomed,13/06/2014
R003,C12,Lee Sample,,Oakham School,E4,No,No,Nobody told the school that its field is in the plan,Keep the field as open space,Yes,Objects to loss of field,Field to be removed,14/06/2014
`,
    roles: {
      'Rep ID': 'source-id',
      'Consultee ID': 'ignore',
      'Consultee name': 'name',
      Organisation: 'organisation',
      Policy: 'answer',
      'Sound?': 'answer',
      'Officer summary': 'analyst-note',
      'Council response': 'analyst-note',
      'Date received': 'submitted-at',
    },
    words: ['Reasons', 'Changes sought'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
    hidden: /Sample|Agent"/,
  },
  {
    tool: 'Go Vocal (CitizenLab): ideas',
    text: `
id,title,description,author_name,author_email,author_id,proposed_budget,submitted_at,published_at,comments,likes,dislikes,url,project,topics,status,assignee,assignee_email,latitude,longitude,location_description
0f0e1d2c-1111-4222-8333-444455556661,Benches on the hill,<p>Put two benches on the way up to the surgery.</p><p>My gran stops at every wall.</p>,Jo Sample,jo@example.org,aaaa1d2c-1111-4222-8333-444455556661,,2014-06-03T10:00:00Z,2014-06-03T10:00:00Z,2,14,0,https://example.org/ideas/1,Clinic,Mobility,Proposed,Kim Officer,kim@example.org,52.7,-0.8,Hill Road
0f0e1d2c-1111-4222-8333-444455556662,Open on Saturdays,<p>Many of us work all week and cannot come.</p>,Alex Sample,alex@example.org,aaaa1d2c-1111-4222-8333-444455556662,,2014-06-13T10:00:00Z,2014-06-13T10:00:00Z,0,3,1,https://example.org/ideas/2,Clinic,Access,Under consideration,Kim Officer,kim@example.org,,,
`,
    roles: {
      id: 'source-id',
      title: 'answer',
      author_name: 'name',
      author_email: 'email',
      author_id: 'ignore',
      submitted_at: 'submitted-at',
      published_at: 'ignore',
      likes: 'ignore',
      dislikes: 'ignore',
      comments: 'ignore',
      url: 'ignore',
      status: 'status',
      assignee: 'ignore',
      assignee_email: 'ignore',
      latitude: 'ignore',
      topics: 'tags',
    },
    words: ['description'],
    people: 2,
    said: '2014-06-03T10:00:00.000Z',
    hidden: /Sample|Kim|<p>|kim@/,
  },
  {
    tool: 'Survey123: names of fields, GlobalID, creator and place',
    text: `
ObjectID,GlobalID,CreationDate,Creator,EditDate,Editor,What is your view of the crossing?,Other - What is your view of the crossing?,What should be done here?,Can we publish this?,x,y
1,{0A1B2C3D-1111-4222-8333-444455556661},6/3/2014 9:00:00 AM,,6/3/2014 9:00:00 AM,,Unsafe,,Put the island back so that people can wait halfway,Yes,-0.8873,52.7612
2,{0A1B2C3D-1111-4222-8333-444455556662},6/13/2014 9:00:00 AM,,6/13/2014 9:00:00 AM,,Other,It is safe for the quick and not for the old,Longer green for walkers,No,-0.8874,52.7613
3,{0A1B2C3D-1111-4222-8333-444455556663},6/14/2014 9:00:00 AM,,6/14/2014 9:00:00 AM,,Unsafe,,,Yes,-0.8875,52.7614
`,
    roles: {
      CreationDate: 'submitted-at',
      EditDate: 'ignore',
      'What is your view of the crossing?': 'answer',
      'Can we publish this?': 'consent-to-quote',
      x: 'ignore',
      y: 'ignore',
    },
    words: ['Other - What is your view of the crossing?', 'What should be done here?'],
    people: 3,
    consent: [true, false, true],
    hidden: /52\.76/,
  },
  {
    tool: 'A sheet of Welsh postcards',
    text: `
Rhif,Dyddiad,Enw,Cod post,Iaith,Sylwadau,Caniatâd i ddyfynnu?,Nodiadau swyddog
1,03/06/2014,Sian Enghraifft,LL57 1AA,Cymraeg,Mae'r bws olaf yn gadael cyn i'r clinig gau,Ydw,Anfon at yr adran drafnidiaeth
2,13/06/2014,,,Saesneg,The new building is too far from the station,Nac ydw,
3,14/06/2014,Huw Enghraifft,LL57 2BB,Cymraeg,Cadwch y fydwraig yn y pentref os gwelwch yn dda,Ydw,
`,
    roles: {
      Rhif: 'source-id',
      Dyddiad: 'submitted-at',
      Enw: 'name',
      'Cod post': 'postcode-area',
      Iaith: 'language',
      'Caniatâd i ddyfynnu?': 'consent-to-quote',
      'Nodiadau swyddog': 'analyst-note',
    },
    words: ['Sylwadau'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
    consent: [true, false, true],
    hidden: /Enghraifft|1AA|2BB/,
  },
  {
    tool: 'Mentimeter: one slide a block, voters with what they wrote',
    text: `
Voter,Session,Date,1. How do you feel about the plan?,2. What is missing from the plan?,3. One word for the clinic
Voter 1,1,2014-06-03,4,A way to get there without a car,warm
Voter 2,1,2014-06-03,2,Somebody who explains the letters,far
Voter 3,1,2014-06-03,3,,busy
`,
    roles: {
      Voter: 'source-id',
      Date: 'submitted-at',
      '1. How do you feel about the plan?': 'answer',
      '3. One word for the clinic': 'answer',
      Session: 'answer',
    },
    words: ['2. What is missing from the plan?'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
  },
  {
    tool: 'Cognito Forms: numbers of entries, parts of names, who updated it',
    text: `
ContactForm_Id,Name_First,Name_Last,Email,Phone,AreYouRespondingOnBehalfOfAnOrganisation,OrganisationName,WhatDoYouThinkOfTheProposal,PleaseTellUsWhy,MayWePublishYourComments,Entry_Status,Entry_DateCreated,Entry_DateSubmitted,Entry_DateUpdated
1,Jo,Sample,jo@example.org,01632 960100,No,,Oppose,The ward is the only one that takes children at night,Yes,Submitted,03/06/2014 10:00,03/06/2014 10:05,03/06/2014 10:05
2,Alex,Sample,,,Yes,Melton Carers,Support,At last the two halves of the team are under one roof,No,Submitted,13/06/2014 10:00,13/06/2014 10:05,13/06/2014 10:05
3,,,,,No,,Support,,Yes,Incomplete,14/06/2014 10:00,14/06/2014 10:05,14/06/2014 10:05
`,
    roles: {
      ContactForm_Id: 'source-id',
      Name_First: 'name',
      Name_Last: 'name',
      Email: 'email',
      Phone: 'phone',
      OrganisationName: 'organisation',
      WhatDoYouThinkOfTheProposal: 'answer',
      MayWePublishYourComments: 'consent-to-quote',
      Entry_Status: 'status',
      Entry_DateSubmitted: 'submitted-at',
      Entry_DateCreated: 'ignore',
    },
    words: ['PleaseTellUsWhy'],
    people: 3,
    said: '2014-06-03T09:05:00.000Z',
    consent: [true, false, true],
    hidden: /"Sample|Sample"|960100/,
  },
  {
    tool: 'EngagementHQ: a forum, topics with the comments and replies below them',
    text: `
Contribution ID,Forum Topic,Contributor,Contributor Email,Comment,Posted On,In Reply To,Agrees,Disagrees,Moderation Status,Moderated By,IP Address
701,Where should the bus go?,walker9,w9@example.org,It should stop at the school first and then the clinic,3 Jun 2014 10:00:00,,4,0,Approved,Kim,192.0.2.1
702,Where should the bus go?,finch,f@example.org,Not everybody goes to the clinic though,3 Jun 2014 11:00:00,701,1,2,Approved,Kim,192.0.2.2
703,Opening hours,pat_m,p@example.org,Sunday mornings would help those who work shifts,4 Jun 2014 11:00:00,,9,0,Removed,Kim,192.0.2.3
`,
    roles: {
      'Contribution ID': 'source-id',
      'Forum Topic': 'answer',
      Contributor: 'name',
      'Contributor Email': 'email',
      'Posted On': 'submitted-at',
      'In Reply To': 'ignore',
      Agrees: 'ignore',
      Disagrees: 'ignore',
      'Moderation Status': 'status',
      'Moderated By': 'ignore',
      'IP Address': 'ip',
    },
    words: ['Comment'],
    people: 3,
    said: '2014-06-03T09:00:00.000Z',
    hidden: /walker9|finch|pat_m|192\.0|Kim/,
  },
  {
    tool: 'Formstack in a trust: a unique ID, a time, a field for each part',
    text: `
"Unique ID","Time","Browser","IP Address","Referrer","Payment Status","Your name (First)","Your name (Last)","Are you a...","Which service is this about?","What was good about it?","What could we improve?","Would you like a reply?","If yes, how can we contact you?","I give permission for my feedback to be published"
"55110001","2014-06-03 10:05:00","Firefox","192.0.2.1","","","Jo","Sample","Patient","Physio","She explained each exercise twice","Evening appointments","Yes","jo@example.org","I agree"
"55110002","2014-06-13 10:05:00","Firefox","192.0.2.2","","","","","Carer","Pharmacy","","The queue goes out of the door","No","",""
"55110003","2014-06-14 10:05:00","Firefox","192.0.2.3","","","","","Patient","Pharmacy","They deliver to my door","","Yes","01632 960777","I agree"
`,
    roles: {
      'Unique ID': 'source-id',
      Time: 'submitted-at',
      'Your name (First)': 'name',
      'Your name (Last)': 'name',
      'Are you a...': 'respondent-kind',
      'Which service is this about?': 'answer',
      'I give permission for my feedback to be published': 'consent-to-quote',
    },
    words: ['What was good about it?', 'What could we improve?'],
    people: 3,
    said: '2014-06-03T09:05:00.000Z',
    consent: [true, null, true],
    hidden: /"Jo|Sample|960777|192\.0/,
  },
  {
    tool: 'A summary of letters by an officer: the gist, the number of letters, the stance',
    text: `
Letter no;Received;From;Town;Stance;Full text;Officer gist;Acknowledged
L1;3 June 2014;Mr A Placeholder;Melton;Against;"We moved here for the hospital.
Now it is to be a car park.";moved for hospital;4 June 2014
L2;13 June 2014;Mrs B Placeholder;Oakham;For;The new site has lifts that work;likes lifts;14 June 2014
L3;14 June 2014;A family;Oakham;Against;Who will visit my husband if it takes two hours each way?;travel time;
`,
    roles: {
      'Letter no': 'source-id',
      Received: 'submitted-at',
      From: 'name',
      Town: 'area',
      Stance: 'answer',
      'Officer gist': 'analyst-note',
      Acknowledged: 'ignore',
    },
    words: ['Full text'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
    hidden: /Placeholder/,
  },
  {
    tool: 'Typeform in Spanish: the tool’s own columns at the end',
    text: `
#,¿Cómo te llamas?,¿En qué barrio vives?,¿Qué te gusta del centro?,¿Qué cambiarías?,¿Podemos publicar tu respuesta?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags
abc1def2,Ana Inventada,Norte,Las enfermeras son amables con mi madre,Que el autobús llegue hasta la puerta,1,completed,2014-06-03 09:00:00,,2014-06-03 09:04:00,f00ba4,
abc1def3,,Sur,,Más horas por la tarde para quien trabaja,0,completed,2014-06-13 09:00:00,,2014-06-13 09:04:00,f00ba5,
`,
    roles: {
      '#': 'source-id',
      '¿Cómo te llamas?': 'name',
      '¿En qué barrio vives?': 'area',
      '¿Podemos publicar tu respuesta?': 'consent-to-quote',
      'Submit Date (UTC)': 'submitted-at',
      'Network ID': 'ignore',
    },
    words: ['¿Qué te gusta del centro?', '¿Qué cambiarías?'],
    people: 2,
    said: '2014-06-03T09:04:00.000Z',
    consent: [true, false],
    hidden: /Inventada/,
  },
  {
    tool: 'Meridian: an export of a trust’s survey with alerts',
    text: `
Survey ID,Respondent No,Survey Date,Survey Time,Hospital,Ward/Clinic,Device Location,Collected Via,FFT Score,Q1. Thinking about your visit how was it?,Q2. What was good?,Q3. What could be better?,Alert Raised,Alert Owner,Alert Comments,Consent to publish
FFT-9,20001,03/06/2014,10:15,General,Eye clinic,Kiosk 2,Kiosk,1,Very good,They ran on time for once,The chairs,No,,,Yes
FFT-9,20002,13/06/2014,11:15,General,Eye clinic,Kiosk 2,Tablet,5,Very poor,,I waited two hours with drops in my eyes and could not read the signs,Yes,K. Owner,Rang the patient on the fourteenth,No
FFT-9,20003,14/06/2014,12:15,General,Eye clinic,Kiosk 2,Kiosk,2,Good,The nurse,,No,,,
`,
    roles: {
      'Survey ID': 'ignore',
      'Respondent No': 'source-id',
      'Survey Date': 'submitted-at',
      'Collected Via': 'channel',
      'Q1. Thinking about your visit how was it?': 'answer',
      'Alert Raised': 'answer',
      'Alert Owner': 'ignore',
      'Alert Comments': 'analyst-note',
      'Consent to publish': 'consent-to-quote',
    },
    words: ['Q2. What was good?', 'Q3. What could be better?'],
    people: 3,
    consent: [true, false, null],
    hidden: /K\. Owner/,
  },
  {
    tool: 'ODK Central: submissions with meta, device and a repeat count',
    text: `
SubmissionDate,start,end,today,deviceid,consent,respondent-name,respondent-phone,visit-clinic,visit-why_not,visit-suggestion,location-Latitude,location-Longitude,location-Altitude,location-Accuracy,meta-instanceID,meta-instanceName,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion
2014-06-03T09:05:10.000Z,2014-06-03T10:00:00.000+01:00,2014-06-03T10:05:00.000+01:00,2014-06-03,collect:aa,yes,Jo Sample,01632960444,no,There is no bus and my knees are bad,A van on market day would be used,52.76,-0.88,80,4.5,uuid:0a1b2c3d-1111-4222-8333-444455556661,visit,uuid:0a1b2c3d-1111-4222-8333-444455556661,12,tablet one,0,0,,,collect:aa,0,1
2014-06-13T09:05:10.000Z,2014-06-13T10:00:00.000+01:00,2014-06-13T10:05:00.000+01:00,2014-06-13,collect:aa,yes,,,yes,,Longer opening on Fridays please,52.77,-0.88,80,4.5,uuid:0a1b2c3d-1111-4222-8333-444455556662,visit,uuid:0a1b2c3d-1111-4222-8333-444455556662,12,tablet one,0,0,,hasIssues,collect:aa,0,1
`,
    roles: {
      SubmissionDate: 'submitted-at',
      start: 'ignore',
      end: 'ignore',
      deviceid: 'ignore',
      'respondent-name': 'name',
      'respondent-phone': 'phone',
      'visit-clinic': 'answer',
      'location-Latitude': 'ignore',
      'meta-instanceID': 'source-id',
      KEY: 'ignore',
      SubmitterName: 'ignore',
      ReviewState: 'status',
      FormVersion: 'ignore',
    },
    words: ['visit-why_not', 'visit-suggestion'],
    people: 2,
    said: '2014-06-03T09:05:10.000Z',
    consent: [null, null],
    hidden: /Jo Sample|960444|52\.76|tablet one/,
  },
  {
    tool: 'Snap in a council: variables with labels, other texts, an IP',
    text: `
"Case","Finished","Date","Time","IP","Q1 Are you replying as...","Q1other Other","Q2 Do you support the scheme?","Q2why Why do you say that?","Q3 Postcode","Q4 Prize draw e-mail","Q5 May we use your words in our report?"
"1","Yes","03/06/2014","10:05","192.0.2.1","A resident","","Strongly support","The road is a race track after the pubs close","LE13 0ZZ","jo@example.org","Yes"
"2","Yes","13/06/2014","10:05","192.0.2.2","Other","I deliver parcels on this street each day","Oppose","There is nowhere left to stop a van","LE13 0ZY","","No"
"3","No","14/06/2014","10:05","192.0.2.3","A business","","Oppose","","LE13 0ZX","","Yes"
`,
    roles: {
      Case: 'source-id',
      Date: 'submitted-at',
      IP: 'ip',
      'Q1 Are you replying as...': 'respondent-kind',
      'Q2 Do you support the scheme?': 'answer',
      'Q3 Postcode': 'postcode-area',
      'Q4 Prize draw e-mail': 'email',
      'Q5 May we use your words in our report?': 'consent-to-quote',
    },
    words: ['Q1other Other', 'Q2why Why do you say that?'],
    people: 3,
    consent: [true, false, true],
    hidden: /jo@|192\.0|0ZZ/,
  },
  {
    tool: 'A spreadsheet of a drop-in: table, who scribed, sticky notes',
    text: `
Drop-in at Melton library - 3 June 2014,,,,,
,,,,,
Table,Topic,What people said,How many agreed,Scribe,Follow up
1,Transport,The 54 bus should go past the new site,6,Kim,Raise with bus company
1,Transport,A taxi costs more than my pension allows,3,Kim,
2,Buildings,Keep the old front door because it is listed,2,Lee,Ask conservation officer
2,Buildings,More toilets and a place to change a grown-up,9,Lee,
`,
    roles: {
      Table: 'answer',
      Topic: 'tags',
      'How many agreed': 'answer',
      Scribe: 'ignore',
      'Follow up': 'analyst-note',
    },
    words: ['What people said'],
    people: 4,
    said: null,
    hidden: /Kim|Lee/,
  },
  {
    tool: 'SurveyMonkey in Polish with contact block',
    text: `
Identyfikator respondenta,Identyfikator kolektora,Data rozpoczęcia,Data zakończenia,Adres IP,Adres e-mail,Imię,Nazwisko,Dane niestandardowe 1,Co należy poprawić w przychodni?,Czy zgadza się Pan/Pani na cytowanie?,Pana/Pani dane kontaktowe,
,,,,,,,,,Open-Ended Response,Response,Imię i nazwisko,Numer telefonu
118000001,90,06/03/2014 10:00:00,06/03/2014 10:04:00,192.0.2.1,,,,,Rejestracja telefoniczna nie działa przed dziewiątą,Tak,Anna Wymyślona,01632 960111
118000002,90,06/13/2014 10:00:00,06/13/2014 10:04:00,192.0.2.2,,,,,Brakuje tłumacza w piątki i w soboty,Nie,,
118000003,90,06/14/2014 10:00:00,06/14/2014 10:04:00,192.0.2.3,,,,,,Tak,,
`,
    roles: {
      'Identyfikator respondenta': 'source-id',
      'Data zakończenia': 'submitted-at',
      'Data rozpoczęcia': 'ignore',
      'Adres IP': 'ip',
      'Czy zgadza się Pan/Pani na cytowanie?': 'consent-to-quote',
    },
    words: ['Co należy poprawić w przychodni?'],
    people: 3,
    said: '2014-06-03T09:04:00.000Z',
    consent: [true, false, true],
    hidden: /Wymy|960111|192\.0/,
  },
  {
    tool: 'Eventbrite: people who booked, with what they asked beforehand',
    text: `
Order #,Order Date,First Name,Surname,Email,Quantity,Ticket Type,Attendee #,Is there anything you would like to ask the panel?,Do you have any access needs?,How did you hear about this event?
501,2014-06-03 10:00:00,Jo,Sample,jo@example.org,1,General Admission,9001,Will there still be a blood test in the village?,Hearing loop,Facebook
502,2014-06-13 10:00:00,Alex,Sample,alex@example.org,1,General Admission,9002,Who decides if the panel and the public do not agree?,,Poster
503,2014-06-14 10:00:00,Lee,Sample,lee@example.org,2,General Admission,9003,,Wheelchair space,Friend
`,
    roles: {
      'Order Date': 'submitted-at',
      'First Name': 'name',
      Surname: 'name',
      Email: 'email',
      'Attendee #': 'source-id',
      'Ticket Type': 'answer',
      'How did you hear about this event?': 'answer',
      Quantity: 'answer',
    },
    words: ['Is there anything you would like to ask the panel?'],
    people: 3,
    said: '2014-06-03T09:00:00.000Z',
    hidden: /Sample|jo@/,
  },
  {
    tool: 'IDOX: public comments on an application',
    text: `
Application Reference,Comment Reference,Commenter Name,Commenter Address,Commenter Type,Stance,Reasons for comment,Comment Text,Received Date,Published Date,Redacted
14/00123/FUL,778811,Mr A Placeholder,"1 Invented Close Melton LE13 0ZZ",Neighbour,Objects,Noise; Traffic,The extractor runs all night under my bedroom window,Tue 03 Jun 2014,Thu 05 Jun 2014,No
14/00123/FUL,778812,Mrs B Placeholder,"2 Invented Close Melton LE13 0ZZ",Member of the Public,Supports,,It is good to see the shop used again after years,Fri 13 Jun 2014,Mon 16 Jun 2014,No
`,
    roles: {
      'Application Reference': 'answer',
      'Comment Reference': 'source-id',
      'Commenter Name': 'name',
      'Commenter Address': 'postcode-area',
      'Commenter Type': 'respondent-kind',
      Stance: 'answer',
      'Received Date': 'submitted-at',
      'Published Date': 'ignore',
    },
    words: ['Comment Text'],
    people: 2,
    said: '2014-06-03T11:00:00.000Z',
    hidden: /Placeholder|0ZZ|Invented/,
  },
  {
    tool: 'Typeform in English with logic, hidden fields and a score',
    text: `
#,First up - what should we call you?,*How often do you visit?*,And why is that?,Anything else on your mind?,Are you OK with us quoting you?,source,score,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending
a1b2c3d4,Jo,Weekly,It is the only warm place with a socket,Put the heating on before eight,Yes,newsletter,3,completed,2014-06-03 09:00:00,,2014-06-03 09:04:00,aa11,,Thank you
a1b2c3d5,,Never,The steps are too much for my frame,,No,poster,1,completed,2014-06-13 09:00:00,,2014-06-13 09:04:00,aa12,,Thank you
a1b2c3d6,Sam,Monthly,I meet my daughter here,Keep the cake,Yes,newsletter,5,completed,2014-06-14 09:00:00,,2014-06-14 09:04:00,aa13,,Thank you
`,
    roles: {
      '#': 'source-id',
      'First up - what should we call you?': 'name',
      '*How often do you visit?*': 'answer',
      'Are you OK with us quoting you?': 'consent-to-quote',
      'Submit Date (UTC)': 'submitted-at',
      'Network ID': 'ignore',
    },
    words: ['And why is that?', 'Anything else on your mind?'],
    people: 3,
    said: '2014-06-03T09:04:00.000Z',
    consent: [true, false, true],
  },
  {
    tool: 'A complaints list: what happened, what they want, what was found',
    text: `
Complaint no.,Date opened,Complainant,On behalf of,Relationship to patient,Team,Summary of complaint,Desired outcome,Upheld?,Investigation findings,Lessons learned,Date closed
C-1,03/06/2014,Jo Placeholder,Mary Placeholder,Daughter,District nursing,No nurse came for nine days after the operation,That somebody says sorry and it does not happen again,Upheld,Rota gap,Cover agreed,20/06/2014
C-2,13/06/2014,Sam Inventor,,,Podiatry,My feet were done by three different people who had no notes,One person who knows me,Partly upheld,Notes on paper,Move to shared record,
C-3,14/06/2014,Lee Inventor,,,Podiatry,The phone rings out whenever I call to change the day,Answer the phone,Not upheld,,,
`,
    roles: {
      'Complaint no.': 'source-id',
      'Date opened': 'submitted-at',
      Complainant: 'name',
      'On behalf of': 'name',
      Team: 'answer',
      'Upheld?': 'analyst-note',
      'Investigation findings': 'analyst-note',
      'Lessons learned': 'analyst-note',
      'Date closed': 'ignore',
    },
    words: ['Summary of complaint', 'Desired outcome'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
    hidden: /Placeholder|Inventor/,
  },
  {
    tool: 'Google Forms in Romanian, headings with descriptions',
    text: `
Marcaj de timp,"Numele dumneavoastră (opțional)","Telefon","Cât de des folosiți policlinica?","Ce v-a plăcut?","Ce ar trebui îmbunătățit?","Sunteți de acord să cităm răspunsul dumneavoastră?"
03.06.2014 10:15:00,Ioana Inventată,01632 960222,Săptămânal,Asistentele au răbdare cu mama mea,Programul de seară pentru cei care lucrează,Da
13.06.2014 10:15:00,,,Rar,Nimic deosebit să spun drept,Un interpret măcar o zi pe săptămână,Nu
14.06.2014 10:15:00,,,Lunar,,Să răspundă cineva la telefon,Da
`,
    roles: {
      'Marcaj de timp': 'submitted-at',
      'Numele dumneavoastră (opțional)': 'name',
      Telefon: 'phone',
      'Cât de des folosiți policlinica?': 'answer',
      'Sunteți de acord să cităm răspunsul dumneavoastră?': 'consent-to-quote',
    },
    words: ['Ce v-a plăcut?', 'Ce ar trebui îmbunătățit?'],
    people: 3,
    said: '2014-06-03T09:15:00.000Z',
    consent: [true, false, true],
    hidden: /Ioana|960222/,
  },
  {
    tool: 'Padlet: cards with authors, columns and likes',
    text: `
Subject,Body,Attachment,Author,Section,Created at,Updated at,Comments,Reactions,Post ID
Buses,The last one leaves before visiting ends,,Jo Sample,What worries you?,2014-06-03 10:00:00 UTC,2014-06-03 10:00:00 UTC,0,4,9001
Garden,Let the wards use it again,https://example.org/p.jpg,Anonymous,What do you hope for?,2014-06-13 10:00:00 UTC,2014-06-13 10:05:00 UTC,2,9,9002
,Somebody at the door who greets people by name,,Anonymous,What do you hope for?,2014-06-14 10:00:00 UTC,2014-06-14 10:00:00 UTC,0,1,9003
`,
    roles: {
      Subject: 'answer',
      Attachment: 'ignore',
      Author: 'name',
      Section: 'answer',
      'Created at': 'submitted-at',
      'Updated at': 'ignore',
      Comments: 'ignore',
      Reactions: 'ignore',
      'Post ID': 'source-id',
    },
    words: ['Body'],
    people: 3,
    said: '2014-06-03T10:00:00.000Z',
    hidden: /Jo Sample/,
  },
  {
    tool: 'A council’s own form: questions with long explanations, postcode district, equality block',
    text: `
Submission Reference,Submitted On,"Before you answer, please read the leaflet. Q1. Which option do you prefer? (A is to stay, B is to move)","Q1a. Please explain your choice. You can write as much as you like.","Q2. If we move, what would you need from us?","About you: first half of your postcode","About you: age","About you: do you consider yourself disabled?","About you: do you give us permission to use your comments in our report? They will not carry your name."
WEB-1,03-Jun-2014 10:15,Option A,I can walk there and I cannot walk anywhere else,A minibus from the square,LE13,65 to 74,Yes,Yes
WEB-2,13-Jun-2014 10:15,Option B,,Parking that a wheelchair taxi can turn in,LE15,35 to 44,No,No
WEB-3,14-Jun-2014 10:15,Option A,The trees and the quiet,,LE13,Prefer not to say,No,Yes
`,
    roles: {
      'Submission Reference': 'source-id',
      'Submitted On': 'submitted-at',
      'Before you answer, please read the leaflet. Q1. Which option do you prefer? (A is to stay, B is to move)':
        'answer',
      'About you: first half of your postcode': 'postcode-area',
      'About you: age': 'equality',
      'About you: do you consider yourself disabled?': 'equality',
      'About you: do you give us permission to use your comments in our report? They will not carry your name.':
        'consent-to-quote',
    },
    words: [
      'Q1a. Please explain your choice. You can write as much as you like.',
      'Q2. If we move, what would you need from us?',
    ],
    people: 3,
    said: '2014-06-03T09:15:00.000Z',
    consent: [true, false, true],
  },
  {
    tool: 'iWantGreatCare: reviews with scores, a reply and a moderation state',
    text: `
Review ID,Date of review,Reviewer,Service,Dignity,Information,Recommend,What was good?,What could we do better?,Provider reply,Reply date,Moderation
1001,03/06/2014,Anonymous,Physiotherapy,5,4,Extremely likely,The exercises were shown to me twice over,Evening slots,Thank you for your kind words,05/06/2014,Approved
1002,13/06/2014,Anonymous,Physiotherapy,2,1,Unlikely,,Nobody told me why I was waiting or for how long,We are sorry to hear this,15/06/2014,Approved
1003,14/06/2014,Anonymous,Podiatry,4,4,Likely,Gentle and patient,,,,Approved
`,
    roles: {
      'Review ID': 'source-id',
      'Date of review': 'submitted-at',
      Service: 'answer',
      Dignity: 'answer',
      Recommend: 'answer',
      'Provider reply': 'analyst-note',
      'Reply date': 'ignore',
      Moderation: 'status',
    },
    words: ['What was good?', 'What could we do better?'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
  },
  {
    tool: 'A minute book: several speakers, motions and votes',
    text: `
Meeting date;Agenda item;Name of speaker;Representing;What they said;Votes for;Votes against;Chair's response
13/06/2014;4. Clinic move;Mrs Placeholder;Residents of Hill Road;The pavement stops at the bend so nobody with a pram can get there;;;Noted
13/06/2014;4. Clinic move;Mr Inventor;Melton Carers;We asked for a quiet room in March and have heard nothing since;12;3;A reply is promised
13/06/2014;5. Any other business;Dr Example;;The out of hours phone number on the poster is wrong;;;
`,
    roles: {
      'Agenda item': 'answer',
      'Name of speaker': 'name',
      Representing: 'organisation',
      'Votes for': 'answer',
      "Chair's response": 'analyst-note',
    },
    words: ['What they said'],
    people: 3,
    hidden: /Placeholder|Inventor|Dr Example/,
  },
  {
    tool: 'Facebook page inbox: messages in and out',
    text: `
Conversation ID,Message ID,Direction,From,To,Message,Sent at,Read at,Label,Assigned to
c1,m1,Inbound,Jo Sample,Melton Council,Is the library really going to close on Saturdays?,2014-06-03T10:00:00Z,2014-06-03T10:05:00Z,Library,Kim
c2,m2,Inbound,Alex Sample,Melton Council,My bins have not been emptied and the lane smells,2014-06-13T10:00:00Z,2014-06-13T10:05:00Z,Waste,Lee
c3,m3,Inbound,Sam Sample,Melton Council,Please thank the lollipop lady by the school from all of us,2014-06-14T10:00:00Z,,Thanks,
`,
    roles: {
      'Message ID': 'source-id',
      From: 'name',
      To: 'ignore',
      'Sent at': 'submitted-at',
      'Read at': 'ignore',
      Label: 'tags',
      'Assigned to': 'ignore',
    },
    words: ['Message'],
    people: 3,
    said: '2014-06-03T10:00:00.000Z',
    hidden: /Sample|Kim|Lee/,
  },
  {
    tool: 'Zoho Survey: response numbers, comments beside choices',
    text: `
Response ID,Collector,IP Address,Start Time,End Time,Time Taken,Response Status,Location,Which option do you support?,Which option do you support?-Comment,Rate these-Parking,Rate these-Signs,Tell us more about your experience,Email Address (for updates only)
1200001,Web Collector 1,192.0.2.1,Jun 03 2014 10:00 AM,Jun 03 2014 10:05 AM,00:05:00,Completed,United Kingdom,Option A,It keeps the trees along the brook,3,4,The signs send you round the block twice,jo@example.org
1200002,Web Collector 1,192.0.2.2,Jun 13 2014 10:00 AM,Jun 13 2014 10:05 AM,00:05:00,Completed,United Kingdom,Option B,,2,2,You need coins and who has coins,
1200003,Web Collector 1,192.0.2.3,Jun 14 2014 10:00 AM,Jun 14 2014 10:05 AM,00:05:00,Partial,United Kingdom,None,Neither of them has a lift that takes a bed,1,5,,
`,
    roles: {
      'Response ID': 'source-id',
      'IP Address': 'ip',
      'End Time': 'submitted-at',
      'Start Time': 'ignore',
      'Time Taken': 'ignore',
      'Which option do you support?': 'answer',
      'Rate these-Parking': 'answer',
      'Email Address (for updates only)': 'email',
    },
    words: ['Which option do you support?-Comment', 'Tell us more about your experience'],
    people: 3,
    said: '2014-06-03T09:05:00.000Z',
    hidden: /jo@|192\.0/,
  },
  {
    tool: 'A youth worker’s notes of conversations',
    text: `
Date,Where,Who with,Young person's words,Worker's thoughts,Safeguarding?,Age group
03/06/2014,Skate park,"Group of 4, 13-15",There is nothing to do here after the bus stops,They seem bored,No,13-15
13/06/2014,Youth club,One young person,Nobody listens to us unless we break something,Follow up next week,No,16-17
14/06/2014,School gate,"Pair, year 9",Make the park lights stay on until nine,,No,13-15
`,
    roles: { Date: 'submitted-at', "Worker's thoughts": 'analyst-note', 'Age group': 'equality' },
    words: ["Young person's words"],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
  },
  {
    tool: 'Tally: an export with hidden fields and a consent checkbox',
    text: `
Submission ID,Respondent ID,Submitted at,ref,What's your name?,Which town are you in?,What is the one thing we should fix?,Untitled checkboxes field,Untitled checkboxes field (I am happy for my answer to be published)
3xAbCd,rEfGh1,2014-06-03 09:00:00,poster,Jo Sample,Melton,The gate that does not open for wheelchairs,I am happy for my answer to be published,true
3xAbCe,rEfGh2,2014-06-13 09:00:00,,,Oakham,Fix the boiler before you paint the walls,,false
3xAbCf,rEfGh3,2014-06-14 09:00:00,poster,,Melton,Nothing I like it as it is,I am happy for my answer to be published,true
`,
    roles: {
      'Submission ID': 'source-id',
      'Respondent ID': 'ignore',
      'Submitted at': 'submitted-at',
      "What's your name?": 'name',
      'Which town are you in?': 'area',
    },
    words: ['What is the one thing we should fix?'],
    people: 3,
    said: '2014-06-03T08:00:00.000Z',
    consent: [true, false, true],
    hidden: /Jo Sample/,
  },
  {
    tool: 'A housing association’s list: tenants, calls and free notes in German',
    text: `
Lfd. Nr.;Eingang am;Absender;Anschrift;Stellungnahme;Abwägungsvorschlag der Verwaltung;Bearbeiter
1;03.06.2014;Familie Beispiel;Musterweg 1, 04103 Leipzig;Die Straße ist schon jetzt zu laut für die Kinder;Wird geprüft;K. Amt
2;13.06.2014;A. Beispiel;Musterweg 2, 04103 Leipzig;Bitte lassen Sie die alte Linde stehen;Der Anregung wird gefolgt;K. Amt
3;14.06.2014;B. Beispiel;Musterweg 3, 04103 Leipzig;Der Spielplatz fehlt im Plan ganz;;
`,
    roles: {
      'Lfd. Nr.': 'source-id',
      'Eingang am': 'submitted-at',
      Absender: 'name',
      'Abwägungsvorschlag der Verwaltung': 'analyst-note',
      Bearbeiter: 'ignore',
    },
    words: ['Stellungnahme'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
    hidden: /Beispiel|Musterweg|K\. Amt/,
  },
  {
    tool: 'A French town: a register of an inquiry',
    text: `
N°,Date de dépôt,Nom,Prénom,Commune,Mode de dépôt,Observation,Réponse du maître d'ouvrage,Avis du commissaire enquêteur
1,03/06/2014,Exemple,Jeanne,Melun,Registre papier,Le chemin est trop étroit pour deux voitures,Un élargissement est à l'étude,Favorable
2,13/06/2014,Exemple,Paul,Melun,Courriel,Il faudrait garder les arbres le long de la rivière,Les arbres seront conservés,Favorable
3,14/06/2014,,,Dammarie,Registre papier,Qui paiera l'entretien du parking dans dix ans ?,,
`,
    roles: {
      'N°': 'source-id',
      'Date de dépôt': 'submitted-at',
      Nom: 'name',
      Prénom: 'name',
      Commune: 'area',
      "Réponse du maître d'ouvrage": 'analyst-note',
      'Avis du commissaire enquêteur': 'analyst-note',
    },
    words: ['Observation'],
    people: 3,
    said: '2014-06-03T11:00:00.000Z',
    hidden: /Jeanne|Exemple/,
  },
]
