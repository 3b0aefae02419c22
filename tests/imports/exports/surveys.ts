import type { ExportByColumn } from './by-column.ts'

/** Shapes written from what tools are known to write, before anybody looked at how they are read. All people are invented. */
export const exportsOfSurveys: ExportByColumn[] = [
  {
    about: 'sm condensed nps',
    text: `
Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,How likely is it that you would recommend this service to a friend or colleague?,Please explain your score,Which ward do you live in?,"Are you happy for your comments to be used, anonymously, in our report?","If you would like us to contact you, please leave a number"
,,,,,,,,,Open-Ended Response,Open-Ended Response,Response,Response,Open-Ended Response
11234567001,40011,01/09/2014 09:00:12,01/09/2014 09:04:55,203.0.113.4,,,,,9,"Reception found my notes even though I had the wrong day, which was kind.",Abbey,Yes,07700 900123
11234567002,40011,02/09/2014 11:30:00,02/09/2014 11:39:20,203.0.113.5,,,,,3,"Forty minutes on hold, then cut off.",Castle,No,
11234567003,40011,14/09/2014 18:01:00,14/09/2014 18:02:10,203.0.113.6,,,,,10,,Castle,Yes,0161 496 0123
11234567004,40011,15/09/2014 08:01:00,15/09/2014 08:07:31,203.0.113.7,,,,,7,"Good when you get in. Getting in is the trouble, the ramp is too steep for my chair.",Mill,,
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
      'area',
      'consent-to-quote',
      'phone',
    ],
    people: 4,
    comments: 3,
    said: { '3': '2014-09-01T08:04:55', '5': '2014-09-14T17:02:10' },
    consent: ['true', 'false', 'true', 'null'],
    hidden: /07700|0161|203\.0/,
  },
  {
    about: 'sm expanded fr',
    text: `
ID du répondant,ID du collecteur,Date de début,Date de fin,Adresse IP,Adresse email,Prénom,Nom,Données personnalisées 1,Quels services utilisez-vous ? (plusieurs réponses possibles),,,Que faudrait-il améliorer en priorité ?,Acceptez-vous que votre réponse soit citée ?
,,,,,,,,,Médiathèque,Piscine,Autre (veuillez préciser),Réponse ouverte,Réponse
11890001,88,03/10/2014 10:00:01,03/10/2014 10:06:01,198.51.100.1,,,,,Médiathèque,,,"Il faudrait ouvrir le dimanche matin, beaucoup de familles ne peuvent venir que ce jour-là.",Oui
11890002,88,04/10/2014 10:00:01,04/10/2014 10:06:01,198.51.100.2,,,,,,Piscine,,"L'eau est trop froide pour les bébés et les vestiaires sont sales.",Non
11890003,88,16/10/2014 10:00:01,16/10/2014 10:06:01,198.51.100.3,,,,,,,Je vais au gymnase de Saint-Rémy avec mon fils,,Oui
11890004,88,17/10/2014 21:00:01,17/10/2014 21:06:01,198.51.100.4,,,,,Médiathèque,Piscine,,Rien à changer les agents sont charmants,Non
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
    people: 4,
    comments: 4,
    consent: ['true', 'false', 'true', 'false'],
    hidden: /198\.51/,
  },
  {
    about: 'qualtrics preview',
    text: `
StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,LocationLongitude,DistributionChannel,UserLanguage,Q1,Q2_1,Q2_2,Q3,Q3_4_TEXT,Q4,Q5,Q6_1,Q6_2,Q6_3,ward
Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Recipient Last Name,Recipient First Name,Recipient Email,External Data Reference,Location Latitude,Location Longitude,Distribution Channel,User Language,What did you come for today?,Please rate the following - Waiting time,Please rate the following - Staff,How did you travel? - Selected Choice,How did you travel? - Other - Text,What one thing would have made your visit better?,May we quote you without your name?,If you would like feedback - Name,If you would like feedback - Email,If you would like feedback - Postcode,ward
"{""ImportId"":""startDate"",""timeZone"":""Europe/London""}","{""ImportId"":""endDate"",""timeZone"":""Europe/London""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate"",""timeZone"":""Europe/London""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientFirstName""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""externalDataReference""}","{""ImportId"":""locationLatitude""}","{""ImportId"":""locationLongitude""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_1""}","{""ImportId"":""QID2_2""}","{""ImportId"":""QID3""}","{""ImportId"":""QID3_4_TEXT""}","{""ImportId"":""QID4_TEXT""}","{""ImportId"":""QID5""}","{""ImportId"":""QID6_1""}","{""ImportId"":""QID6_2""}","{""ImportId"":""QID6_3""}","{""ImportId"":""ward""}"
2014-09-01 08:00:00,2014-09-01 08:05:00,Survey Preview,,100,300,True,2014-09-01 08:05:01,R_0aaaaaaaaaaaaaa,,,,,53.4,-2.2,preview,EN,Blood test,Good,Good,Bus,,test test test,Yes,Test,test@example.org,M1 1AA,7
2014-09-02 09:00:00,2014-09-02 09:05:00,IP Address,192.0.2.44,100,300,True,2014-09-02 09:05:01,R_1bbbbbbbbbbbbbb,,,,,53.41,-2.21,anonymous,EN,Blood test,Poor,Good,Other,"My neighbour drove me, there is no bus before nine",A chair that an old man can get out of.,No,Alun Exampleson,alun@example.org,LL11 2ZZ,7
2014-09-03 09:00:00,2014-09-03 09:05:00,IP Address,192.0.2.45,100,280,True,2014-09-03 09:05:01,R_2cccccccccccccc,,,,,53.41,-2.21,anonymous,EN,X-ray,Good,Poor,Car,,"Nobody told me the lift was out, I had to go home again.",Yes,,,,9
2014-09-03 19:00:00,2014-09-03 19:05:00,IP Address,192.0.2.46,55,280,False,2014-09-10 19:05:01,R_3dddddddddddddd,,,,,53.41,-2.21,anonymous,EN,X-ray,,,Walk,,,,,,,9
`,
    roles: [
      'ignore answer',
      'submitted-at ignore',
      'status ignore',
      'ip',
      'ignore answer',
      'ignore answer',
      'ignore answer status',
      'ignore submitted-at',
      'source-id',
      'name',
      'name',
      'email',
      'ignore',
      'ignore',
      'ignore',
      'ignore answer',
      'language ignore',
      'answer',
      'answer',
      'answer',
      'answer',
      'comment',
      'comment',
      'consent-to-quote',
      'name',
      'email',
      'postcode-area',
      'area answer ignore equality',
    ],
    people: '3-4',
    comments: '3-4',
    hidden: /alun|Exampleson|2ZZ|192\.0|53\.4/,
    warns: /preview|test/i,
  },
  {
    about: 'lime full de',
    text: `
"Antwort-ID","Datum Abgeschlossen","Letzte Seite","Start-Sprache","Zufallsstartwert","Datum gestartet","Datum letzte Aktivität","IP-Adresse","Weiterleitende URL","Wie zufrieden sind Sie mit dem Bürgeramt?","Was sollten wir ändern?","Wie kommen Sie zu uns? [Bus]","Wie kommen Sie zu uns? [Rad]","Wie kommen Sie zu uns? [Sonstiges]","Dürfen wir Ihre Antwort ohne Namen zitieren?","Ihre Telefonnummer, falls wir Sie anrufen dürfen","Gesamtzeit","Gruppenzeit: Bürgeramt","Fragenzeit: Q00"
"1","2014-09-01 10:20:11","2","de","112233","2014-09-01 10:11:00","2014-09-01 10:20:11","192.0.2.10","","Sehr zufrieden","Bitte auch samstags öffnen, ich arbeite bis sechs.","Ja","Nein","","Ja","","551.2","551.2","22"
"2","","1","de","112234","2014-09-02 10:11:00","2014-09-02 10:15:11","192.0.2.11","","Unzufrieden","","Nein","Ja","","","","200.1","200.1","21"
"3","2014-09-03 10:20:11","2","de","112235","2014-09-03 10:11:00","2014-09-03 10:20:11","192.0.2.12","","Unzufrieden","Die Wartenummern werden viel zu leise aufgerufen, mein Vater hört schlecht.","Nein","Nein","Mit dem Rufbus, der leider oft nicht kommt","Nein","030 901820","411.9","411.9","19"
"4","2014-09-04 10:20:11","2","de","112236","2014-09-04 10:11:00","2014-09-04 10:20:11","192.0.2.13","","Zufrieden","Formulare in leichter Sprache","Ja","Ja","","Ja","0151 23456789","300","300","11"
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore answer',
      'language ignore',
      'ignore',
      'ignore',
      'ignore',
      'ip',
      'ignore',
      'answer',
      'comment',
      'answer',
      'answer',
      'comment',
      'consent-to-quote',
      'phone',
      'ignore',
      'ignore',
      'ignore',
    ],
    people: 4,
    comments: 4,
    said: { '2': '2014-09-01T09:20:11|2014-09-01T08:20:11|2014-09-01T10:20:11' },
    consent: ['true', 'null', 'false', 'true'],
    hidden: /90182|23456|192\.0/,
  },
  {
    about: 'lime codes',
    text: `
"id","submitdate","lastpage","startlanguage","seed","startdate","datestamp","ipaddr","refurl","token","G01Q01","G01Q02[SQ001]","G01Q02[SQ002]","G01Q02[other]","G01Q03","G01Q03[comment]","G02Q04","G02Q05","G02Q06"
"21","2014-09-01 10:20:11","3","en","900001","2014-09-01 10:10:11","2014-09-01 10:20:11","192.0.2.1","","aB3dE6gH","A2","Y","","","A1","Because the last bus goes before the clinic shuts.","More seats outside please, and some shade.","jo.sample@example.org","Y"
"22","2014-09-02 10:20:11","3","en","900002","2014-09-02 10:10:11","2014-09-02 10:20:11","192.0.2.2","","bC3dE6gH","A1","","Y","","A2","","The signs are too small to read from a wheelchair.","","N"
"23","2014-09-03 10:20:11","3","cy","900003","2014-09-03 10:10:11","2014-09-03 10:20:11","192.0.2.3","","cD3dE6gH","A4","","","Pharmacy on the high street that delivers","A2","I never got a letter at all.","","","N"
"24","","1","en","900004","2014-09-04 10:10:11","2014-09-04 10:12:11","192.0.2.4","","dE3dE6gH","A3","Y","Y","","","","","",""
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore answer',
      'language ignore',
      'ignore',
      'ignore',
      'ignore',
      'ip',
      'ignore',
      'ignore source-id',
      'answer',
      'answer',
      'answer',
      'comment',
      'answer',
      'comment',
      'comment',
      'email',
      'answer consent-to-quote ignore',
    ],
    people: 4,
    comments: 5,
    consent: ['null', 'null', 'null', 'null'],
    hidden: /jo\.sample|192\.0/,
  },
  {
    about: 'kobo groups',
    text: `
start,end,today,deviceid,username,intro/agree_to_take_part,respondent/your_name,respondent/phone_number,respondent/age_group,respondent/gps,_respondent/gps_latitude,_respondent/gps_longitude,_respondent/gps_altitude,_respondent/gps_precision,feedback/topics,feedback/topics/bus,feedback/topics/parks,feedback/topics/other,feedback/topics_other,feedback/what_would_you_change,feedback/can_we_quote_you,photo,photo_URL,_id,_uuid,_submission_time,_validation_status,_notes,_status,_submitted_by,__version__,_tags,_index
2014-09-01T10:00:00.000+01:00,2014-09-01T10:09:00.000+01:00,2014-09-01,collect:abc123,fieldworker1,yes,Morag Invented,07700 900456,25_34,53.1 -2.1 0 5,53.1,-2.1,0,5,bus parks,1,1,0,,Put the swings back in the lower park and mend the fence,yes,1.jpg,https://kobo.example/1.jpg,70001,0f0e0d0c-1111-4a4a-8b8b-000000000001,2014-09-01T09:10:00,,,submitted_via_web,,vA1,,1
2014-09-01T11:00:00.000+01:00,2014-09-01T11:09:00.000+01:00,2014-09-01,collect:abc123,fieldworker1,yes,,,55_64,53.1 -2.1 0 5,53.1,-2.1,0,5,bus,1,0,0,,The 41 is late every single morning,no,,,70002,0f0e0d0c-1111-4a4a-8b8b-000000000002,2014-09-01T10:10:00,,,submitted_via_web,,vA1,,2
2014-09-02T11:00:00.000+01:00,2014-09-02T11:09:00.000+01:00,2014-09-02,collect:abc124,fieldworker2,yes,Ines Invented,07700 900457,65_plus,53.1 -2.1 0 5,53.1,-2.1,0,5,other,0,0,1,The noise of the club at night,,no,,,70003,0f0e0d0c-1111-4a4a-8b8b-000000000003,2014-09-02T10:10:00,,Interviewer unsure of age,submitted_via_web,,vA1,,3
2014-09-02T12:00:00.000+01:00,2014-09-02T12:09:00.000+01:00,2014-09-02,collect:abc124,fieldworker2,yes,,,25_34,53.1 -2.1 0 5,53.1,-2.1,0,5,parks,0,1,0,,"Dog bins, dog bins, dog bins",yes,,,70004,0f0e0d0c-1111-4a4a-8b8b-000000000004,2014-09-02T11:10:00,,,submitted_via_web,,vA1,,4
`,
    roles: [
      'ignore',
      'ignore submitted-at',
      'ignore',
      'ignore',
      'ignore',
      'ignore answer',
      'name',
      'phone',
      'equality',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'answer ignore',
      'answer ignore',
      'answer ignore',
      'answer ignore',
      'comment',
      'comment',
      'consent-to-quote',
      'ignore',
      'ignore',
      'source-id',
      'source-id ignore',
      'submitted-at ignore',
      'ignore status',
      'ignore analyst-note',
      'ignore status',
      'ignore',
      'ignore',
      'ignore tags',
      'ignore',
    ],
    people: 4,
    comments: 4,
    consent: ['true', 'false', 'false', 'true'],
    hidden: /Invented|07700|53\.1|unsure/,
  },
  {
    about: 'odk central',
    text: `
SubmissionDate,start,end,about-ward,about-who_said_it,about-location-Latitude,about-location-Longitude,about-location-Altitude,about-location-Accuracy,words-good,words-bad,words-quote_ok,meta-instanceID,meta-instanceName,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion
2014-09-01T09:10:00.000Z,2014-09-01T10:00:00.000+01:00,2014-09-01T10:08:00.000+01:00,north,carer,54.97,-1.61,0,8,The nurse came every day as she said,The chairs in the corridor are no good for sleeping,yes,uuid:11111111-0000-4000-8000-000000000001,Bronwen Madeup 3,uuid:11111111-0000-4000-8000-000000000001,14,tablet 3,0,0,,approved,collect:9,0,3
2014-09-01T10:10:00.000Z,2014-09-01T11:00:00.000+01:00,2014-09-01T11:08:00.000+01:00,south,patient,54.97,-1.61,0,8,,Food is cold by the time it gets to bay six,no,uuid:11111111-0000-4000-8000-000000000002,Olu Madeup 4,uuid:11111111-0000-4000-8000-000000000002,14,tablet 3,0,0,,,collect:9,0,3
2014-09-02T10:10:00.000Z,2014-09-02T11:00:00.000+01:00,2014-09-02T11:08:00.000+01:00,south,patient,54.97,-1.61,0,8,I was treated like a person,,yes,uuid:11111111-0000-4000-8000-000000000003,Per Madeup 5,uuid:11111111-0000-4000-8000-000000000003,14,tablet 3,0,0,,,collect:9,1,3
`,
    roles: [
      'submitted-at',
      'ignore',
      'ignore submitted-at',
      'area answer',
      'answer respondent-kind',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'comment',
      'comment',
      'consent-to-quote',
      'source-id ignore',
      'name ignore',
      'source-id ignore',
      'ignore',
      'name ignore',
      'ignore',
      'ignore',
      'ignore status',
      'ignore status',
      'ignore',
      'ignore',
      'ignore',
    ],
    people: 3,
    comments: 4,
    consent: ['true', 'false', 'true'],
    hidden: /Madeup|54\.97/,
  },
  {
    about: 'redcap raw nhs',
    text: `
record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,redcap_survey_identifier,feedback_timestamp,date_of_birth,nhs_number,sex,went_well,do_better,consent_quote,other_support___1,other_support___2,other_support_txt,feedback_complete
1,baseline_arm_1,,,,2014-09-01 10:02:03,1949-02-03,943 476 5919,2,The health visitor listened and wrote things down for me,Text me the day before,1,1,0,,2
2,baseline_arm_1,,,,2014-09-01 11:02:03,1961-12-13,943 476 5870,1,,Six weeks is too long to wait for a hearing aid battery,0,0,1,,2
3,baseline_arm_1,,,,[not completed],1988-07-23,,2,Nice tea,,,0,0,,0
4,baseline_arm_1,,,,2014-09-04 11:02:03,1990-07-23,9434765870,1,Everyone smiled at me,The car park machine eats coins,0,0,0,My sister helps me with the forms,2
`,
    roles: [
      'source-id',
      'ignore event',
      'ignore',
      'ignore',
      'ignore email',
      'submitted-at',
      'equality ignore',
      'ignore source-id',
      'equality',
      'comment',
      'comment',
      'consent-to-quote',
      'answer ignore',
      'answer ignore',
      'comment',
      'ignore status',
    ],
    people: 4,
    comments: 7,
    consent: ['true', 'false', 'null', 'false'],
    hidden: /943 ?476|1949|1961|1988|1990/,
  },
  {
    about: 'redcap label',
    text: `
"Record ID","Event Name","Survey Identifier","Survey Timestamp","What is your full name?","Which hospital did you attend?","Tell us about your stay","What should we do differently?","Are you content for us to share your story on our website?","Complete?"
"101","Discharge","","2014-09-01 10:02:03","Tamsin Notreal","St Bride's","They let my dog visit on the last Sunday and I cried.","Nothing at all.","Yes, but without my name","Complete"
"102","Discharge","","2014-09-02 10:02:03","","Northgate","Noisy at night, bins banging at four.","Rubber lids for the bins!","No, please keep it private","Complete"
"103","Discharge","","2014-09-03 10:02:03","Iolo Notreal","St Bride's","","Let people choose a smaller dinner.","Yes, with my first name","Complete"
"104","Discharge","","2014-09-04 10:02:03","","Northgate","I was moved three times in two nights.","","","Incomplete"
`,
    roles: [
      'source-id',
      'ignore answer event',
      'ignore email',
      'submitted-at',
      'name',
      'answer area venue',
      'comment',
      'comment',
      'consent-to-quote',
      'ignore status',
    ],
    people: 4,
    comments: 6,
    consent: ['true', 'false', 'true', 'null'],
    hidden: /Notreal/,
  },
  {
    about: 'gf de',
    text: `
"Zeitstempel","E-Mail-Adresse","In welchem Stadtteil wohnen Sie?","Was stört Sie am meisten?","Haben Sie Vorschläge?","Ich bin damit einverstanden, dass mein Beitrag anonym veröffentlicht wird."
"2014/09/01 9:20:07 AM OESZ","a.muster@example.org","Nordstadt","Der Radweg endet mitten auf der Kreuzung, das ist lebensgefährlich.","Einfach zu Ende bauen!","Ja"
"2014/09/01 12:21:07 PM OESZ","b.muster@example.org","Südstadt","Laute Motorräder am Abend","","Nein"
"2014/09/02 8:21:07 PM OESZ","c.muster@example.org","Südstadt","","Bänke in den Schatten stellen","Ja"
"2014/09/03 8:21:07 AM OESZ","d.muster@example.org","Nordstadt","Zu wenig Mülleimer im Park und zu viele Krähen","",""
`,
    roles: ['submitted-at', 'email', 'area', 'comment', 'comment', 'consent-to-quote'],
    people: 4,
    comments: 5,
    said: { '2': '2014-09-01T06:20:07' },
    consent: ['true', 'false', 'true', 'null'],
    hidden: /muster/,
  },
  {
    about: 'gf pl',
    text: `
"Sygnatura czasowa","Adres e-mail","Imię i nazwisko","Co należy poprawić w naszej bibliotece?","Czy zgadza się Pan/Pani na zacytowanie tej wypowiedzi?","Nie chcę, aby moja odpowiedź została opublikowana"
"2014/09/01 9:20:07 AM EEST","jan@example.org","Jan Zmyślony","Więcej książek po polsku i w dużym druku.","Tak",""
"2014/09/02 9:20:07 AM EEST","ewa@example.org","Ewa Zmyślona","Toaleta jest zawsze zamknięta po osiemnastej.","Nie","Nie chcę, aby moja odpowiedź została opublikowana"
"2014/09/03 9:20:07 AM EEST","","","Cisza! Telefony dzwonią bez przerwy.","Tak",""
"2014/09/04 9:20:07 AM EEST","ola@example.org","Ola Zmyślona","Godziny otwarcia w soboty są za krótkie","Tak","Nie chcę, aby moja odpowiedź została opublikowana"
`,
    roles: ['submitted-at', 'email', 'name', 'comment', 'consent-to-quote', 'consent-to-quote'],
    people: 4,
    comments: 4,
    consent: ['true', 'false', 'true', 'false'],
    hidden: /Zmy|jan@|ewa@/,
  },
  {
    about: 'gf cy',
    text: `
Stamp amser,Cyfeiriad e-bost,Ym mha ardal ydych chi'n byw?,Beth sy'n bwysig i chi am y parc?,A oes rhywbeth arall yr hoffech ei ddweud?,A gawn ni ddyfynnu eich geiriau?
01/09/2014 09:20:07,mair@example.org,Bangor,Mae'r llwybr yn rhy gul i gadair olwyn ac mae'r bont wedi torri.,Na,Cewch
02/09/2014 10:20:07,,Bethesda,Mae angen mwy o goed ffrwythau.,Diolch am ofyn yn Gymraeg o'r diwedd,Na chewch
03/09/2014 11:20:07,gwen@example.org,Bangor,Lle tawel i eistedd heb gŵn,,Cewch
14/09/2014 11:20:07,,Bethesda,,Mae'r biniau'n orlawn bob dydd Llun,Na chewch
`,
    roles: ['submitted-at', 'email', 'area', 'comment', 'comment', 'consent-to-quote'],
    people: 4,
    comments: '5-6',
    said: { '2': '2014-09-01T08:20:07' },
    consent: ['true', 'false', 'true', 'false'],
    hidden: /mair@|gwen@/,
  },
  {
    about: 'gf es',
    text: `
Marca temporal,Dirección de correo electrónico,Nombre y apellidos,Teléfono,¿Qué le preocupa del nuevo plan?,¿Autoriza que publiquemos su comentario sin su nombre?,Edad
1/09/2014 9:20:07,ana@example.org,Ana Inventada,612 34 56 78,"Que quiten los árboles de la plaza, son la única sombra que tenemos.",Sí,35-44
2/09/2014 19:20:07,,Luis Inventado,,Nada. Me parece un plan muy bueno y necesario para el barrio.,No,45-54
3/10/2014 10:20:07,,,,El ruido de las obras por la noche,Sí,65 o más
4/10/2014 10:20:07,eva@example.org,,698 76 54 32,Sin rampas no podremos entrar con carritos.,No,25-34
`,
    roles: ['submitted-at', 'email', 'name', 'phone', 'comment', 'consent-to-quote', 'equality'],
    people: 4,
    comments: 4,
    said: { '2': '2014-09-01' },
    consent: ['true', 'false', 'true', 'false'],
    hidden: /Inventad|612 34|698 76|ana@/,
  },
  {
    about: 'gf pt',
    text: `
Carimbo de data/hora,Nome completo,Endereço de e-mail,Freguesia,O que mudaria no centro de saúde?,Autoriza a publicação anónima do seu comentário?,Prefiro que a minha resposta seja confidencial
01/09/2014 09:20:07,Rui Fictício,rui@example.org,Benfica,Falta uma casa de banho para deficientes no rés-do-chão.,Sim,Não
02/09/2014 09:20:07,Ana Fictícia,,Benfica,As consultas são sempre marcadas para as oito da manhã.,Não,Sim
03/09/2014 09:20:07,,,Lumiar,Gostava de poder marcar por telefone sem esperar uma hora.,Sim,Sim
13/09/2014 09:20:07,,,Lumiar,Tudo bem assim,Sim,Não
`,
    roles: ['submitted-at', 'name', 'email', 'area', 'comment', 'consent-to-quote', 'consent-to-quote'],
    people: 4,
    comments: 4,
    said: { '2': '2014-09-01' },
    consent: ['true', 'false', 'false', 'true'],
    hidden: /Fict|rui@/,
  },
  {
    about: 'msforms quiz',
    workbook: true,
    text: `
ID,Start time,Completion time,Email,Name,Total points,Quiz feedback,Last modified time,What would you keep?,Points - What would you keep?,Feedback - What would you keep?,What would you change?,Points - What would you change?,Feedback - What would you change?,Do you object to us quoting you?,Points - Do you object to us quoting you?,Feedback - Do you object to us quoting you?
1,2014-09-01 09:00:00,2014-09-01 09:05:00,anonymous,,0,,,The warm welcome at the desk every single week,,Thanks - passed to Sue,Longer opening on a Friday,,We cannot fund this before 2016,Yes,,
2,2014-09-02 09:00:00,2014-09-02 09:05:00,anonymous,,0,,,,,,The coffee is dreadful and costs too much,,Noted by catering,No,,
3,2014-09-03 09:00:00,2014-09-03 09:05:00,anonymous,,0,,,Story time,,,Ban phones upstairs or nobody can read,,,No,,
4,2014-09-04 09:00:00,2014-09-04 09:05:00,anonymous,,0,,,The large print shelf,,Thanks - passed to Sue,,,,Yes,,
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'email',
      'name',
      'ignore',
      'ignore analyst-note',
      'ignore',
      'comment',
      'ignore',
      'ignore analyst-note',
      'comment',
      'ignore',
      'ignore analyst-note',
      'consent-to-quote',
      'ignore',
      'ignore analyst-note',
    ],
    people: 4,
    comments: 6,
    consent: ['false', 'true', 'true', 'false'],
    hidden: /passed to Sue|cannot fund|Noted by/,
  },
  {
    about: 'msforms fr',
    workbook: true,
    text: `
ID,Heure de début,Heure de fin,Adresse de messagerie,Nom,Heure de la dernière modification,Quel est votre quartier ?,Que pensez-vous du projet de tramway ?,"Si vous avez répondu « contre », expliquez pourquoi",Souhaitez-vous que votre avis reste confidentiel ?
1,2014-09-01 09:00:00,2014-09-01 09:05:00,anonymous,,,Centre,Pour,,Non
2,2014-09-02 09:00:00,2014-09-02 09:05:00,anonymous,,,Gare,Contre,"Parce que les travaux vont tuer les petits commerces de la rue, comme en 2003.",Oui
3,2014-09-03 09:00:00,2014-09-03 09:05:00,anonymous,,,Gare,Contre,Trop cher pour trois stations.,Non
4,2014-09-04 09:00:00,2014-09-04 09:05:00,anonymous,,,Centre,Pour,,Oui
5,2014-09-05 09:00:00,2014-09-05 09:05:00,anonymous,,,Centre,Sans avis,,Non
`,
    roles: [
      'source-id',
      'ignore',
      'submitted-at',
      'email',
      'name',
      'ignore',
      'area',
      'answer',
      'comment',
      'consent-to-quote',
    ],
    people: 5,
    comments: 2,
    consent: ['true', 'false', 'true', 'false', 'true'],
  },
  {
    about: 'govuk forms',
    text: `
Submission reference,Submitted at,Are you answering for yourself or for an organisation?,What is the name of your organisation? (optional),What is your name?,What’s your address? - Address line 1,What’s your address? - Address line 2 (optional),What’s your address? - Town or city,What’s your address? - County (optional),What’s your address? - Postcode,What’s your phone number? (optional),"Do you agree with proposal 1, moving the pharmacy counter?",Why do you say that? (optional),Is there anything else we should know? (optional)
A1B2C3D4,2014-09-01T10:11:12+01:00,Myself,,Nia Unreal,12 Pretend Terrace,,Melton,,LE13 0ZZ,01632 960001,No,There will be a queue out of the door in the rain like last winter.,
A1B2C3D5,2014-09-01T11:11:12+01:00,An organisation,Melton Carers Circle,Jude Unreal,The Old Chapel,Sham Lane,Melton,Leics,LE13 0ZY,,Yes,,Please put a bell where the old door is.
A1B2C3D6,2014-09-03T10:11:12+01:00,Myself,,Kim Unreal,3 Pretend Terrace,,Oakham,,LE15 0ZX,01632 960002,Don’t know,I only use the post.,Thank you for asking me.
`,
    roles: [
      'source-id',
      'submitted-at',
      'respondent-kind',
      'organisation',
      'name',
      'ignore name',
      'ignore name',
      'ignore area name',
      'ignore area',
      'postcode-area',
      'phone',
      'answer',
      'comment',
      'comment',
    ],
    people: 3,
    comments: 4,
    organisation: { '3': 'Melton Carers Circle' },
    hidden: /Unreal|Pretend|Sham|0ZZ|0ZY|01632/,
  },
  {
    about: 'citizen space scot',
    text: `
Response ID,Submitted date,What is your name? - Name,What is your email address? - Email,Are you responding as an individual or an organisation? - respondent type,What is your organisation? - Organisation,The Scottish Government would like your permission to publish your consultation response. Please indicate your publishing preference: - publish permission,We may share your response internally with other policy teams. Are you content for us to contact you again? - contact,Question 1: Do you support the change? - Q1,Please give reasons - Q1 reasons,Question 2: What would be the effect on island communities? - Q2 text,Analyst note,Tags,Status
ANON-AAAA-BBBB-C,2014-09-01 10:11,Ailsa Fictional,ailsa@example.org,Individual,,Publish response only (without name),Yes,Yes,It would keep the last shop on the island going.,Ferries would need a later sailing on Fridays.,chase re evidence,ferries,Submitted
ANON-AAAA-BBBB-D,2014-09-02 10:11,Fergus Fictional,fergus@example.org,Organisation,Mull Crofters,Publish response with name,Yes,No,Crofters will bear all of the cost.,,member org,cost,Submitted
ANON-AAAA-BBBB-E,2014-09-03 10:11,Rona Fictional,,Individual,,Do not publish response,No,Yes,,I will have to move to the mainland.,sensitive - do not share,housing,Submitted
`,
    roles: [
      'source-id',
      'submitted-at',
      'name',
      'email',
      'respondent-kind',
      'organisation',
      'consent-to-quote',
      'ignore answer',
      'answer',
      'comment',
      'comment',
      'analyst-note ignore',
      'tags ignore',
      'ignore status',
    ],
    people: 3,
    comments: 4,
    consent: ['true', 'true', 'false'],
    kind: { '3': 'organisation' },
    hidden: /Fictional|ailsa|chase re|sensitive - do/,
  },
  {
    about: 'commonplace',
    text: `
Contribution ID,Submitted,Latitude,Longitude,Address,Feeling,How do you feel about this place?,Why do you feel this way?,What would you like to see here?,Something else (other),Agrees,User ID,Email,Name,Home postcode,Connection to the area,Email confirmed,Moderation status
c-1001,2014-09-01T09:00:00Z,51.5,-0.1,"14 Made Up Road, N1 9ZZ",25,Negative,Litter;Traffic,Please slow the lorries down outside the nursery,,12,u-1,zed@example.org,Zed Nobody,N1 9ZY,Live here;Have children at school here,true,Approved
c-1002,2014-09-02T09:00:00Z,51.5,-0.1,"High Street, N1",75,Positive,Trees,,The little market on Thursdays is the best thing we have,3,u-2,,,N1,Work here,false,Approved
c-1003,2014-09-03T09:00:00Z,51.5,-0.1,"High Street, N1",50,Neutral,,A crossing by the chemist,,0,u-3,yan@example.org,Yan Nobody,N4 9ZX,Live here,true,Approved
`,
    roles: [
      'source-id',
      'submitted-at',
      'ignore',
      'ignore',
      'ignore area answer',
      'answer ignore',
      'answer',
      'answer comment',
      'comment',
      'comment',
      'ignore',
      'ignore',
      'email',
      'name',
      'postcode-area',
      'answer respondent-kind equality',
      'ignore',
      'ignore status',
    ],
    people: 3,
    comments: '3-5',
    hidden: /Nobody|zed@|Made Up|9ZY|9ZX/,
  },
  {
    about: 'ehq questions',
    text: `
Question ID,Asked on,Asked by (screen name),Email,Suburb,Question,Status,Privacy,Answer,Answered by,Answered on,Tags
5501,01 September 2014 09:00 AM,riverwalker,rw@example.org,Kirkstall,Why was the footbridge closed without telling anybody who uses it for school?,Answered,Public,Thank you for your question. The bridge was closed on safety advice; it will open in May.,Project Team,05 September 2014 10:00 AM,bridge
5502,02 September 2014 09:00 AM,tomk,tk@example.org,Headingley,Could the lights be left on after midnight?,Answered,Private,We have asked the highways team to consider this and will come back to you.,Project Team,05 September 2014 10:00 AM,lights
5503,03 September 2014 06:00 PM,wren77,,Kirkstall,Are you ever going to mend the weir?,Pending,Public,,,,
`,
    roles: [
      'source-id',
      'submitted-at',
      'name ignore',
      'email',
      'area',
      'comment',
      'ignore status',
      'ignore consent-to-quote',
      'analyst-note ignore',
      'ignore analyst-note',
      'ignore',
      'ignore tags',
    ],
    people: 3,
    comments: 3,
    hidden: /Thank you for your question|highways team|Project Team|rw@/,
  },
]
