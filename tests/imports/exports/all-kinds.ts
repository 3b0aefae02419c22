import type { ExportByColumn } from './by-column.ts'

/** Exports of survey tools, platforms, registers and sheets kept by hand. All people and words are invented. */
export const exportsOfAllKinds: ExportByColumn[] = [
  {
    about: 'SurveyMonkey expanded with NPS and contact block',
    text: `
Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,"How likely is it that you would recommend our walk-in centre to friends or family?",,"What is the main reason for your score?","Which of the following describe you? (Tick all that apply)",,,,"Are you happy for us to publish your comments anonymously?"
,,,,,,,,,"NPS® Category","Score","Open-Ended Response","I am a patient","I am a carer","I work for the NHS","Other (please specify)","Response"
118743200011,430011,06/13/2025 09:02:11 AM,06/13/2025 09:09:40 AM,203.0.113.4,,,,,Promoter,9,"Seen in twenty minutes by a nurse who listened","I am a patient",,,,"Yes"
118743200012,430011,06/14/2025 09:02:11 AM,06/14/2025 09:12:40 AM,203.0.113.5,,,,,Detractor,3,"Nobody could tell me how long the wait was","I am a patient","I am a carer",,,"No"
118743200013,430011,06/15/2025 10:02:11 AM,06/15/2025 10:12:40 AM,203.0.113.6,,,,,Passive,7,,,,"I work for the NHS","Bank staff on the reception desk","Yes"
118743200014,430011,06/15/2025 11:02:11 AM,06/15/2025 11:12:40 AM,203.0.113.7,,,,,Promoter,10,"Parking right outside the door",,"I am a carer",,,
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
      'answer ignore',
      'answer',
      'comment',
      'answer respondent-kind',
      'answer',
      'answer',
      'comment',
      'consent-to-quote',
    ],
    people: 4,
    comments: 4,
    held: 0,
    rejected: [],
    said: { 3: '2025-06-13T08:09:40' },
    consent: ['true', 'false', 'true', 'null'],
    hidden: /203\.0/,
  },
  {
    about: 'SurveyMonkey condensed in Spanish',
    text: `
ID del encuestado,ID del recopilador,Fecha de inicio,Fecha de finalización,Dirección IP,Dirección de correo electrónico,Nombre,Apellido,Datos personalizados 1,¿Qué servicio utilizó?,¿Qué podríamos mejorar?,¿Podemos citar su respuesta?
,,,,,,,,,Respuesta,Respuesta abierta,Respuesta
11900001,55,13/06/2025 09:02:11,13/06/2025 09:09:40,203.0.113.4,,,,,Urgencias,La espera fue de cinco horas sin agua,Sí
11900002,55,14/06/2025 09:02:11,14/06/2025 09:19:40,203.0.113.5,,,,,Consulta,Que haya alguien que hable español por teléfono,No
11900003,55,15/06/2025 09:02:11,15/06/2025 09:29:40,203.0.113.6,,,,,Consulta,,Sí
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
    held: 0,
    rejected: [],
    consent: ['true', 'false', 'true'],
    said: { 3: '2025-06-13T08:09:40' },
    hidden: /203\.0/,
  },
  {
    about: 'Qualtrics numeric values, with _TEXT columns and display order',
    text: `
StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,LocationLongitude,DistributionChannel,UserLanguage,Q_RecaptchaScore,Q1,Q2_1,Q2_2,Q2_5,Q2_5_TEXT,Q3,Q4,Q5_DO
Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Recipient Last Name,Recipient First Name,Recipient Email,External Data Reference,Location Latitude,Location Longitude,Distribution Channel,User Language,Q_RecaptchaScore,How satisfied are you with the proposals overall?,Which sites do you use? - Selected Choice - Royal Infirmary,Which sites do you use? - Selected Choice - St Mary's,Which sites do you use? - Selected Choice - Other (please tell us),Which sites do you use? - Other (please tell us) - Text,Please tell us what you think about the proposals,May we include your words in our public report?,Statements - Display Order
"{""ImportId"":""startDate"",""timeZone"":""Europe/London""}","{""ImportId"":""endDate"",""timeZone"":""Europe/London""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate"",""timeZone"":""Europe/London""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientFirstName""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""externalDataReference""}","{""ImportId"":""locationLatitude""}","{""ImportId"":""locationLongitude""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}","{""ImportId"":""Q_RecaptchaScore""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_1""}","{""ImportId"":""QID2_2""}","{""ImportId"":""QID2_5""}","{""ImportId"":""QID2_5_TEXT""}","{""ImportId"":""QID3_TEXT""}","{""ImportId"":""QID4""}","{""ImportId"":""QID5_DO""}"
2025-06-13 09:00:00,2025-06-13 09:05:00,0,203.0.113.1,100,300,1,2025-06-13 09:05:01,R_1aB2cD3eF4gH5iJ,,,,,52.63,-1.13,anonymous,EN-GB,0.9,4,1,,,,Keep the night clinic open for people who work shifts,1,2|1|3
2025-06-14 09:00:00,2025-06-14 09:05:00,0,203.0.113.2,100,300,1,2025-06-14 09:05:01,R_2aB2cD3eF4gH5iJ,,,,,52.63,-1.13,anonymous,EN-GB,0.9,2,,1,1,The little branch surgery at Thorpe,Too far to go without a car,2,1|2|3
2025-06-15 09:00:00,2025-06-15 09:05:00,1,203.0.113.3,100,300,1,2025-06-15 09:05:01,R_3aB2cD3eF4gH5iJ,,,,,52.63,-1.13,preview,EN-GB,0.9,1,1,1,,,Checking whether this box wraps,2,3|2|1
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
      'ignore',
      'answer',
      'answer',
      'answer',
      'answer',
      'comment',
      'comment',
      'consent-to-quote',
      'ignore',
    ],
    people: 3,
    comments: 4,
    held: 0,
    rejected: [],
    said: { 4: '2025-06-13T08:05' },
    warns: /line 6.*(test|preview)|(test|preview).*line 6/i,
    hidden: /203\.0|52\.63/,
  },
  {
    about: 'LimeSurvey full question text, English, with "Other" and consent codes',
    text: `
"Response ID","Date submitted","Last page","Start language","Seed","Date started","Date last action","IP address","Referrer URL","In which capacity are you responding?","In which capacity are you responding? [Other]","To what extent do you agree? [Beds should move to the Infirmary]","To what extent do you agree? [Clinics should open at weekends]","Please use this space for anything else you want to say.","What is the first part of your postcode?","Do you consent to your response being published?"
"11","2025-06-13 09:10:00","3","en","839201","2025-06-13 09:01:00","2025-06-13 09:10:00","192.0.2.10","https://trust.example/","Local resident","","Agree","Strongly agree","A bus from the villages would make all of this easier","LE15","Yes"
"12","2025-06-14 09:10:00","3","en","839202","2025-06-14 09:01:00","2025-06-14 09:10:00","192.0.2.11","","Other","Retired midwife who trained here","Disagree","Agree","","LE13","No"
"13","","1","en","839203","2025-06-15 09:01:00","2025-06-15 09:04:00","192.0.2.12","","NHS employee","","","","","",""
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
      'respondent-kind',
      'comment answer',
      'answer',
      'answer',
      'comment',
      'postcode-area',
      'consent-to-quote',
    ],
    people: '2-3',
    comments: '1-2',
    held: 0,
    consent: ['true', 'false'],
    said: { 2: '2025-06-13T08:10:00' },
    kind: { 2: 'public', 4: 'staff' },
    area: { 2: 'LE15' },
    hidden: /192\.0|trust\.example/,
  },
  {
    about: 'Kobo labels with group slashes, GPS, photo, select multiple 1/0',
    text: `
start;end;Enumerator name;Where did the conversation take place?;_Where did the conversation take place?_latitude;_Where did the conversation take place?_longitude;_Where did the conversation take place?_altitude;_Where did the conversation take place?_precision;Do they agree to be quoted without their name?;What services do they use?;What services do they use?/Health visitor;What services do they use?/Dentist;What services do they use?/None;In their own words: what would make it easier?;Photo of the card;Photo of the card_URL;_id;_uuid;_submission_time;_validation_status;_notes;_status;_submitted_by;__version__;_tags;_index
2025-06-13T09:01:00.000+01:00;2025-06-13T09:09:00.000+01:00;Sam Fieldworker;52.66 -0.72 110 4.9;52.66;-0.72;110;4.9;Yes;Health visitor Dentist;1;1;0;Somewhere to leave the pram that is dry;1718.jpg;https://kc.example/attachments/1718.jpg;901;b0a1f9a2-1111-4222-8333-000000000001;2025-06-13T08:10:00;;;submitted_via_web;sam_f;vXy1;;1
2025-06-14T09:01:00.000+01:00;2025-06-14T09:09:00.000+01:00;Sam Fieldworker;52.67 -0.73 110 4.9;52.67;-0.73;110;4.9;No;Dentist;0;1;0;A dentist who takes on children;;;902;b0a1f9a2-1111-4222-8333-000000000002;2025-06-14T08:10:00;Approved;;submitted_via_web;sam_f;vXy1;;2
2025-06-15T09:01:00.000+01:00;2025-06-15T09:09:00.000+01:00;Sam Fieldworker;52.68 -0.74 110 4.9;52.68;-0.74;110;4.9;Yes;None;0;0;1;;;;903;b0a1f9a2-1111-4222-8333-000000000003;2025-06-15T08:10:00;Approved;Called back on Monday;submitted_via_web;sam_f;vXy1;;3
`,
    roles: [
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'consent-to-quote',
      'ignore answer',
      'answer',
      'answer',
      'answer',
      'comment',
      'ignore',
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
    people: 3,
    comments: 2,
    held: 0,
    said: { 2: '2025-06-13T08:10:00' },
    consent: ['true', 'false', 'true'],
    hidden: /52\.6|Fieldworker|sam_f|kc\.example/,
  },
  {
    about: 'ODK Briefcase export',
    text: `
SubmissionDate,meta-instanceID,meta-instanceName,intro-consent_quote,person-full_name,person-mobile,person-age_band,views-what_matters,views-anything_else,location-Latitude,location-Longitude,location-Altitude,location-Accuracy,KEY
"Jun 13, 2025 9:10:00 AM",uuid:aaaa0001-1111-4222-8333-000000000001,Interview 1,yes,Robin Placeholder,07700900111,65_74,The day room is the only place I speak to anybody,,52.6,-0.7,0,5,uuid:aaaa0001-1111-4222-8333-000000000001
"Jun 14, 2025 9:10:00 AM",uuid:aaaa0001-1111-4222-8333-000000000002,Interview 2,no,Lee Placeholder,07700900112,75_plus,Transport home after dark,They should ring before they come,52.6,-0.7,0,5,uuid:aaaa0001-1111-4222-8333-000000000002
"Jun 15, 2025 9:10:00 AM",uuid:aaaa0001-1111-4222-8333-000000000003,Interview 3,yes,,,18_24,Texts instead of letters please,,52.6,-0.7,0,5,uuid:aaaa0001-1111-4222-8333-000000000003
`,
    roles: [
      'submitted-at',
      'source-id ignore',
      'ignore',
      'consent-to-quote',
      'name',
      'phone',
      'equality',
      'comment',
      'comment',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'source-id ignore',
    ],
    people: 3,
    comments: 4,
    held: 0,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T0' },
    hidden: /Placeholder|07700|52\.6/,
  },
  {
    about: 'REDCap raw with checkbox codes and repeat instruments',
    text: `
record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,redcap_survey_identifier,feedback_timestamp,nhs_no,dob,email_address,service___1,service___2,service___99,service_other,experience_free,improve_free,quote_ok,staff_initials,feedback_complete
1,baseline_arm_1,,,,2025-06-13 09:10:00,9434765919,1961-03-06,p1@example.org,1,0,0,,"Kind people but a cold building","A heater in the corridor",1,KB,2
2,baseline_arm_1,,,,2025-06-14 09:10:00,9434765870,1955-04-07,p2@example.org,0,0,1,"Foot clinic in the village hall","The chair lift was broken again","",0,KB,2
3,baseline_arm_1,,,,[not completed],,1980-05-08,,0,1,0,,"","Longer hours on a Thursday",,KB,0
`,
    roles: [
      'source-id',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'submitted-at',
      'ignore',
      'equality ignore',
      'email',
      'answer',
      'answer',
      'answer',
      'comment answer',
      'comment',
      'comment',
      'consent-to-quote',
      'ignore',
      'ignore status',
    ],
    people: 3,
    comments: '4-5',
    held: 0,
    consent: ['true', 'false', 'null'],
    said: { 2: '2025-06-13T08:10:00' },
    hidden: /943476|p1@|1961-03/,
  },
  {
    about: 'Google Forms in Welsh',
    text: `
"Stamp amser","Cyfeiriad e-bost","Beth yw eich enw?","Pa mor fodlon oeddech chi?","Beth allem ni ei wneud yn well?","Unrhyw sylwadau eraill?","Ydych chi'n hapus i ni ddyfynnu eich geiriau?","Eich cod post"
"2025/06/13 9:20:07 am GMT+1","sion@example.org","Siôn Enghraifft","Bodlon iawn","Mae angen mwy o apwyntiadau yn Gymraeg","Diolch","Ydw","LL57 2AA"
"2025/06/14 9:20:07 am GMT+1","","","Anfodlon","Roedd rhaid aros tair awr heb fwyd","","Nac ydw","LL57 2AB"
"2025/06/15 9:20:07 pm GMT+1","","","Bodlon","Mwy o fysiau gyda'r nos","","Ydw","LL55 1AA"
`,
    roles: ['submitted-at', 'email', 'name', 'answer', 'comment', 'comment', 'consent-to-quote', 'postcode-area'],
    people: 3,
    comments: 4,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T08:20:07', 4: '2025-06-15T20:20:07' },
    area: { 2: 'LL57' },
    hidden: /Enghraifft|sion@|2AA/,
  },
  {
    about: 'Google Forms in Polish with "Inna odpowiedź" and tick consent',
    text: `
Sygnatura czasowa,Adres e-mail,Jak się Pan/Pani do nas dostał(a)?,Co poszło źle podczas wizyty?,Imię i nazwisko,Numer telefonu,Zgody
13.06.2025 09:20:07,ola@example.org,Autobusem,Nikt nie powiedział mi gdzie mam czekać,Ola Przykład,07700 900222,Zgadzam się na publikację mojej wypowiedzi
14.06.2025 09:20:07,,Samochodem,Tłumacz nie przyszedł i lekarz używał telefonu,,,
15.06.2025 09:20:07,,Pieszo,Wszystko było dobrze poza parkingiem,Jan Przykład,,Zgadzam się na publikację mojej wypowiedzi
`,
    roles: ['submitted-at', 'email', 'answer', 'comment', 'name', 'phone', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'null', 'true'],
    said: { 2: '2025-06-13T08:20:07' },
    hidden: /Przykład|900222|ola@/,
  },
  {
    about: 'Google Forms in Urdu',
    text: `
ٹائم اسٹیمپ,آپ کا نام,آپ کا فون نمبر,آپ کو کیا پسند نہیں آیا؟,ہم کیا بہتر کر سکتے ہیں؟,کیا ہم آپ کے الفاظ شائع کر سکتے ہیں؟
2025/06/13 9:20:07 AM GMT+1,نور مثال,07700 900333,ڈاکٹر نے میری بات نہیں سنی اور جلدی میں تھے,اردو بولنے والا عملہ رکھیں,جی ہاں
2025/06/14 9:20:07 AM GMT+1,,,انتظار بہت لمبا تھا اور پانی بھی نہیں تھا,,نہیں
2025/06/15 9:20:07 AM GMT+1,علی مثال,,,شام کو بھی کلینک کھولیں,جی ہاں
`,
    roles: ['submitted-at', 'name', 'phone', 'comment', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 4,
    consent: ['true', 'false', 'true'],
    hidden: /مثال|900333/,
  },
  {
    about: 'MS Forms in Spanish, new layout with language and last modified',
    workbook: true,
    text: `
Id.,Hora de inicio,Hora de finalización,Correo electrónico,Nombre,Hora de la última modificación,¿Qué servicio ha usado?,¿Qué cambiaría usted?,¿Permite que citemos su respuesta?
1,2025-06-13 09:00:00,2025-06-13 09:04:00,anonymous,,,Dentista;Óptica;,Que nos avisen cuando se cancela la cita,Sí
2,2025-06-14 09:00:00,2025-06-14 09:04:00,ana@example.org,Ana Ejemplo,,Dentista;,Una sala para los niños mientras esperan,No
3,2025-06-15 09:00:00,2025-06-15 09:04:00,anonymous,,,Óptica;,El autobús no llega hasta la puerta,Sí
`,
    roles: ['source-id', 'ignore', 'submitted-at', 'email', 'name', 'ignore', 'answer', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T08:04:00' },
    hidden: /ana@|Ana Ejemplo/,
  },
  {
    about: 'MS Forms in Turkish',
    text: `
Kimlik;Başlangıç zamanı;Tamamlanma zamanı;E-posta;Ad;Hizmetimizi nasıl buldunuz?;Neyi değiştirmemizi istersiniz?;Yanıtınızı yayınlayabilir miyiz?
1;13.06.2025 09:00:00;13.06.2025 09:04:00;anonymous;;İyi;Randevu almak için telefonda bir saat bekledim;Evet
2;14.06.2025 09:00:00;14.06.2025 09:04:00;ayse@example.org;Ayşe Örnek;Kötü;Tercüman yoktu ve kızım çeviri yaptı;Hayır
3;15.06.2025 09:00:00;15.06.2025 09:04:00;anonymous;;İyi;Akşam saatlerinde de açık olsun;
`,
    roles: ['source-id', 'ignore', 'submitted-at', 'email', 'name', 'answer', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'null'],
    said: { 2: '2025-06-13T08:04:00' },
    hidden: /ayse@|Örnek/,
  },
  {
    about: 'GOV.UK Forms with address parts and none-of-the-above',
    text: `
Reference,Submitted at,Are you responding as an individual or for an organisation?,What is the name of your organisation?,What’s your name? - Full name,What’s your address? - Address line 1,What’s your address? - Address line 2,What’s your address? - Town or city,What’s your address? - County,What’s your address? - Postcode,Tell us what you think about the proposed opening hours,Can we publish your response?
8KQ2MZ7P,2025-06-13T09:10:00+01:00,Individual,,Pat Example,1 Sample Street,,Oakham,Rutland,LE15 6AA,Evenings are when working people can come so please keep them,Yes
8KQ2MZ7Q,2025-06-14T09:10:00+01:00,Organisation,Rutland Deaf Forum,Sam Example,2 Sample Street,Flat 4,Oakham,Rutland,LE15 6AB,A telephone number alone shuts out our members,No
8KQ2MZ7R,2025-06-15T09:10:00+01:00,Individual,,Lee Example,3 Sample Street,,Melton,,LE13 1AA,Saturday opening would be used,"Yes, but without my name"
`,
    roles: [
      'source-id',
      'submitted-at',
      'respondent-kind',
      'organisation',
      'name',
      'ignore',
      'ignore',
      'ignore area',
      'ignore',
      'postcode-area',
      'comment',
      'consent-to-quote',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    kind: { 3: 'organisation' },
    organisation: { 3: 'Rutland Deaf Forum' },
    said: { 2: '2025-06-13T08:10:00' },
    area: { 4: 'LE13|Melton' },
    hidden: /Pat Example|Sample Street|6AA|Flat 4/,
  },
  {
    about: 'Citizen Space with confidentiality and analyst columns',
    text: `
Response ID,Submitted,Published,"1: What is your name? - Name","2: What is your email address? - Email","3: What is your organisation? - Organisation","4: Do you support option A? - Support","4: Do you support option A? - Please explain why","5: Which areas concern you? - Travel","5: Which areas concern you? - Parking","6: Any further views? - Views","I would like my response to be kept confidential - Confidential","Analyst: Theme","Analyst: Notes","Redacted: 6: Any further views? - Views"
ANON-7QKX-ABCD-1,2025-06-13 09:10:00,Yes,Pat Example,pat@example.org,,Yes,Because the X-ray will be nearer for us,Travel,,Thank you for asking in person,,Access,Long standing respondent,
ANON-7QKX-ABCD-2,2025-06-14 09:10:00,No,Sam Example,sam@example.org,Stamford Ramblers,No,My neighbour Joan cannot take two buses,Travel,Parking,See the letter from our chair,Confidential,Access,,My neighbour [redacted] cannot take two buses
ANON-7QKX-ABCD-3,2025-06-15 09:10:00,Yes,,,,Yes,,,Parking,,,,,
`,
    roles: [
      'source-id',
      'submitted-at',
      'status ignore',
      'name',
      'email',
      'organisation',
      'answer',
      'comment',
      'answer',
      'answer',
      'comment',
      'consent-to-quote',
      'tags',
      'analyst-note',
      'ignore',
    ],
    people: 3,
    comments: 4,
    consent: ['null', 'false', 'null'],
    organisation: { 3: 'Stamford Ramblers' },
    said: { 2: '2025-06-13T08:10:00' },
    hidden: /Pat Example|pat@/,
  },
  {
    about: 'Engagement HQ forum with admin replies',
    text: `
Id,Topic,Comment,Login,Role,Parent Comment Id,Likes,Dislikes,Flagged,Date Created,IP Address,Suburb
7001,Where should the new centre be?,The old cattle market has room for buses to turn,marketgirl,Registered User,,4,0,No,13/06/2025 09:10,203.0.113.1,Melton
7002,Where should the new centre be?,Thanks for this - our architects will look at turning circles,RutlandTeam,Administrator,7001,0,0,No,14/06/2025 09:10,203.0.113.9,
7003,Where should the new centre be?,Anywhere but the flood plain please,wellies,Registered User,7001,9,1,No,15/06/2025 09:10,203.0.113.3,Oakham
7004,How should we travel there?,A safe path for wheelchairs from the station,wheels,Registered User,,2,0,No,15/06/2025 10:10,203.0.113.4,Oakham
`,
    roles: [
      'source-id',
      'answer tags',
      'comment',
      'name',
      'answer ignore status respondent-kind',
      'ignore answer',
      'ignore answer',
      'ignore answer',
      'status ignore answer',
      'submitted-at',
      'ip',
      'area',
    ],
    people: 3,
    comments: 3,
    held: 1,
    said: { 2: '2025-06-13T08:10:00' },
    hidden: /203\.0|marketgirl|wellies/,
  },
  {
    about: 'Commonplace wide heatmap export',
    text: `
Comment ID,Date submitted,Latitude,Longitude,Address of pin,Sentiment (0-100),What is your connection to the area?,How do you usually travel? (Bus),How do you usually travel? (Car),Why do you feel this way?,What could be improved here?,Number of agreements,Respondent ID,Age group,Respondent email confirmed,Demographics - Do you have a disability?
c-1001,2025-06-13 09:10,52.63,-1.13,High Street,20,I live here,Yes,No,Cars park on the crossing all day,Bollards and somebody to enforce them,14,u-88,35-44,true,No
c-1002,2025-06-14 09:10,52.64,-1.14,Station Road,80,I work here,No,Yes,The new trees,,3,u-89,45-54,false,Yes
c-1003,2025-06-15 09:10,52.65,-1.15,Brook Lane,50,I study here,Yes,No,,A light at the bus stop,0,u-90,16-24,true,Prefer not to say
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore',
      'ignore',
      'ignore answer',
      'answer tags',
      'answer',
      'answer',
      'answer',
      'comment',
      'comment',
      'ignore',
      'ignore',
      'equality',
      'ignore',
      'equality',
    ],
    people: 3,
    comments: 4,
    said: { 2: '2025-06-13T08:10' },
    hidden: /52\.6|"u-88"/,
  },
  {
    about: 'SmartSurvey raw with matrix and grids of text',
    text: `
UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Tracking Link,Q1. Which hospital did you visit?,Q2.1. Please rate: Cleanliness,Q2.2. Please rate: Food,"Q3. In one word, how did you feel?",Q4. Tell us about a time we got it right,Q5. And a time we got it wrong,"Q6. If you would like a reply, leave your contact details: Name","Q6. If you would like a reply, leave your contact details: Email","Q6. If you would like a reply, leave your contact details: Telephone",Q7. Would you like us to keep your comments private?
44000001,1,,,198.51.100.1,,13/06/2025 09:00,13/06/2025 09:09,Main link,County,4,3,Safe,The porter who sang to my mother on the way to theatre,,Robin Placeholder,robin@example.org,07700 900555,No
44000002,2,,,198.51.100.2,,14/06/2025 09:00,14/06/2025 09:09,Main link,General,2,2,Tired,,We were moved four times in one night,,,,Yes
44000003,3,,,198.51.100.3,,15/06/2025 09:00,15/06/2025 09:09,Main link,County,5,4,Calm,The leaflet in large print,Nothing,,,,No
`,
    roles: [
      'source-id',
      'ignore',
      'name',
      'email',
      'ip',
      'ignore',
      'ignore',
      'submitted-at',
      'ignore',
      'answer',
      'answer',
      'answer',
      'comment answer',
      'comment',
      'comment',
      'name',
      'email',
      'phone',
      'consent-to-quote',
    ],
    people: 3,
    comments: '3-8',
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T08:09' },
    hidden: /Placeholder|robin@|900555|198\.51/,
  },
  {
    about: 'Snap XMP with variable names only',
    text: `
Case,Interview.Start,Interview.End,V1,V2,V3.a,V3.b,V3.c,V4,V5,V6
1,13/06/2025 09:00,13/06/2025 09:09,Patient,Very good,Yes,,,The nurse explained each step before doing it,LE15 6AA,Female
2,14/06/2025 09:00,14/06/2025 09:09,Carer,Poor,,Yes,Yes,We had to ask three times for a blanket for him,LE13 1AB,Male
3,15/06/2025 09:00,15/06/2025 09:09,Patient,Good,Yes,,,It was hard to hear my name being called,LE15 6AD,Female
4,15/06/2025 09:30,15/06/2025 09:39,Patient,Good,Yes,,Yes,,LE15 6AD,Male
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'respondent-kind answer',
      'answer',
      'answer',
      'answer',
      'answer',
      'comment',
      'postcode-area',
      'equality answer',
    ],
    people: 4,
    comments: 3,
    said: { 2: '2025-06-13T08:09' },
    hidden: /6AA|1AB|6AD/,
  },
  {
    about: 'Jotform with unique ID, full name, signature link',
    text: `
Submission Date,Full Name - First Name,Full Name - Last Name,E-mail,Phone Number,Address,Which clinic does your feedback concern?,Your feedback,Upload a photo,Signature,I agree that my feedback can be shown on your website,Submission IP,Submission URL,Submission Edit URL,Last Update Date,Submission ID
"Jun 13, 2025 09:10:00",Pat,Example,pat@example.org,(0163) 296-0001,"1 Sample Street, Oakham, Rutland, LE15 6AA",Eye clinic,The drops stung and nobody warned my little boy,https://www.jotform.example/uploads/1.jpg,https://www.jotform.example/uploads/sig1.png,true,203.0.113.1,https://submit.example/1,https://submit.example/edit/1,,6251000000000001
"Jun 14, 2025 09:10:00",,,,,,Fracture clinic,You could hear every word through the curtain,,,false,203.0.113.2,https://submit.example/2,https://submit.example/edit/2,,6251000000000002
"Jun 15, 2025 09:10:00",Lee,Example,,,,Eye clinic,Lovely volunteers at the door,,,,203.0.113.3,https://submit.example/3,https://submit.example/edit/3,,6251000000000003
`,
    roles: [
      'submitted-at',
      'name',
      'name',
      'email',
      'phone',
      'postcode-area ignore',
      'answer',
      'comment',
      'ignore',
      'ignore',
      'consent-to-quote',
      'ip',
      'ignore',
      'ignore',
      'ignore',
      'source-id',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'null'],
    said: { 2: '2025-06-13T0' },
    hidden: /pat@|Sample Street|jotform\.example|submit\.example|203\.0|296/,
  },
  {
    about: 'Typeform with hidden fields and outcome',
    text: `
#,"Hello, what should we call you?","*Thanks!* How was your visit to the birth centre?",Tell us more,Would you be willing to have your words shared publicly?,I'd rather stay anonymous,ward,score,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending
abc123def456,Sam,5,My waters broke in the car park and the midwife came out with a chair,1,0,W7,12,completed,2025-06-13 08:00:00,,2025-06-13 08:10:00,fe01,,DefaultTyScreen
abc123def457,,2,The monitor bleeped all night,0,1,W7,8,completed,2025-06-14 08:00:00,,2025-06-14 08:10:00,fe02,,DefaultTyScreen
abc123def458,Joy,4,,1,0,W2,11,completed,2025-06-15 08:00:00,,2025-06-15 08:10:00,fe03,,DefaultTyScreen
`,
    roles: [
      'source-id',
      'name',
      'answer',
      'comment',
      'consent-to-quote',
      'answer ignore consent-to-quote',
      'answer ignore area',
      'answer ignore',
      'ignore',
      'ignore',
      'ignore',
      'submitted-at',
      'ignore',
      'tags',
      'ignore',
    ],
    people: 3,
    comments: 2,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13T08:10:00' },
    hidden: /"Sam"|"Joy"/,
  },
  {
    about: 'Formstack with field names and referrer',
    text: `
Unique ID,Time,Browser,IP Address,Referrer,Name (First),Name (Last),Email,I am a...,Please share your views on the draft strategy,Attach a document,Please do not publish my comments
900000001,2025-06-13 09:10:00,Chrome 120.0.0,203.0.113.1,https://trust.example/strategy,Pat,Example,pat@example.org,Member of the public,There is nothing in it about people who cannot read,,
900000002,2025-06-14 09:10:00,Firefox 119.0,203.0.113.2,https://trust.example/strategy,,,,Member of staff,The staffing figures in chapter two are three years old,https://files.example/2.docx,Please do not publish my comments
900000003,2025-06-15 09:10:00,Safari 17.0,203.0.113.3,,,,,Carer,Say plainly what will close,,
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore',
      'ip',
      'ignore',
      'name',
      'name',
      'email',
      'respondent-kind',
      'comment',
      'ignore',
      'consent-to-quote',
    ],
    people: 3,
    comments: 3,
    consent: ['null', 'false', 'null'],
    kind: { 3: 'staff', 4: 'carer' },
    hidden: /pat@|203\.0|files\.example|Chrome/,
  },
  {
    about: 'Decidim proposals with machine translations',
    text: `
id;participatory_space/id;component/id;title/en;title/machine_translations/cy;body/en;body/machine_translations/cy;state;reference;answer/en;supports;endorsements/total_count;comments;attachments;followers;published_at;url;meeting_urls;author/id;author/name;author/url;related_proposals
401;7;22;Benches;Meinciau;Put benches every two hundred metres up the hill;Rhowch feinciau bob dau gan metr;accepted;RUT-401;We will fit six benches in March;12;3;2;0;4;2025-06-13 09:10:00 +0100;https://d.example/401;;31;Pat Example;https://d.example/profiles/pat;
402;7;22;Shade;Cysgod;Trees on the south side of the clinic;Coed ar ochr ddeheuol y clinig;;RUT-402;;2;0;0;0;1;2025-06-14 09:10:00 +0100;https://d.example/402;;32;Sam Example;https://d.example/profiles/sam;
403;7;22;Toilets;Toiledau;Open the toilets when the pharmacy opens;Agorwch y toiledau pan fydd y fferyllfa ar agor;rejected;RUT-403;The toilets belong to the parish;9;1;0;0;2;2025-06-15 09:10:00 +0100;https://d.example/403;;33;Lee Example;https://d.example/profiles/lee;
`,
    roles: [
      'source-id',
      'ignore',
      'ignore',
      'answer',
      'ignore answer',
      'comment',
      'ignore translation',
      'ignore answer status',
      'ignore',
      'analyst-note',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'submitted-at',
      'ignore',
      'ignore',
      'ignore',
      'name',
      'ignore',
      'ignore',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13T08:10:00' },
    hidden: /Pat Example|d\.example/,
  },
  {
    about: 'CONSUL debates and comments English',
    text: `
Id,Commentable type,Commentable id,Body,Author username,Created at,Hidden at,Cached votes up,Cached votes down,Ancestry
51,Debate,4,The consultation room has no door that closes,river_walk,2025-06-13 08:10:00 UTC,,3,0,
52,Debate,4,I agree and the radio is always on,teapot,2025-06-14 08:10:00 UTC,,1,0,51
53,Debate,5,Could letters come in easy read?,quietone,2025-06-15 08:10:00 UTC,2025-06-16 10:00:00 UTC,0,0,
`,
    roles: [
      'source-id',
      'ignore answer',
      'ignore answer',
      'comment',
      'name',
      'submitted-at',
      'status ignore',
      'ignore answer',
      'ignore answer',
      'ignore answer',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13T08:10:00' },
    hidden: /river_walk|teapot/,
    warns: /line 4/,
  },
  {
    about: 'Care Opinion subscriber export',
    text: `
Opinion ID,Title,Opinion text,Author role,Submitted,Published,Criticality,What was good,What could be improved,How did you feel,Service,Service postcode,Response 1 body,Response 1 author,Response 1 date,Story URL
1200001,"Left waiting","I waited four hours with my father and nobody came to say why",a relative,13/06/2025,16/06/2025,Moderately critical,"staff","communication,waiting time","worried",Eye Unit,LE1 5WW,"Thank you for telling us. I am sorry that you waited.",Matron Invented,18/06/2025,https://www.careopinion.example/1200001
1200002,"Superb","The ward sister rang me at home the next day to check on me",the patient,14/06/2025,17/06/2025,Not critical,"care","","reassured",Ward 7,LE1 5WW,"",,,https://www.careopinion.example/1200002
1200003,"No lift","The lift has been out of use since Easter and my wife uses a frame",a carer,15/06/2025,18/06/2025,Mildly critical,"","lift","frustrated",Eye Unit,LE1 5WW,"The new part arrives in July.",Estates Invented,19/06/2025,https://www.careopinion.example/1200003
`,
    roles: [
      'source-id',
      'answer',
      'comment',
      'respondent-kind',
      'submitted-at',
      'ignore',
      'ignore',
      'tags',
      'tags',
      'tags',
      'answer area ignore',
      'postcode-area ignore',
      'analyst-note',
      'ignore',
      'ignore',
      'ignore',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13' },
    kind: { 2: 'carer', 3: 'patient', 4: 'carer' },
    hidden: /Matron Invented|careopinion\.example|5WW/,
  },
  {
    about: 'Datix PALS contacts listing',
    text: `
ID,Ref,First received,Handler,Specialty,Location (exact),Type,Subject (primary),Description,Outcome,Action taken,Closed,Contact - Title,Contact - Forenames,Contact - Surname,Contact - NHS no.,Contact - Date of birth,Contact - Postcode,Consent to share?
30011,PALS/25/0011,13/06/2025,"Placeholder, Jo",Ophthalmology,Clinic 4,Concern,Appointments,Caller has had her appointment changed four times and is losing her sight,Resolved,New date given and apology sent,20/06/2025,Mrs,Edith,Inventor,943 476 5919,06/03/1941,LE15 6AA,Yes
30012,PALS/25/0012,14/06/2025,"Placeholder, Jo",Orthopaedics,Ward 9,Compliment,Staff attitude,Wishes to thank the physiotherapist who came in on her day off,Passed on,Shared with team,16/06/2025,Mr,Alf,Inventor,943 476 5870,07/04/1950,LE13 1AA,No
30013,PALS/25/0013,15/06/2025,"Placeholder, Jo",Maternity,Ante natal,Concern,Communication,No interpreter was booked though she asked at the first visit,Open,,,Ms,Rana,Inventor,,08/05/1990,LE2 3AB,
`,
    roles: [
      'source-id ignore',
      'source-id ignore',
      'submitted-at',
      'ignore',
      'answer',
      'answer area ignore',
      'answer',
      'answer',
      'comment',
      'analyst-note ignore answer status',
      'analyst-note',
      'ignore',
      'ignore name',
      'name',
      'name',
      'ignore',
      'equality ignore',
      'postcode-area',
      'ignore answer consent-to-quote',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13' },
    hidden: /Placeholder|Inventor|Edith|943 476|1941|6AA/,
  },
  {
    about: 'Ulysses complaints export with lesson learnt',
    text: `
Incident Number;Date Received;Date of Incident;Complainant Name;Relationship to patient;Patient Name;Hospital Number;Site;Directorate;Details of Complaint;Desired Outcome;Investigation Findings;Lessons Learnt;Response Sent;Investigating Officer;Grade
C-2025-101;13-Jun-2025;01-Jun-2025;Mrs A Inventor;Daughter;Mr B Inventor;H1234567;Royal;Medicine;My father was left in a chair from six until midnight without a drink;An apology and a promise that it will not happen again;The ward was two nurses short that evening;Hourly drinks round begun;30-Jun-2025;K Placeholder;Amber
C-2025-102;14-Jun-2025;02-Jun-2025;Mr C Inventor;Self;Mr C Inventor;H1234568;Royal;Surgery;Nobody rang my wife after the operation as they had promised;For somebody to say sorry to her;Call was not logged;Call sheet added to the pack;01-Jul-2025;K Placeholder;Green
C-2025-103;15-Jun-2025;03-Jun-2025;Ms D Inventor;Self;Ms D Inventor;H1234569;County;Medicine;My notes were left on the desk where all could read them;To know who read them;;;;K Placeholder;Red
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore answer',
      'name',
      'respondent-kind answer',
      'name ignore',
      'ignore',
      'area answer',
      'answer',
      'comment',
      'comment',
      'analyst-note',
      'analyst-note',
      'ignore',
      'ignore',
      'ignore answer',
    ],
    people: 3,
    comments: 6,
    said: { 2: '2025-06-13' },
    hidden: /Inventor|H123456|Placeholder/,
  },
  {
    about: 'FFT monthly return with totals, N/A and free text',
    workbook: true,
    text: `
Friends and Family Test - Community services,,,,,,,
Month: June 2025,,,,,,,
Date of response,Service line,Overall how was your experience of our service?,Please tell us why you gave this answer,What could we do better?,Age group,Ethnic background,Can we share your comments anonymously?
13/06/2025,Podiatry,Very good,She explained how to cut my nails safely,N/A,65+,White British,Y
14/06/2025,Podiatry,Poor,Two cancelled visits in a row,Ring before you cancel,65+,White Irish,N
15/06/2025,Health visiting,Good,Came when she said she would,none,25-34,Asian or Asian British,Y
Total responses,3,,,,,,
% positive,67%,,,,,,
`,
    roles: ['submitted-at', 'answer area', 'answer', 'comment', 'comment', 'equality', 'equality', 'consent-to-quote'],
    people: 3,
    comments: '4-6',
    held: 0,
    rejected: [7, 8],
    consent: ['true', 'false', 'true'],
    said: { 4: '2025-06-13' },
  },
  {
    about: 'Council petition list of petitions',
    text: `
Petition ID,Petition title,Lead petitioner,We the undersigned,Number of signatures,Opened,Closed,Status,Council response
71,Save the Oakham bus,Pat Example,We the undersigned ask the council to keep the number 9 bus to the hospital on Sundays,812,01/05/2025,13/06/2025,Closed,The council has asked the operator for a price
72,Crossing at the surgery,Sam Example,We the undersigned ask for a crossing outside the surgery before a child is hurt,96,02/05/2025,14/06/2025,Closed,
`,
    roles: [
      'source-id',
      'answer',
      'name',
      'comment',
      'signatures',
      'ignore submitted-at',
      'submitted-at ignore',
      'ignore status answer',
      'analyst-note',
    ],
    people: 2,
    comments: 2,
    hidden: /Pat Example/,
  },
  {
    about: 'Shared mailbox export from Outlook',
    text: `
"Subject","Body","From: (Name)","From: (Address)","From: (Type)","To: (Name)","To: (Address)","CC: (Name)","Received","Importance","Categories","Has Attachments"
"Hospital plans","Dear all, please do not close the ward. My mother was there in March. Kind regards, Pat","Pat Example","pat@example.org","SMTP","Consultations","have.your.say@trust.example","","13/06/2025 09:10","Normal","","False"
"RE: Hospital plans","I wrote last week about parking and have had no answer. The machine does not take cash.","Sam Example","sam@example.org","SMTP","Consultations","have.your.say@trust.example","","14/06/2025 09:10","Normal","Parking","False"
"Automatic reply: Hospital plans","I am away until Monday and will read your message then.","Lee Example","lee@example.org","SMTP","Consultations","have.your.say@trust.example","","15/06/2025 09:10","Normal","","False"
`,
    roles: [
      'answer',
      'comment',
      'name',
      'email',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'submitted-at',
      'ignore',
      'tags',
      'ignore',
    ],
    people: '2-3',
    comments: '2-3',
    said: { 2: '2025-06-13T08:10' },
    hidden: /pat@|sam@|Sam Example|have\.your/,
  },
  {
    about: 'Facebook comments from an exporter with nested numbering',
    text: `
Exported on,13/06/2025,,,,,,,
Post URL,https://www.facebook.example/post/1,,,,,,,
,,,,,,,,
No.,Comment ID,Name,Profile URL,Date,Likes,Comment,(view source),Reply to
1,c_1,Pat Example,https://fb.example/pat,2025-06-12 09:10:00,4,The minor injuries unit saved me a trip to Leicester,view,
1.1,c_2,Rutland Hospitals NHS Trust,https://fb.example/trust,2025-06-12 10:10:00,1,Thank you Pat we are glad it helped,view,c_1
2,c_3,Sam Example,https://fb.example/sam,2025-06-12 11:10:00,0,Shut at weekends when the children fall over,view,
3,c_4,Lee Example,https://fb.example/lee,2025-06-12 12:10:00,2,@Pat Example same here it was brilliant,view,
`,
    roles: [
      'ignore source-id',
      'source-id ignore',
      'name',
      'ignore',
      'submitted-at',
      'ignore answer',
      'comment',
      'ignore answer',
      'ignore answer',
    ],
    people: 3,
    comments: 3,
    held: 1,
    said: { 5: '2025-06-12T08:10' },
    hidden: /fb\.example|Sam Example/,
  },
  {
    about: 'Event sheet like minutes, table by table, merged',
    workbook: true,
    merges: [
      [1, 0, 3],
      [1, 1, 3],
      [1, 2, 3],
      [4, 0, 2],
      [4, 1, 2],
      [4, 2, 2],
    ],
    text: `
Event,Date,Table,Question discussed,What people said,Facilitator,Dots
Oakham Castle workshop,2025-06-13,1,What matters?,Transport home in the evening came up again and again,Jo Placeholder,5
,,,What matters?,People want to see the same nurse,Jo Placeholder,3
,,,What worries you?,That the minor injuries unit will go,Jo Placeholder,
Melton library drop-in,2025-06-20,2,What matters?,A quiet place to wait for people with autism,Al Placeholder,1
,,,What worries you?,Cost of the taxi if the ward moves,Al Placeholder,2
`,
    roles: ['event', 'event-date submitted-at', 'table', 'answer', 'comment', 'ignore', 'dots'],
    people: 0,
    notes: 5,
    comments: 5,
    hidden: /Placeholder/,
    said: {},
  },
  {
    about: 'Two heading rows by service in an Excel sheet with a total row',
    workbook: true,
    text: `
,,District nursing,,,Foot clinic,,
Form no.,Date,Score (1-5),What went well,What did not,Score (1-5),What went well,What did not
F1,2025-06-13,4,She came on time,Wrong dressing,5,Warm room,
F2,2025-06-14,2,,Three different nurses in a week,4,,Steps at the door
F3,2025-06-15,5,Patient with my husband,,3,Friendly,
Average,,3.7,,,4,,
`,
    roles: ['source-id', 'submitted-at', 'answer', 'comment', 'comment', 'answer', 'comment', 'comment'],
    people: 3,
    comments: 7,
    rejected: [6],
    held: 0,
    said: { 3: '2025-06-13' },
  },
  {
    about: 'Long format with respondent / question no / question / response and dates',
    text: `
Respondent,Date,Question number,Question text,Response
R1,13/06/2025,1,How did you travel?,Bus
R1,13/06/2025,2,What should we keep?,The friendly volunteers on the desk
R1,13/06/2025,3,May we quote you?,Yes
R2,14/06/2025,1,How did you travel?,Car
R2,14/06/2025,2,What should we keep?,The free car park at the back
R2,14/06/2025,3,May we quote you?,No
R3,15/06/2025,1,How did you travel?,Bus
R3,15/06/2025,2,What should we keep?,A human voice on the telephone
R3,15/06/2025,3,May we quote you?,Yes
`,
    roles: ['source-id', 'submitted-at', 'answer', 'comment', 'consent-to-quote'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13' },
  },
  {
    about: 'Select-all spread, "Other please specify", consent inverted, dotted dates',
    text: `
Ref;Eingegangen;Dienst [Hausarzt];Dienst [Klinik];Dienst [Sonstiges];Was wünschen Sie sich?;Ich möchte nicht zitiert werden
1;13.06.2025;Ja;Nein;;Kürzere Wege für ältere Menschen;Ja
2;14.06.2025;Nein;Ja;Die Apotheke am Markt;Mehr Zeit im Gespräch;Nein
3;15.06.2025;Nein;Nein;;Jemand der Deutsch spricht;
`,
    roles: ['source-id', 'submitted-at', 'answer', 'answer', 'comment answer', 'comment', 'consent-to-quote'],
    people: 3,
    comments: '3-4',
    said: { 2: '2025-06-13' },
    consent: ['false', 'null', 'null'],
  },
  {
    about: 'Excel serial dates, month names, phone-in log',
    text: `
Call no,Date of call,Time,Call taker,Caller's name,Caller's number,Area calling from,What the caller said,Follow up needed?,Happy to be quoted (Y/N)
1,45821,09:10,JP,Mrs Inventor,01632 960011,Oakham,Could not get through to the ward all weekend,Y - ring ward,Y
2,45822,10:15,JP,Mr Inventor,01632 960012,Melton,Wants evening clinics for those who work on farms,N,N
3,45823,11:20,JP,withheld,,Uppingham,Says the new signs are a great help,N,Y
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore',
      'ignore',
      'name',
      'phone',
      'area',
      'comment',
      'ignore analyst-note answer',
      'consent-to-quote',
    ],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    said: { 2: '2025-06-13' },
    hidden: /Inventor|96001/,
  },
  {
    about: 'Delib Dialogue (ideas and ratings)',
    text: `
Idea ID,Challenge,Idea title,Idea description,Why the contribution is important,Author,Date posted,Average rating,Number of ratings,Number of comments,Tags,Idea URL,Moderation state
9001,Better buses,Later last bus,Run the last bus at ten so that visitors can stay,Because visiting ends at eight and the bus leaves at half past seven,marlow,13 June 2025 09:10,4.5,12,3,"bus, visiting",https://dialogue.example/9001,Published
9002,Better buses,Seats,Put a seat at each stop,My hip,oakleaf,14 June 2025 09:10,4.1,8,0,seats,https://dialogue.example/9002,Published
9003,Better buses,Free rides,Free rides to the hospital for patients,It would save the trust missed appointments,brook,15 June 2025 09:10,3.9,5,1,fares,https://dialogue.example/9003,Rejected
`,
    roles: [
      'source-id',
      'answer',
      'answer',
      'comment',
      'comment',
      'name',
      'submitted-at',
      'ignore answer',
      'ignore answer',
      'ignore answer',
      'tags',
      'ignore',
      'status',
    ],
    people: 3,
    comments: 6,
    said: { 2: '2025-06-13T08:10' },
    hidden: /marlow|oakleaf|dialogue\.example/,
    warns: /line 4/,
  },
  {
    about: 'Polis with moderated, seed',
    text: `
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1749802200000,Fri Jun 13 2025 08:10:00 GMT+0000 (Coordinated Universal Time),0,1,30,2,1,Visiting hours should be longer
1749888600000,Sat Jun 14 2025 08:10:00 GMT+0000 (Coordinated Universal Time),1,4,3,20,-1,Close the lot of them
1749975000000,Sun Jun 15 2025 08:10:00 GMT+0000 (Coordinated Universal Time),2,5,12,2,0,Let dogs visit
`,
    roles: ['submitted-at', 'ignore', 'source-id', 'ignore', 'ignore', 'ignore', 'status', 'comment'],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13T08:10:00' },
    warns: /line 3/,
  },
  {
    about: 'X/Twitter monitoring export',
    text: `
Date,Author,Handle,Followers,Content,Sentiment,Reach,URL,Location,Retweets,Language,Entry Type,Tags,Assigned to
13/06/2025 09:10,Pat Example,@pat_x,210,So glad the urgent care hub is staying open for the summer,Positive,2100,https://x.example/1,"Oakham, England",3,en,Tweet,hub,JP
14/06/2025 09:10,Sam Example,@sam_x,99,Three hours in urgent care and not one chair with arms for my nan,Negative,900,https://x.example/2,,0,en,Reply,seating,JP
15/06/2025 09:10,Lee Example,@lee_x,12,Why is there no signal in outpatients,Neutral,100,https://x.example/3,Leicester,0,en,Tweet,,JP
`,
    roles: [
      'submitted-at',
      'name',
      'name ignore',
      'ignore answer',
      'comment',
      'tags answer ignore',
      'ignore answer',
      'ignore',
      'area ignore answer',
      'ignore answer',
      'language',
      'ignore answer',
      'tags',
      'ignore',
    ],
    people: 3,
    comments: 3,
    said: { 2: '2025-06-13T08:10' },
    hidden: /pat_x|Sam Example|x\.example/,
  },
  {
    about: 'Paper forms typed up by volunteers with initials and illegible marks',
    text: `
Form,Typed by,Location of box,Date on form,1. What is good about your surgery?,2. What is not so good?,3. About you: age,3. About you: gender,3. About you: postcode,Typist's remarks
001,VB,Library,13.6.25,Polite,The phone queue,71,F,LE15 6AA,second page torn
002,VB,Library,14.6.25,Easy parking and a kind doctor,You cannot get in on the day,44,M,LE15 6AB,
003,VB,Surgery,,"The nurse, she is an angel",,80,F,LE13 1AC,[illegible] at the end
`,
    roles: [
      'source-id',
      'ignore',
      'area venue answer channel',
      'submitted-at',
      'comment',
      'comment',
      'equality',
      'equality',
      'postcode-area',
      'analyst-note',
    ],
    people: 3,
    comments: 5,
    said: { 2: '2025-06-13' },
    hidden: /6AA|1AC/,
  },
  {
    about: 'Healthwatch feedback centre with provider reply and moderation',
    text: `
Review ID,Service name,Service type,Overall rating,Review title,Review,Submitted on,Reviewer name,Reviewer email,Publish my name?,Date of visit,Provider response,Provider response date,Approved
5501,Vale Surgery,GP practice,4,Good but slow,"Friendly but you wait a month, and I am ninety",13/06/2025,Edith Inventor,edith@example.org,No,May 2025,Thank you Edith for your review we have taken on a new partner,20/06/2025,Yes
5502,Vale Surgery,GP practice,1,Rude,The receptionist laughed when I said why I was ringing,14/06/2025,Anonymous,,No,June 2025,,,Yes
5503,Smile Dental,Dentist,5,Best ever,They stayed late for my son who is frightened of needles,15/06/2025,Alf Inventor,,Yes,June 2025,,,No
`,
    roles: [
      'source-id',
      'answer area',
      'answer',
      'answer',
      'answer comment',
      'comment',
      'submitted-at',
      'name',
      'email',
      'answer ignore consent-to-quote',
      'ignore answer',
      'analyst-note',
      'ignore',
      'status',
    ],
    people: 3,
    comments: '3-6',
    said: { 2: '2025-06-13' },
    hidden: /Inventor|edith@/,
    warns: /line 4/,
  },
  {
    about: 'Survey with respondent numbering again and blank separator rows, hybrid other language comments',
    text: `
No;Datum;Hoe bent u bij ons terechtgekomen?;Wat kan beter?;Mogen wij uw antwoord anoniem publiceren?;Uw e-mailadres

1;13-06-2025;Huisarts;De wachttijd aan de telefoon is te lang;Ja;jan@example.org
2;14-06-2025;Zelf;Er was geen tolk voor mijn moeder;Nee;
3;15-06-2025;Huisarts;Meer bankjes in de gang;Ja;
`,
    roles: ['source-id', 'submitted-at', 'answer', 'comment', 'consent-to-quote', 'email'],
    people: 3,
    comments: 3,
    consent: ['true', 'false', 'true'],
    said: { 3: '2025-06-13' },
    hidden: /jan@/,
  },
  {
    about: 'Children’s survey: short words, faces, and parent consent',
    text: `
ID,Completed,How old are you?,Are you a boy or a girl?,What do you like best about the clinic?,What is yucky?,Did your grown-up say we can use your words?,School
1,13/06/2025 15:10,8,Girl,fish tank,smell,Yes,Sample Primary
2,13/06/2025 15:12,9,Boy,stickers,needles,Yes,Sample Primary
3,13/06/2025 15:15,7,Boy,Nurse Kim,waiting,No,Sample Primary
4,13/06/2025 15:18,10,Prefer not to say,the fish,,Yes,Other Primary
`,
    roles: [
      'source-id',
      'submitted-at',
      'equality',
      'equality',
      'comment',
      'comment',
      'consent-to-quote',
      'organisation answer area',
    ],
    people: 4,
    comments: 7,
    consent: ['true', 'true', 'false', 'true'],
    said: { 2: '2025-06-13T14:10' },
  },
]
