// Sentences written for this project in the voices of many residents, each with the codebook themes it speaks to. They
// teach what a word list cannot: which mention counts. One line each: theme letters, a bar, the words. CC0.

const letters: Record<string, string> = {
  a: 'acute_shift',
  m: 'maternity',
  c: 'community_services',
  h: 'mental_health',
  u: 'urgent_care',
  t: 'transport_access',
  w: 'workforce',
  f: 'finance',
  d: 'digital',
  e: 'equality',
  p: 'consultation_process',
}

const lines = `
a|They want to squash three sites into two and call it progress. Where do the sick people go in February when every corridor is already full?
a|My nan was packed off with a carrier bag and a leaflet eleven hours after a new knee. Nobody checked the stairs.
a|Gwendolen Road has space for gardens, car parks, everything. Why flatten it for houses?
a|If you're going to put all the heart stuff at Glenfield then say so, and stop pretending the Infirmary won't lose its cath labs.
a|Theatres leak. I've scrubbed in with a bucket by my feet. New build can't come soon enough.
a|The ITU at the General closed years ago and ever since then it has been a slow death for that place.
a|Five hundred patients a day fit for home and nowhere to send them, yet your answer is fewer places to lie down.
a|A children's hospital is long overdue. My lad had his appendix out next to a man of eighty.
a|I am in favour of one big emergency site and one for planned ops, so that my hip doesn't get bumped every time there's a flu outbreak.
a|Demolish the Victorian bits, keep the rest. Simples.
af|Bulldozing Coleman Road's hospital to please an accountant is vandalism
a|Where's the extra oxygen, the side rooms, the isolation cubicles? Did we learn nothing from covid? The plan has 40 less of everything.
m|my daughter was born in the bath at st marys with the sun coming up over the fields. pls dont take that away
m|I lost two babies at 19 weeks and was put in a bay with mums cuddling theirs. Whatever you build, build a door between us.
m|48 hours of contractions and they sent me back to Hinckley twice because I was 'only' three centimetres.
m|Nobody came to check on me after day five. I'd torn stitches and couldn't sit down, and the health visitor was a text message.
m|Consultants want everyone strapped to a monitor. Some of us just want a pool, dim lights and to be left be.
m|SCBU at the Royal saved our twins. Born at 26 weeks. Put whatever you've got into that place.
m|Endometriosis. Nine years to be believed. Is there anything in these 200 pages for people like me?
mt|If my wife starts bleeding in Oakham at 2am how many minutes till she is on a table? Put that number on page one.
me|Doulas should be paid for by you lot in areas like Highfields where first time mums are on their own.
m|A tongue tie clinic and someone to show me how to latch - that's all I needed, and we ended up on formula.
me|Being pregnant with twins and using a wheelchair I was told the bathroom on the labour suite was 'not for that'.
mt|No obstetrician for 25 miles and you call that safe.
ma|The menopause clinic has a two year list, smear tests are cancelled, and you are building a glass atrium.
c|The eight beds at Lutterworth are the reason my father died among people who knew his name.
c|Can't get past the receptionist. Redial, redial, redial from 8 until the slots have gone.
c|There isn't one place taking on NHS patients for teeth between here and Nottingham.
c|Carers come in four times a day, fifteen minutes a go, a new face each time. Mum's stopped letting them in.
c|Leg ulcers dressed twice a week in the kitchen, always the same lady, always on time. Gold.
cf|LOROS is paid for by jumble sales. Why isn't it paid for by you?
c|Chemist on our parade shut at Christmas. The next one has queues out of the door and never has my inhaler.
cd|A ward in your own front room, with a tablet and a finger clip? My husband can't work the microwave.
c|After the stroke it was six weeks before anybody got him walking. Use it or lose it, they say. He's lost it.
c|Coalville had a lovely little hospital. Now it's a shell with blood tests in it.
c|Rutland Memorial could do cataracts, chemo drips, dialysis even. Instead of that we get a 'hub' which is a sign on a door.
c|Let the practice nurse do more. My blood sugar check needn't take a doctor.
ca|He's medically fine. He is still there because no home will have him and no package can be found. 31 nights.
c|Podiatry only do you now if you're about to lose the foot.
c|The new health centre at Wigston is smashing, everything under one roof and they'd even done my bone scan before I'd finished my crossword.
c|Physios who come round to the house. That's what keeps folk out of a bed.
h|My brother hears voices. The police came, then more police. Not one person who knew what to say to him.
h|I don't sleep, I don't eat, I cry in the Aldi car park. Six month wait for someone to talk to.
h|Our 15 year old stopped leaving her room in lockdown. The letter says eighty weeks.
h|Dad puts his slippers in the oven and asks for Mum, who's dead. The memory people discharged him after one look.
ht|They sectioned her in Norwich because there was nothing in Leicestershire. We couldn't visit.
hwu|As a paramedic I'm seeing more colleagues off with burnout and PTSD than bad backs. Look after us.
h|The Turning Point cafe on a Friday night is why I'm still here.
h|Anorexia doesn't wait until your BMI is low enough for your form
h|ADHD meds shortage and no diagnosis route since you shut the list
h|Young farmers round here do not ring anybody. We buried two last year. Put someone at the livestock market.
ea|my son has autism and the noise in that waiting area made him bang his head. is there a quiet space in the new building
h|Nobody should need to hit rock bottom before the crisis team picks up.
u|Eleven hours on a plastic chair with a broken wrist. There was blood on the floor the whole time.
u|Rang the three ones, got asked if I was breathing, got told to go to a pharmacy 12 miles off that was shut.
u|an hour and fifty for the blue lights to reach Belton-in-Rutland. He was blue himself by then
u|Is there any point in the Loughborough walk in if they turn you away at half four?
u|The doctor at the weekend sat in a Portakabin, saw me in ten minutes, sorted. More of that.
uf|Stop people clogging up casualty with ingrowing toenails. Charge em a tenner.
u|Crews parked nose to tail round the back with patients inside. That's a ward on wheels.
u|Minor stitches at Market Harborough, till 9pm, 7 days. It isn't much to ask.
u|They triaged my grandad on a trolley by the vending machine
u|I was a first responder for twelve years in the Vale of Belvoir. We are what you get when nobody else is free.
t|The number 48 doesn't run on Sundays so that's visiting out of the window.
t|£9.40 to sit with my dying father. Shame on whoever set that tariff.
t|I'm 83, I gave up driving in the spring, and the volunteer driver scheme folded.
t|Two changes and a walk up a hill with my COPD.
t|Put it by the M1 by all means, that's marvellous for people who've a motor.
t|Signs! I went round the ring road inside that building three times looking for Clinic 4.
te|blue badge bays full of delivery vans every time
t|The hopper between the sites is the best thing you ever did. Run it later.
t|Uppingham to the Infirmary in rush hour? You'd be quicker going to Peterborough.
t|Satnav took us to the wrong entrance, then barriers, then a one way system, and we'd missed our slot.
t|Ever tried cycling to the Glenfield? No lane, no lights, no shed.
t|Patient transport turned up at six in the morning for a half past two.
t|Melton folk will be on the A607 behind a tractor.
w|They're leaving in droves. Aldi pays more and you get your breaks.
w|One qualified on nights for 28 patients. I handed my pin in.
w|You can't open a ward with a press release. Who's going to be on shift?
w|Stop robbing the Philippines and train kids from Beaumont Leys.
wf|Bank holiday locum, £110 an hour, never seen the place before. That's where it goes.
w|I love my job. I just can't do three people's.
w|Bring back bursaries and a canteen that's open at 3am.
w|Managers who bully, everyone knows who, nobody does owt. That's why the good ones walk.
w|Porters and cleaners were TUPE'd over and lost their sick pay. Think on.
w|Half our physios are on mat leave or long term sick and HR won't backfill.
w|Junior doctors sleeping in their cars between rotations because there's no mess.
w|Where is the consultant radiologist going to come from? There's a national shortage, you know.
f|Four hundred and fifty million quid and counting. My kids will be paying that off.
f|PFI all over again.
f|Who signed off the £2.3m on 'advisers'? Name them.
f|It's always a saving, never an improvement.
f|Treasury will cut it down to a shed by the time they've finished. You haven't got the money and you know it.
fa|Sell the airspace, sell the nurses' home, sell the lot. Then what?
f|Put a penny on income tax and have done.
f|What is the cost of NOT doing it? That isn't in your appendix.
fa|Inflation since 2019 has eaten a third of your pot. Which building gets dropped?
f|Every year the council says it's skint, the trust says it's skint, and yet there's new logos.
f|Private firms are making a packet out of cataracts while you're in the red.
f|Hospital food thrown away by the trolley load. That's our tax in the bin
d|I don't have a smartphone and I won't be getting one.
d|Log in, forgot password, code sent to a number I had in 2011.
d|The Glenfield can't see my scan from Kettering. It's 2024 and they posted a disc.
d|Seeing the specialist over Teams from my kitchen saved me a day off. More please!
d|Broadband out here is two tin cans and a string, so your video clinics are pie in the sky.
d|They have me down as allergic to penicillin on one computer and not on another.
d|The NHS app is brilliant. Ordered my tablets from the bath.
dc|Typed my symptoms into the box at 7am and it said the form was closed.
d|You can't diagnose a lump through a screen.
de|text reminders in a font my mum can't read, in a language she can't read, from a number she can't ring back
e|Deaf. Was told to ring.
e|The hoist was locked in a cupboard and nobody could find the key, so I was examined in my chair.
e|No halal meals after six o'clock.
e|Poor kids from St Matthews die ten years sooner than in Oadby, and this plan moves things to the side of town with the golf clubs.
e|I'm trans. I'm called by the wrong name over the tannoy. I'd sooner be ill.
e|Somali aunties in our block would never see a male doctor. Nobody asked them.
ep|Easy read please. My flatmate has Down's and he's got opinions.
ec|Being a traveller, no fixed address, they won't even register me.
e|My husband's blind and the letter came in 10 point grey on white.
e|I've looked after my disabled wife for 30 years. Has anyone worked out what I save you? Not one mention.
e|Old folk in villages are always bottom of the heap.
ew|Racism from other patients. My mum's a nurse in a hijab and they ask for 'an English one'.
p|Tick agree or strongly agree. Ha ha.
p|The roadshow came to the Haymarket at 11 on a Tuesday. I'm at work, like most people.
p|I found out from a lamp post.
p|You've already hired the architects so why ask me?
p|Sixty acronyms on page three.
p|Who reads these? Honestly? Will I hear back?
p|The last time you asked, 2018, we all said no. You lost the results down the back of a sofa.
p|Our parish council was given eight days.
p|There's no option C. Where's the do nothing?
p|Thank you to the two ladies on the stall at Tesco in Hinckley who explained it all so patiently, I went from against to for.
p|Publish the minutes. All of them. And the bits with black lines through.
p|A pretty video and no numbers. Treat us like grown ups.
|Loved the free pens
|Ditto what Pam put.
|The sausage rolls at the WRVS are top notch.
|can u tell me if my bins are tuesday or wednesday
|Bless you all xx
|.
|Up the Foxes!!! 💙
|I am writing to ask for a copy of my invoice.
|Worried about everything these days to be honest.
|See attached.
|Dog fouling in Abbey Park is a disgrace
|The nurse called Grace who did my bloods was an angel.
t|As a retired midwife I'm asking about one thing only: the bus. The 31 stops half a mile short.
f|I've nothing against the birth centre. My gripe is with the price of the whole shebang.
pd|This has nothing to do with my depression. I'm cross about your survey, which crashed twice and made me start again.
c|I work in A&E but I'm replying as a mum: three years on a list for a speech therapist for a four year old.
c|Not a word about hospices, not a word about children's nurses, not a word about teeth.
aut|Knock down the General if you must, so long as Evington gets a proper minor injuries place and the 22 bus still goes there.
at|Loughborough's got the uni, the trains, the land. Build there. Save yourselves the congestion charge.
dw|Nurses spend half the night typing. The old notes trolley never needed rebooting.
t|Kidney patients three times a week from Corby to Leicester, wiped out, in the back of a minibus for two hours.
ua|Mum's 92, chest infection, blue-lighted in, eighteen hours on a corridor, then a ward move at 4am, then home with no tablets.
ca|Stop shutting cottage hospitals. Once they're gone the big one just fills with people who are waiting to go somewhere quieter.
me|we are 2 mums. forms say father. every single scan.
w|Your staff survey says 4 in 10 would not be treated there themselves. Start with that.
pe|Nobody from the estate came to your event. Free bus, a creche and samosas, that's how you do it.
a|Is it true there's going to be no theatres at the LGH after 2027? Where'd my brother's stoma op be?
ace|Home first is grand if home isn't a bedsit with mould.
a|I was on Ward 14 for six weeks and the roof came in.
cd|Told to phone my own doctor, who told me to phone you, who told me to go on the website.
f|Great stuff, but where's the money for it
u|Cardiac arrest, Braunstone, nearest defib locked in the school.
a|Why knock down a perfectly good hospital on the east side of the city?
a|I've been a patient at all three and it makes no sense to have your scan in one, your clinic in another and your bed in a third.
a|The wards up there were built in the sixties and you can tell. Pull them down and start again.
a|Two proper hospitals beats three half empty ones every time.
a|My father was moved between the three sites four times in one stay.
a|If you take the intensive care beds out of there, nobody will dare do big operations.
a|Each time there is a bad winter they run out of beds. So the answer is fewer beds? Explain that to me.
a|Heart patients should stay where the heart team is.
a|A separate place for planned surgery is a no-brainer, mine was cancelled because emergencies came first.
a|Build up not out. There is plenty of room on the Groby Road land.
a|They're pushing people out of the door before they are ready to go.
a|He was sent home two days after a bowel operation and was back in by the weekend.
a|A new hospital? I'll believe it when I see the cranes.
a|Don't put everything in one basket on a cramped city centre plot with no room to grow.
a|Please keep kidney dialysis where it is.
a|Will the hydrotherapy pool be lost when the site goes?
a|I read that the population is going up by a fifth. The number of beds is going up by four per cent.
a|Single rooms please in whatever you build. My wife was next to a lady who screamed all night.
a|I would rather go a bit further and be seen by people who do the operation every day.
a|We lost the children's heart unit after a long fight and now you want the rest.
a|Sick children deserve a building of their own with their own front door.
a|Pleased to see theatres being replaced, the lights failed during my friend's operation.
a|No to closing wards. Once they're flats they're flats for good.
a|What happens to stroke patients when the wards move across town?
a|Day surgery should be kept away from the emergency work.
a|I was in a bay of eight with one toilet. Those Victorian blocks have had it.
a|Cancer treatment split over two buildings half a mile apart is daft.
a|Why can't some of the planned operations be done in the county instead of all in Leicester?
a|Three hundred beds short already and that was before the new estates.
a|Put specialists together in one team, like the London hospitals did with stroke.
a|You promised us in 2001, in 2007 and in 2014. No new hospital yet.
a|My operation has been put off four times. Not enough theatres, not enough beds.
a|I worry about flooding. Putting it all down by the river at the Infirmary is asking for trouble.
a|Hospital at home is fine for some but not when you are eighty eight and live by yourself.
a|Leave our hospital be.
a|Glenfield is a lovely site, expand that instead.
a|Too many eggs in one basket with everything at the Royal.
a|The spine unit, urology and gastro all moving and no one has told the patients.
ac|You cannot take beds out of the big hospitals until there are nurses in the villages to look after folk at home.
ac|Care nearer home sounds nice but who turns up at 3am when the drain comes out?
ac|Mum was declared fit but stayed three more weeks waiting for somebody to sort her carers.
ac|Send people to the cottage hospital to get over their operations and free up the Royal for the really poorly.
ac|Outpatients should be held in the towns, not at a giant hospital on the ring road.
ac|Closing hospital beds and hoping district nurses pick up the slack is not a plan.
ac|Convalescence used to be a thing. Two weeks in the community ward and then home. Bring it back instead of turfing people out.
ac|My dad blocked a bed for a month because no home would take him.
ac|More tests done locally means fewer of us clogging up the main hospitals.
ac|Shift the money and the nurses to the community first, prove it works for a year, then we can talk about shutting wards.
at|If the General goes, everyone from Evington, Oadby and Thurnby has to cross the city.
at|Glenfield is on a dual carriageway with one bus an hour. Think before you move clinics there.
at|Moving my clinic from the General to Glenfield adds an hour each way.
at|How on earth will all those extra patients and visitors get in and out of the Infirmary car park?
at|It's closer for me if it moves to Glenfield so I'm in favour.
af|Knocking it down will cost more than mending it.
af|You're flogging off the family silver to pay for one shiny tower.
af|Half a billion on buildings when there is no money to keep the wards we have open.
af|The repair bill gets bigger every year you put this off. Get building.
aw|A new hospital with nobody to work in it is a very expensive shed.
aw|Doctors running between three sites all day is a waste of their time. One rota, one place.
aw|You can open as many beds as you like, without nurses they're furniture.
ap|Nowhere in the booklet does it say in plain words how many wards will shut.
ap|You asked whether I want a modern hospital. Of course I do. You didn't ask whether I want mine closed.
au|Put a second emergency department at Glenfield, one for a million people is madness.
au|Ambulances queue because there are no beds upstairs. Fix the flow, more wards.
ae|The poorest side of the city loses its hospital while the leafy side keeps Glenfield.
ae|Why does Leicester get the new buildings and Rutland get nothing?
afp|I would like to see the sums. Land sale receipts, building costs, number of beds. You have not shown us any.
m|I had both of mine in water with the same two midwives and I'd not have it any other way.
m|Keep the birth centre.
m|The lady who helped me feed my little one was worth her weight in gold.
m|Having everything in one place, doctors down the corridor if it goes wrong, that would have made me feel safer.
m|A baby born at 26 weeks needs the specialists there and then, not an ambulance ride.
m|We were sent home six hours after the birth with no idea what we were doing.
m|Midwives should come to the house in the first two weeks, like they used to.
m|Nobody wants to give birth in a factory.
m|My daughter lost her baby at 19 weeks and was put on a ward with new mothers.
m|Please think of the dads, we had nowhere to sleep but a plastic chair.
m|I was refused a home birth because there was no one on call.
m|Menopause clinic? There isn't one round here for love nor money.
m|She waited eleven hours to be induced and then they found there was no bed on the delivery suite.
m|Smaller units feel like home. Huge units feel like an airport.
m|One consultant led unit for the whole of the county is the right thing for safety.
m|Endometriosis took eight years to be diagnosed. Put some money into women's health.
m|The scan rooms had no privacy and I was given bad news in a corridor.
m|My waters broke at 34 weeks and the special care team were unbelievable.
m|Only a handful of women a month use it. It can't go on.
m|We want to have our babies in Melton as our mothers did.
m|I needed a transfer in labour. Twenty five terrifying minutes.
m|There should be counselling and a quiet room for families who have had a stillbirth.
m|Nobody showed me how to latch him on, three different people said three different things.
m|Births are getting more complicated, older mums, more diabetes, so doctors need to be close by.
m|Induction ward was heaving, women in pain behind a curtain next to visitors.
m|Mothers should be allowed two birth partners.
mt|In labour on the A47 behind a tractor is not my idea of choice.
mt|From Oakham it's a good fifty minutes to the maternity unit and that's without snow.
mt|Travelling every day to see our twins in the neonatal unit cost us a fortune in petrol and parking.
mw|You closed the birth centre because you couldn't staff it. Whose fault is that?
mw|There were two midwives for eleven women on the postnatal ward that night.
mc|Antenatal checks could be at the GP or the children's centre instead of dragging bumps into town.
mc|Health visitors and baby clinics have vanished from our village.
me|Asian women told us they felt talked over during birth because of language.
me|As two mums we had to explain ourselves to every single midwife.
mh|After my second I had terrible depression and there was no mother and baby unit for miles.
ma|So the maternity hospital goes on the Infirmary site. Where do the current wards go?
mp|We were told St Mary's would reopen. Now we get a survey about closing it. Shabby.
mf|Birth centres are cheaper per birth, look it up.
md|Booking my first midwife appointment on the app took four goes.
c|My doctor's is so full you have to ring dead on eight and hope.
c|Our community hospital is the heart of this town.
c|The district nurse comes to do mum's legs twice a week and she is marvellous.
c|There is not a dentist within twenty miles taking on NHS patients.
c|Use the empty rooms at the cottage hospital for clinics.
c|Give chemists more to do, they know what they're talking about.
c|Carers are meant to come at eight and turn up at half past ten.
c|Dad wanted to die in his own bed and the Macmillan nurse made it happen.
c|Physio after a knee replacement should be round the corner, not in Leicester.
c|We have nine thousand new houses coming and not one new surgery.
c|I can never see the same GP twice.
c|There used to be a chiropody clinic at the health centre. Gone.
c|The care home sends everyone to hospital because no doctor will come out.
c|A diagnostic hub in every market town please.
c|Being monitored at home with a gadget on my finger meant I could sleep in my own bed.
c|Speech therapy once a month after a stroke is no good to anyone.
c|Please don't take away our local beds, my wife could visit me every day.
c|Blood tests used to be a walk in at the surgery, now it's three weeks.
c|Hospice care relies on cake sales.
c|Respite used to be two weeks a year at the cottage hospital, now there's none.
c|Why do we have to go private to get our ears syringed?
c|Nurse specialists for Parkinson's, one for the entire county.
c|The surgery in the village shuts at lunchtime and all day Thursday.
c|X-ray, bloods and a minor ops room locally. That is all we ask.
c|Mum's falls clinic was the best thing that happened to her.
c|Wound dressings done at the practice by someone who knows you.
c|It took five months to get a commode and a rail after my hip.
c|My prescription is wrong every month.
c|Put in a proper health centre with doctors, dentist and pharmacy under one roof.
c|After rehab at the community ward he walked out on a frame. He went in on a stretcher.
ct|I can walk to my surgery. I cannot walk to the new hub five miles off.
ct|No bus goes from our village to the community hospital.
ct|Visiting dad in a care home the other side of the county was three buses.
cw|Our practice has gone from six partners to two.
cw|Home carers are on minimum wage with no mileage. No wonder they leave for the supermarket.
cw|There are not enough district nurses, ours covers four villages by herself.
cf|Cutting the community beds saves pennies and costs pounds.
cf|The league of friends bought that X-ray machine with raffle money.
cd|You have to fill in an online form for the doctor now and I haven't a clue how.
cd|Sent my blood pressure readings through the app and the practice nurse rang me. Splendid.
ce|Travellers get turned away by surgeries for having no address.
ce|My brother has learning disabilities and never gets his yearly check.
ch|The counsellor at my GP practice kept me going.
cu|If you could get a GP appointment casualty would be half empty.
cu|Our minor injuries unit at the cottage hospital should be open in the evening.
cp|Nobody from our patient participation group was asked about merging the surgeries.
h|My son waited two years to see somebody at CAMHS and in the end we paid.
h|When he's having an episode there is nobody to call.
h|Six sessions and you're discharged whether you're better or not.
h|Dementia is the thing that will swamp you and there is half a page on it.
h|They sent my brother to a psychiatric bed in Harrogate.
h|The wards at the Bradgate are no place to get well.
h|Teenagers are cutting themselves and the school has one counsellor for nine hundred.
h|My husband doesn't know who I am any more and the memory clinic has discharged him.
h|I hear voices and the team changes every few months.
h|ADHD diagnosis at 42 after a lifetime of being told I was lazy. Wait was three years.
h|Men round here don't talk. A shed and a kettle would save more lives than a helpline.
h|Crisis team told me to have a bath and a cup of tea.
h|Veterans with PTSD are passed from pillar to post.
h|Eating disorder service only takes you when you're nearly dead.
h|Nothing for people who are lonely and low but not ill enough.
h|My anxiety is through the roof and I'm 23rd on a list.
h|There is no parity between body and mind in this document.
h|My daughter is autistic and school refuses to support her until there's a diagnosis.
h|The home treatment team came every day for a fortnight and I am alive because of them.
h|Alcohol support has been cut to nothing.
h|Police sat with our lad for ten hours as there was no place of safety.
h|Keep the memory cafe going.
hc|A mental health nurse at the surgery once a week would do wonders.
hu|A&E is the worst place on earth for a person who is psychotic.
hw|Four care coordinators in two years, every one of them left.
ht|My daughter is in a unit ninety miles off, we can only visit on Sundays.
he|There are no therapists who speak Gujarati. You can't do therapy through your son.
hd|Therapy on a screen is not the same as a person in the room.
hm|Perinatal mental health should be at the centre of maternity plans.
hf|For every pound on hospitals how many pence on mental health?
hp|Service users with mental illness were not in the room when you wrote this.
u|Eleven hours on a chair with a broken hip. Eleven.
u|The paramedics were brilliant but it took them five hours.
u|You go to the walk-in and they send you to A&E, you go to A&E and they send you to the walk-in.
u|Why does the urgent care centre shut at eight when kids always get poorly at nine?
u|Rang 111 and was on hold for an hour.
u|My father lay on the bathroom floor all night waiting for an ambulance.
u|Casualty on a Saturday night is like a war zone.
u|We need somewhere for stitches and x-rays that isn't the Royal.
u|Ambulances stacked up outside with their engines running.
u|No out of hours doctor in this county at the weekend.
u|The triage nurse was lovely but we still waited nine hours.
u|Nobody knows which is open, UCC, UTC, MIU, walk in. Call it one thing.
u|Seen, x-rayed and plastered in an hour at the minor injuries.
u|First responders in our village get there long before the ambulance does.
u|Sepsis nearly killed me in that waiting room.
u|You dial 999 and you pray.
u|Frail people should bypass the emergency department altogether.
u|My little boy split his chin open on a Sunday and there was nowhere.
u|Put a GP at the front door of casualty to turn away the coughs and colds.
u|They treated my mother on a trolley in the corridor for nineteen hours.
u|Make the urgent treatment centre twenty four hours.
u|She had chest pain and the call handler said four hours.
ut|It's thirty miles to the nearest A&E from here.
ut|At midnight with no car how do you get to the urgent care centre?
uw|Paramedics are leaving because they spend whole shifts parked outside hospital.
ud|111 online sent me to a pharmacy that had shut down.
ue|Nobody in the emergency department could sign and I sat there not knowing they had called me.
uc|People turn up at A&E as their GP can't see them for three weeks.
ua|The new emergency floor is already too small.
uf|How much does it cost each time an ambulance waits six hours to unload?
t|Two buses and a twenty minute walk. I'm 79.
t|Paying eight quid to park when visiting your dying mother is a disgrace.
t|I gave up my licence last year. What am I supposed to do?
t|There is one bus a day from here and it comes back before clinic starts.
t|It's all very well if you drive.
t|The traffic round there at school time is unbelievable.
t|Drove round for forty minutes and missed my slot.
t|Patient transport came three hours early and took me home five hours late.
t|Taxi there and back was £60.
t|A shuttle between the hospitals would help.
t|An hour and a half each way for a ten minute check.
t|The A6 is a car park at rush hour.
t|Why isn't there a drop off near the door for people who can't walk far?
t|It is easier for us to get to Peterborough.
t|Please get the 747 to stop at the hospital entrance.
t|Volunteer drivers are worth their weight in gold but there's only three of them.
t|We live down a lane that isn't gritted.
t|My wife can't visit as she doesn't drive and there's no evening bus.
t|Bike racks and a safe cycle path would be nice.
t|The walk from the far car park nearly finished me off.
t|Could appointments be timed for the buses?
t|Signs to the clinic were useless and we went round in circles.
t|Kettering is nearer for us.
t|Car parking charges are a tax on the sick.
t|Not everyone has a car.
te|Disabled bays were all taken by people without badges.
te|Someone on benefits can't find forty pounds for a cab.
te|With a wheelchair only one bus in three has room.
tf|The parking money goes to a private firm, not to the hospital.
tw|Nurses are having to pay to park at their own work.
tp|There isn't a single bus timetable in your travel analysis.
w|You can't get nurses for love nor money.
w|They are all worn out, you can see it in their faces.
w|Nobody stays more than a year.
w|Stop paying agencies and pay your own people properly.
w|Where are all these extra doctors going to come from?
w|My niece qualified as a nurse and went to Australia.
w|One nurse to fourteen patients on nights.
w|Bring back bursaries.
w|Half the posts on that ward are empty.
w|Staff can't take a break, can't get a drink, can't park.
w|We rely on nurses from Kerala and the Philippines, thank goodness for them, and we treat them shabbily.
w|Managers bully people and nobody dares speak up.
w|The consultant post has been advertised three times.
w|Let nurses work school hours and you'd get hundreds back.
w|Junior doctors are on their knees.
w|I left after 22 years. No one asked me why.
w|Healthcare assistants do the work of nurses for shop wages.
w|They keep losing good people to the private hospital.
w|Train local kids. There's a college down the road.
w|Every shift is short.
w|Pay them what they are worth.
w|Cleaners and porters matter as much as surgeons.
wf|Millions go on locums.
wa|You will have to double the number of theatre nurses to run that.
we|Black staff never get promoted past band six.
wh|Staff who are burnt out need counselling themselves.
wd|Nurses spend half the shift typing.
wp|Did you ask a single porter or healthcare assistant what they think of this?
f|Who's paying?
f|It'll end up costing double, these things always do.
f|Stop wasting money on management.
f|We pay our taxes and get less each year.
f|Don't mortgage the next thirty years again.
f|This is all about saving money.
f|Where will the four hundred million come from?
f|Cuts dressed up as improvement.
f|Spend it on care not on consultants in suits.
f|The interest alone would run a ward.
f|If the government doesn't cough up what is plan B?
f|Get rid of three layers of managers and you could fund this yourselves.
f|Value for money? I don't think so.
f|Private companies creaming off profit from our NHS.
f|They chuck away crutches and walking frames.
f|Charge people who don't turn up.
f|Inflation has eaten half of it already.
f|Our county gets less per head than almost anywhere.
f|It's our land, bought with public subscription.
f|A logo redesign and new letterheads. Waste.
f|Budgets are set for one year at a time, no one can plan like that.
fp|How much did this consultation cost the taxpayer?
fp|The finance chapter is four lines long. Four.
fe|Rich areas get the investment.
fc|Social care is broke and the NHS pays for it in the end.
fd|Eleven million on a computer system that doesn't work.
d|I don't do computers.
d|Everything is on the app now and my phone is too old.
d|The letter came two days after the text and they said different times.
d|My results were on the screen at the GP but the hospital couldn't see them.
d|Video call with the consultant saved me half a day off work.
d|Why do I have to tell my story again at each place, can't your systems talk?
d|Password, code, another code, locked out.
d|Broadband out here is a joke.
d|I like being able to see my appointments and test results on my phone.
d|They lost my notes.
d|A phone call can't look at a rash.
d|Old people shouldn't be forced online.
d|Fax machines in this day and age!
d|The check-in screens never work so there is a queue anyway.
d|One record that follows the patient please.
d|Is our data being sold?
d|My mum hasn't got an email address.
d|Digital first means people like me last.
de|Deaf people cannot ring up to book, let us text.
de|Online forms are no use if you can't read English.
dp|Putting the consultation only on the internet leaves out my whole street.
dc|The practice website says book online and the online says ring the practice.
da|Fewer trips to hospital with telephone clinics, good.
dw|IT goes down and the nurses are back to pen and paper.
dt|A video appointment saves me a hundred mile round trip.
e|There is never a wheelchair when you need one.
e|Interpreters should be booked as a matter of course.
e|Women have been ignored by medicine for years.
e|Being gay I still get asked where my wife is.
e|We pay the same tax and get half the service because we are rural.
e|The hearing loop has been broken since I can remember.
e|My son is autistic and can't bear the waiting room. A quiet corner would do.
e|Letters in big print. I have asked five times.
e|Older people are written off.
e|Poor families always come last.
e|Carers save you billions and get nothing.
e|A Muslim woman should not have to beg for a female doctor.
e|Staff talk to my carer instead of me.
e|No ramp. In 2021.
e|Refugees don't know how any of it works.
e|It's a postcode lottery.
e|People in Beaumont Leys die ten years sooner than people in Oadby.
e|Why are there prayer facilities in one hospital and not the other?
e|Homeless people are discharged to the street.
e|The food is never halal even when you tick the box.
e|Gypsy and Traveller families are treated like dirt.
e|My mother speaks only Punjabi.
e|As a trans man I avoid hospitals altogether.
e|Prisoners and people leaving care are missing from your list.
ep|An impact assessment of two pages for a million people.
ep|You didn't translate any of it.
ep|None of the venues had step free access.
ea|A hospital in the most deprived ward of the city is the last one you should shut.
ec|Young carers need someone at the surgery who knows they exist.
p|It's a done deal.
p|You never listen.
p|I only heard about it from a neighbour, two days before it closed.
p|The questions are written so you can't say no.
p|Who is going to read this?
p|Meeting was at 2 on a weekday. Some of us work.
p|Sixty pages of waffle.
p|I'd have liked a map.
p|Why is there no option to keep things as they are?
p|We were promised a vote.
p|I filled in one of these four years ago and never heard a thing.
p|The man at the drop-in couldn't answer anything.
p|It says 'some services may move'. Which ones?
p|Publish the responses in full.
p|Come and talk to us in the market place on a Saturday.
p|You have had our views three times now. Act on them.
p|The library had run out of forms.
p|What is an ICB and who voted for them?
p|Twelve weeks over Christmas and covid is not long enough.
p|Thank you for a clear leaflet and a chance to speak.
p|Those slides told us nothing.
p|Where is the evidence?
p|Don't insult us with cartoons.
p|Councillors should throw this out.
p|Let staff speak freely without their bosses in the room.
p|Our petition had nine thousand names on it. Binned.
p|Half of the figures don't agree with the other half.
p|I support this as long as you do what you say and report back each year.
p|Nobody from our village was invited.
p|I want to know who makes the final decision and when.
p|You call it engagement, I call it being told.
acf|Beds cost money, I get that, but shutting them and then paying for agency carers at home is no saving.
atm|Closing the General means labouring women from Harborough fighting through Leicester traffic.
act|Rehab wards in Melton and Rutland would stop families trekking in to the General every day.
cte|Elderly folk in the villages can't get to the new health centre, there's no bus and half of them can't see to drive.
awp|Staff were told before the public that the wards are going. So what is this for?
ctw|District nurses spend half their day in the car because there are so few of them.
uct|Our nearest walk-in is twenty miles, the surgery shuts at six and there's no late bus.
cde|My deaf neighbour can't use the phone system at the surgery and the app won't let her register.
-|Great service.
-|Thanks very much.
-|No comment.
-|None
-|Nothing to add
-|Don't know
-|N/A
-|Not sure
-|All good
-|Yes
-|No
-|Happy new year everyone
-|Everyone was so kind, bless them all.
-|You are all doing a grand job.
-|See above.
-|As I said before.
-|I have already sent in my answers.
-|test
-|qwerty
-|Lovely bunch of people.
-|Bins haven't been emptied for three weeks.
-|Dog mess on the pavement outside my house.
-|Please fix the street lights on our estate.
-|Up the Foxes!
-|Brexit means Brexit.
-|Politicians are all crooks.
-|Can someone ring me back please.
-|I lost my glasses on the ward, have they been handed in?
-|Is the canteen open at weekends?
-|How do I apply for a job?
-|I'm selling a mobility scooter, nearly new.
-|Buy cheap watches at this link
-|My neighbour's trees are blocking my light.
-|The food was cold.
-|Nice cup of tea.
-|Too old to care.
-|Hope you are all well.
-|I'm only visiting, I don't live here.
-|Wrong form, sorry.
-|The council tax is a scandal.
-|Speed bumps on our road are too high.
-|Can't think of anything.
-|Keep it up!
-|Same as my wife said.
-|Ok
-|Big thank you to the tea bar volunteers.
-|What is the weather like.
-|I was not born here but I like it.
-|My cat died.
-|Too many questions, I give up.
-|Library books need renewing online, please sort it.
-|Grass wants cutting in the park.
a|so they bulldoze the lot and we get a car park and some luxury flats. brilliant
a|I trained at the General in 1974 and it breaks my heart to see it run down on purpose.
a|Sensible to have the surgeons, the scanners and the recovery beds under the same roof.
a|Where are you going to put eight wards' worth of people while the builders are in?
a|If my appendix bursts I don't want to be shunted from one hospital to another by ambulance.
a|Cardiac at one end of the city and A&E at the other, so what happens when you've both?
a|Clapped out lifts, leaks, and heating that is either on full or not at all. The place is past it.
a|Fewer sites but better ones. I can live with that.
a|They'd got him dressed and in the discharge lounge before the drip was out.
a|Our grandson had his heart done at Glenfield and they saved him. Why they had to move it is beyond me.
a|The pandemic showed we need spare beds, not fewer.
a|Day cases could be done anywhere. Big cancer operations need a big hospital.
a|I would feel lost in a giant hospital with a thousand beds.
a|Has anyone modelled what another flu winter would do to a hospital with that many beds?
a|Put the new children's place where there is some grass and fresh air.
a|mixed wards, no curtains half the time, one bathroom between twelve. start again i say
a|Please retain renal, urology and the diabetes centre on that site.
a|Take the planned work right away from the emergency work and people will stop being cancelled.
a|It was a workhouse once and some of it still looks like it.
a|I'm not sentimental about bricks. Build something fit for this century.
a|Two thirds of the land gone. What if you need it in twenty years?
a|Will the nuclear medicine department be moving as well?
a|My husband was on four wards in nine days because they kept needing his bed.
a|In favour of consolidating specialist services.
a|opposed to the closure, full stop
ac|Do the cataracts and the hernias in the market towns and leave the city for the complicated stuff.
ac|They wanted her out, we had nobody lined up to look after her, so she ended up back on the ward four days later.
ac|People go to hospital because there's nothing else. Sort the community out and you won't need the beds.
ac|Hospital at home, virtual this, virtual that. In the end somebody real has to come and change the bag.
ac|If rehab comes out of the General, put it in the cottage hospitals and not in a business park.
ac|Bring the fracture clinic follow ups out to Loughborough and Hinckley.
at|It takes me twenty minutes to the General, nearly an hour to Glenfield. Has anyone thought of that?
at|You're moving it next to the M1 as if we all drive.
at|Shift half the county's appointments to one site and then watch the ring road seize up.
ae|Elderly Asian ladies round here walk to the General. They won't go to Glenfield, they just won't go.
af|Sell the land, spend the money, then discover you needed it. I have seen this in three other towns.
af|Price of steel has doubled so which ward are you going to leave out?
aw|The new intensive care unit needs 40 more nurses. We haven't got the ones we need for the old one.
ap|You are calling it a transformation. It's a closure, so call it that.
ap|How many beds now, how many beds after? Two numbers. It's not in the document anywhere.
m|Both grandchildren came early. If it weren't for those incubators and those nurses they'd not be here.
m|I had a haemorrhage. I'm glad there was a theatre thirty seconds away.
m|home birth with two lovely midwives, candles, toast after. every woman should have that chance
m|First baby, terrified, sent home twice because I wasn't dilated enough.
m|A ward full of crying babies is no place to tell someone theirs has no heartbeat.
m|I want to have my baby near my mum.
m|The pool was being used as a store cupboard.
m|Community midwife was the same one from booking to the day they signed me off. Gold standard.
m|Mastitis at three in the morning and nobody to ring.
m|You need an obstetrician awake and on the premises all night, not at the other end of a phone.
m|St Marys gave me my confidence back after a horrible first delivery.
m|Fibroids, prolapse, HRT. Women over fifty are invisible in your plan for women.
m|In 1981 you got ten days lying in. Now you get ten minutes.
m|They shouldn't split up mums and poorly babies between two hospitals.
m|If numbers are low it's because you stopped telling us it was there.
m|Partner was chucked out at eight o'clock with me still in agony.
m|Pregnancy sickness clinic was brilliant, a drip and home the same day.
m|Having a csection booked and then bumped three days running is cruel.
mt|40 minutes on a country road at 2am between contractions. You try it.
mt|My wife had to get two buses to every scan at thirty eight weeks.
mw|Midwives are leaving because they can't give the care they trained to give.
mw|There was one midwife running between four of us in labour.
mc|Let the health visitor weigh babies in the village hall again.
ma|One purpose built maternity and children's hospital is what this county has needed for decades.
ma|Put maternity at the General, there's room, and stop cramming everything in at the Infirmary.
me|Somali mums in St Matthews don't know they can choose.
mp|The choice for women was made before any woman was asked.
mf|Shutting Melton saves peanuts.
mh|Nobody asked how I was after the birth, only how the baby was. I was not coping at all.
c|I rang the surgery seventy two times. I counted.
c|The receptionist wanted to know what was wrong with me in front of the whole queue.
c|the chemist knew more than the locum did
c|We have an X-ray machine sat there with a sheet over it four days a week.
c|My husband's stroke nurse came for six weeks and then nothing.
c|Mum has carers four times a day and never the same one twice.
c|There's nobody to cut old people's toenails any more.
c|New estate of eight hundred houses, same two doctors.
c|Our village lost its surgery, then the chemist, then the post office.
c|My teeth are falling out and I can't find anyone to look at them.
c|Syringe driver ran out on the Friday night and no one came till Sunday.
c|Keep Feilding Palmer and put some beds back in it.
c|The hub idea is good if it's in our town, no use if it's in yours.
c|An oximeter, a tablet and a nurse on the phone, and I stayed out of hospital all winter.
c|My mother was in Coalville for five weeks getting back on her feet and they were smashing.
c|GPs should come out to people who can't leave the house, like they used to.
c|I waited eleven weeks for a hearing test at the local clinic.
c|Please let the practice nurse do my injections instead of sending me to a clinic in another town.
c|the physio gave me a sheet of paper with stick men on it
c|Ulcer dressings, catheters, insulin, all those little jobs that keep people at home.
c|You can't get past the front desk.
c|Can we please have a proper walk in blood test service at the health centre again.
c|Bring back matron run cottage hospitals, home cooking and a garden to sit in.
c|Care homes are shutting all over the county.
c|The hospice nurse stayed all night. I will never forget her.
ct|It's only four miles to the new surgery but there's no footpath and no bus.
ct|They gave mum a rehab bed in Lutterworth and we live in Oakham. That's 35 miles.
cw|Three of our doctors retired on the same day.
cw|Agency carers who have never met him and can't pronounce his name.
cf|The community hospital was built with our grandparents' pennies so keep your hands off it.
cd|E-consult asks you forty questions and then tells you to phone.
ce|Our practice has no ramp and the doorbell is too high from a chair.
ch|Social prescriber got me out to an allotment group and off the tablets.
cp|They told the patient group the surgery would merge. They did not ask.
h|Section 136 and six hours in the back of a police van.
h|My brother took his life while he was on the waiting list.
h|she's fifteen, she won't eat, and we have been told twelve weeks
h|Talking to a stranger on the phone for half an hour a fortnight isn't therapy.
h|Dad thinks it's 1962 and tries to go to work at four in the morning. I've not slept properly in a year.
h|Farmers are killing themselves and there's a leaflet.
h|You have to be at death's door before anyone takes panic attacks seriously.
h|I was on a ward with people much worse than me and came out worse than I went in.
h|His psychiatrist changed three times and each one changed the tablets.
h|Where's the help for kids in care who have seen terrible things?
h|ring the crisis number and it goes to voicemail
h|The men's group at the football club saved me, no exaggeration.
h|My son is on the spectrum and the assessment was promised for Year 4. He's in Year 8.
h|Drink and depression go together and the two services won't talk to each other.
h|The Bradgate needs pulling down and rebuilding as somewhere a person could get better.
hu|Casualty staff don't know what to do with somebody hearing voices so they leave them in a side room.
hw|There isn't a consultant psychiatrist who's stayed longer than six months.
ht|An hour on the bus with severe anxiety to get to a counselling session. Think about it.
he|Young Black men get sectioned, white lads get counselling.
hf|Mental health gets the crumbs when the money is dished out.
hd|The app for anxiety made me more anxious.
hp|Not one question in this whole survey on depression or dementia.
u|There was a chap asleep on the floor because there were no chairs left.
u|Dislocated shoulder, five hours, two paracetamol.
u|What used to be the walk-in on London Road did a cracking job.
u|mum fell at 6pm ambulance got there at 4 in the morning she was blue
u|You want us to stay out of casualty but everywhere else is shut.
u|Three different phone numbers and none of them a doctor.
u|Paramedic treated me at home and saved everyone a lot of bother. More of that.
u|Friday night drunks need their own tent.
u|Couldn't breathe. Told four hours. My neighbour drove me.
u|I cut my hand and the sign said x-ray closed weekends.
u|An elderly man was wheeled in and out of the corridor like a shopping trolley all night.
u|The emergency dentist line rang out.
u|Somewhere for minor stuff open till ten would take the heat off.
u|The out of hours doctor covers half the county in one car.
u|Category two should be eighteen minutes. It was three hours ten.
ut|Nearest A&E for us is Kettering. That's thirty five minutes on a clear road.
uw|Ambulance crews don't get a meal break, they're stuck in the queue at the Infirmary.
ud|The 111 website kept looping back to the start.
ue|Triage asks you to shout your symptoms through glass. I'm hard of hearing.
uc|Nobody would be in casualty with earache if the surgery picked the phone up.
ua|Only one A&E for the whole of Leicestershire and Rutland and now you want to put more in the same building.
uf|Shutting the walk-in saved a few thousand and A&E got the bill.
up|The map shows an urgent care centre that shut last year. Did anyone check this before printing?
t|No one under seventy at the county planning desk can ever have waited for a 747.
t|You need a degree to work that ticket machine.
t|it's the wrong side of the city for us
t|Sister-in-law missed her chemo because transport never came.
t|The disabled spaces are at the far end up a slope.
t|Lovely hospital, shame you can't get to it.
t|I haven't driven since my cataracts.
t|£7.50 to watch my dad sleep for two hours
t|From Belvoir it is an hour whichever way you go.
t|Snow, floods, roadworks, pick one, we're cut off.
t|A 9am slot means leaving home at half six.
t|The hopper was free and regular and then it went.
t|My daughter has to take a day off to run me in.
t|Main entrance is a quarter of a mile from the bus stop, all uphill.
t|If you must build it there, build a railway station.
t|Lutterworth to Glenfield, no direct bus. None.
t|It's a nightmare to find your way round, all those corridors and levels.
t|We have community transport but it has to be booked a week ahead.
te|Poor people don't have cars. Poor people get ill. Work it out.
te|My guide dog and I get lost in the car park every time.
tw|Night staff can't get home because the last bus goes at ten.
tf|Who gets the four million a year from the parking?
tp|Travel times were worked out on a Sunday morning, you can tell.
w|On nights it was one qualified and two bank.
w|They're leaving for Aldi.
w|Who in their right mind would be a nurse now?
w|My lad wants to be a paramedic, there's no course within fifty miles.
w|The sister on that ward hadn't had a day off in eleven.
w|Doctors in training are moved every four months and know nobody.
w|Value the cleaners.
w|I'm a porter. We're twelve down.
w|Nobody will move to Rutland on that wage, have you seen the rents?
w|Overseas nurses came here with hope and got shunted into a bedsit.
w|So many off with stress.
w|Where's the workforce plan? You can't magic up three hundred nurses.
w|we keep training them and they keep going abroad
w|Consultants do one day a week here and three at the private place.
w|Give nurses a crèche.
wf|We pay £90 an hour for a stranger from an agency and £17 for someone who knows the ward.
wa|Bigger theatres, same number of anaesthetists.
we|Bullied for my accent, passed over for promotion, I left.
wd|Four logins before I can see a patient.
wp|Staff are scared to answer this honestly.
wh|My wife is an A&E nurse and she cries in the car before every shift. Who is looking after them?
f|Do the sums properly this time.
f|How come there's always money for a rebrand?
f|It'll go over budget. Everything does.
f|I'd pay another penny on income tax if it came here.
f|We're paying twice, once in tax and once to go private.
f|Loans to be paid off by my great grandchildren.
f|You will have spent it all on architects before a brick is laid.
f|The county gets shortchanged year after year.
f|Treasury will pull the plug like last time.
f|Efficiency means cuts, let's not kid ourselves.
f|All this in the name of saving a few quid.
f|If it's cheaper to mend it, mend it.
f|Let the developers cough up for once.
f|Bed managers, flow managers, managers of managers.
fp|Show us the full business case with the figures, not the glossy.
fe|Leicester gets the millions, the villages get a leaflet.
fd|You've blown a fortune on computers that don't speak to each other.
d|I'm eighty three and I have a landline.
d|Text said Monday, letter said Tuesday, app said nothing.
d|Your website was designed by someone who hates people.
d|Consultant could see my scan from Peterborough on his screen in seconds, marvellous.
d|No signal in our valley.
d|My notes were in a different hospital's computer.
d|Nothing beats sitting across from a doctor, in the flesh.
d|I was locked out because I forgot my memorable word.
d|Telephone appointments suit me down to the ground.
d|They rang from a withheld number so I didn't answer and got struck off.
d|My daughter does all my appointments on her phone. What about people with no daughter?
d|Ordering tablets on my phone is easy.
de|Blind people can't use your touch screens.
de|Not everyone has data to burn on a video call with the hospital.
dp|You needed an account and a password just to leave a comment.
dc|Doctors' phone system: you are caller nineteen, goodbye.
da|If a third of clinics go on to video you may not need so many outpatient rooms. Prove it first.
e|If your face doesn't fit you wait longer.
e|My lad has Down's and they spoke to me as if he wasn't there.
e|The toilets are too small to turn a chair in.
e|White working class estates are forgotten too.
e|They had the wrong gender on my notes and read it out.
e|Nurses pulled the curtain back during my prayers.
e|Translating for your own mother about her cancer at fourteen is wrong.
e|Why does it always have to be the same side of town that loses out?
e|Dyslexic. The letter might as well be in Chinese.
e|Women's pain gets dismissed.
e|I look after my wife night and day, nobody looks after me.
e|Single parents can't just drop everything.
e|The old and the sick are the ones who'll suffer.
e|Vegetarian meant a cheese sandwich three times a day for two weeks. I'm a Jain.
e|BSL please.
ep|I asked for the document in Gujarati and was sent another English one.
ep|Nobody came to the temple, nobody came to the mosque.
ec|Boaters and Travellers can't register with a doctor.
p|Page 34 contradicts page 11.
p|My MP said one thing, your leaflet said another.
p|I've been to every meeting since 2009 and nothing I said has ever turned up in the notes.
p|Whatever we write you will do what you were always going to do.
p|Three tick boxes and one line for comments.
p|Chairman cut people off and finished twenty minutes early.
p|Nice sandwiches at the event, no answers.
p|why bother
p|Was this survey tested on anybody?
p|I'd like to know what you did with the last lot of comments.
p|Please send a paper copy to those who ask.
p|Hiding behind clever words.
p|A citizen's jury would have been better than this.
p|Who wrote this? It is unreadable.
p|Our parish council asked for a speaker and got no reply.
p|Good to be asked, keep asking.
p|Don't say 'no decision has been made' when the diggers are booked.
p|The vote should be ours.
p|Your numbers don't stack up and you won't share the working.
act|Clinics in Melton save us the slog into the city. Don't shut those and say it's progress.
afw|New building, old budget, no nurses. What could possibly go wrong.
cut|The surgery's shut, the minor injuries is shut, the bus has gone. What would you do?
cew|The lads who come to wash dad are lovely but they're paid nothing and they've had no training in dementia.
dep|I helped my deaf father do this. No sign language clip, no phone number, only a web address.
-|Very good.
-|Keep smiling
-|Couldn't fault a thing.
-|My wife filled this in for me.
-|First class.
-|no thanks
-|I like the picture on the front.
-|God save the King
-|When is the next park run?
-|Someone stole my bike.
-|please take me off your mailing list
-|Is this about the swimming baths?
-|Foxes never quit
-|?????
-|blah blah blah
-|I have nothing against anyone.
-|The world has gone mad.
-|Good luck!
-|Nurses are angels.
-|hi
-|I am 47 and live in Blaby.
-|Our bin men are brilliant.
-|Too much traffic noise from the A6 at night, can't sleep.
-|I wanted the other form.
-|They should bring back national service.
-|My grandson drew you a picture.
-|No comment.
-|No comments at this time
-|Nothing to add
-|Nothing further.
-|No opinion either way
-|None
-|Nil
-|Not applicable
-|As above
-|See my answer to the last question
-|Same as my husband put
-|I have nothing else to say
-|Can't think of anything
-|All good
-|test test
-|Don't know, sorry.
`

/** Example comments by theme. */
export const examples: { text: string; themes: string[] }[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const bar = line.indexOf('|')
    return { text: line.slice(bar + 1), themes: [...line.slice(0, bar)].flatMap((letter) => letters[letter] ?? []) }
  })
