// Sentences written for this project: what a person may say between the lines of a survey when somebody is in danger, what
// sounds like it and is not, and what belongs on another desk. One line each: a letter, a bar, the words. CC0.

const lines = `
s|I've written letters to the children and put them in the drawer with the insurance papers. It will be easier for everyone.
s|Some nights I stand on the bridge over the ring road for an hour before I go home.
s|I don't see the point of being here any more and I have worked out how I'd do it.
s|They stopped my sessions in March. I've been saving my tablets up since then, just in case.
s|My family would be better off without me, that is just a fact.
s|By the time you read this it won't matter to me what you do with the building.
s|I took the whole packet at Easter and woke up cross that I'd woken up. Nobody followed it up.
s|I'm 15 and I cut the tops of my legs where nobody sees. The school nurse comes once a month.
s|If the support worker goes then so do I, and I mean that.
s|I have nothing left. I've given the dog away and cancelled the milk.
s|I keep thinking about driving into the wall at the bottom of the hill.
s|Thank you to the ladies on reception who were always kind to me. I won't be needing my next appointment, or any after it.
s|My son says he wants to go to sleep and not wake up. He is nineteen and the waiting list is eleven months.
s|She talks about joining her husband. She has his old painkillers in the bedside table.
s|I've tried twice already and next time I will do it properly.
s|Since the wife died I sit with the shotgun out of its cabinet of an evening.
s|I hear a voice that tells me to jump and it's getting louder.
s|I feel like a burden and I'm not going to be a burden much longer.
s|Nobody would notice for weeks if I wasn't here. I think about testing that.
s|My daughter has stopped eating, she is five and a half stone and says she wants to disappear.
s|I had the rope in the garage last weekend. I took it down again but I don't know about this weekend.
s|I don't want to be alive when the benefits stop in April.
s|Twelve years in the army and I know how to make it quick.
s|I've not eaten a meal since a week last Tuesday. I can't see why I should keep this body going.
s|I love my baby but when she cries I think they'd both be happier if I walked into the canal.
s|He burns himself with cigarettes when the voices are bad and the crisis team never picks up.
s|Goodbye and thank you for all you did for Mum. I have had a good innings and I'm ready.
s|You asked what would help. Nothing. I've made my mind up, there is a date.
s|I found my brother's note in his coat. He says he's fine now. He isn't.
s|I drink a bottle of vodka a night and hope I don't wake.
s|She told me she'd been looking up how many paracetamol it takes.
s|Every day I look at the trains and think one step.
s|I am tired of fighting to stay alive and this closure is the last straw for me, truly the last.
s|When they discharged me I went straight to the multi storey. A stranger talked me down.
s|There's a lad in our group chat who says he's going to end things on his birthday.
s|I scratch my arms until they bleed before every appointment.
s|I can't do another winter like this on my own. I won't.
s|Last Sunday I swallowed bleach. I was sent home with a leaflet.
s|I'm not safe on my own tonight and the number you printed rings out.
s|My husband keeps asking where I put the spare keys to the gun cupboard. He has been very low since he was made redundant.
s|what's the use. nobody is coming. i'll be gone by the time the new hospital opens and i don't mean old age
s|I look after him all day and all night and I have started to think the only rest is the both of us going together.
c|The little boy next door is out in the garden in his pants in all weathers and asks us for bread.
c|My stepdad comes in when Mum is on nights. I don't want to be at home any more.
c|There's a girl of thirteen at the bus station most evenings getting into different men's cars.
c|I'm in year 8. My dad's belt is why I don't do PE.
c|The baby upstairs screams for hours and then it goes quiet. I've seen bruises on her face twice.
c|My sister's two are never in school. She's using again and the fridge is empty.
c|An older man buys my friend trainers and vapes and she has to do things for him. She's 14.
c|I shook him. Only once. He wouldn't stop crying and there's nobody to ask.
c|They are taking my cousin abroad in the summer holidays to be cut. She is nine.
c|The children at number 6 are left on their own when the parents go to work nights. The eldest is seven.
c|He touches me when nobody is in. I am ten. Please don't tell my mum I wrote this.
c|My granddaughter came back from her dad's with a handprint on her thigh.
c|There's a teacher who messages the girls late at night and asks for pictures.
c|My nephew is four and doesn't speak. He flinches when a man walks into the room.
c|The kids have nits, sores, no coats. Their mum's passed out on the sofa by noon.
c|The lad running drugs off our estate for the older ones can't be more than twelve. He had a knife wound in May.
c|The coach makes the boys stay behind one at a time and locks the changing room.
c|My daughter told the nurse what her uncle does and the nurse wrote nothing down.
c|Mum's boyfriend locks my brother in the shed when he wets the bed.
c|I am frightened I'll hurt the baby. I have pictures in my head of it and I can't make them stop.
c|she is 12 and has a boyfriend who is 24 and everyone acts like it's normal
c|My mum is drunk every day when I get in. I make tea for my little brothers. Can you help.
c|A toddler in our block has cigarette burns on her hands.
c|Her parents have booked the wedding for when she turns sixteen. She hasn't met him.
c|Aunty is going to send me away to get married, I'm fifteen and they've got my passport.
c|The twins look like skeletons. She says they're fussy eaters.
c|My little brother sleeps in the car with dad since the eviction and he's got a cough that won't go.
c|He hits the children with a cable. I've heard it through the wall since we moved in.
c|The foster carer has three of them in one room with a bolt on the outside.
c|There are photos of kids on my flatmate's laptop. I don't know who to tell.
c|I am thirteen and pregnant and I can't say who.
c|Our neighbour's boy is black and blue and he says he walked into a door. Third time.
c|I can't cope with the two of them, I left them in the flat last night and walked the streets till it got light.
c|A staff member at the unit has been getting into bed with one of the young patients.
c|Her mum makes up illnesses. That child has had six operations and there's nothing wrong with her.
a|They put my mother to bed at four in the afternoon and leave her in a wet pad until morning.
a|My nephew has her bank card. She's got dementia and he has emptied the account since Christmas.
a|My husband checks the mileage on the car and my phone. I'm writing this in the library toilet.
a|Two lads moved into Kev's flat. He's got learning difficulties. They deal from his front room and he sleeps on the floor.
a|They dose them up so they sit quiet. I've seen a man tied to his chair with a sheet.
a|The evening carer doesn't come half the time and writes in the book that she did. Dad hadn't eaten since the day before.
a|She hasn't been allowed out of the house since the wedding. They took her papers.
a|Every resident in that lounge had a dry mouth and no cup within reach.
a|My ex works in records and she's looked up my new address. She was outside the house on Friday.
a|A support worker slapped my son across the head in front of the others.
a|He pushed me down the stairs when I was five months gone. I said I'd tripped.
a|I'm a man of 58 and my wife hits me with whatever is in her hand. There is nowhere that takes men.
a|One of the porters put his hand up my gown when I was coming round.
a|I don't know how much longer I can keep my temper with Dad. I gripped his arm last night and left marks.
a|The woman at the nail bar has a minder and lives in the back. She told my daughter she can't leave.
a|My parents say I will marry my cousin in Pakistan in August or I'm not their daughter. I'm twenty and they have my passport.
a|Grandma signed the house over to the man who does her garden.
a|He won't let me see a doctor on my own. He answers all the questions.
a|My brother in the group home has lost three stone and has a black eye nobody can explain.
a|The man downstairs hasn't opened a window or put his bins out since January. There are flies on the glass and the smell is bad.
a|They won't give Mum her insulin unless I'm there to shout.
a|I'm scared to go home after I finish this form.
a|She pays their rent, their phones, everything. They call themselves her friends. She has the mental age of a child.
a|Dad's pressure sore goes down to the bone. They told us it was a graze.
a|My partner decides what I eat and who I talk to, and says he'll take the baby if I leave.
a|The night staff shout at the old ladies and take away their buzzers.
a|They keep him locked in his room at the unit from seven at night, he's autistic and bangs his head on the door.
a|My landlord says I can pay the rent another way. I've got nowhere else.
a|Someone is using my uncle's money. He thinks the young woman from the internet is going to marry him.
a|He chokes me. He says it's a joke. I have the marks now.
a|They brought six of us over in a van and we owe them for the fare. We pick leeks and sleep ten to a room.
a|My mother-in-law is kept in the back bedroom and the family live on her pension.
a|I watched an agency carer drag a lady along the corridor by her wrist.
a|Mam has been on the floor since Sunday and says don't call anyone. I'm in Spain.
a|Whoever's on nights there is taking the morphine. Residents are crying with pain.
a|I was raped by another patient on a mixed ward and told to keep it quiet.
a|He follows me to my shifts. He has a key to my flat and I never gave him one.
a|My cousin is deaf and the house she lives in has a lock on the fridge and a lock on the front door.
a|She's lying in her own mess when I get there at ten. Every day this week.
a|They make my brother beg outside the station and take what he gets.
a|I've not washed or changed for a month, I can't get up the stairs, rats come in. I don't want the council knowing.
a|The doctor rubbed himself against me while he listened to my chest.
a|My wife is afraid of her brothers. They say she has shamed them and they know where we live.
v|I know what car that consultant drives. He'll get what he gave my dad.
v|If you shut our ward I'm coming down there with a can of petrol and you'll see what a consultation is.
v|Somebody should put a brick through her windscreen and it might as well be me.
v|I've got a blade in my bag for the next one who tells me to wait.
v|My brother says he's going to hurt the girl from the housing office and he has been before for it.
v|Next time I see that receptionist I'll drag her over the counter.
v|The voices say the neighbour is poisoning me and I have to stop him before he stops me.
v|I won't be responsible for what happens to that manager if he walks past my house again.
v|There will be a few funerals if you close it. Yours first.
v|My son has a crossbow and a list of names. He's off his medication.
v|You have families too. I know which school your chair's kids go to.
v|I've had it with these immigrants in the waiting room, a few of us are going to sort them out at the weekend.
v|He keeps saying he'll burn the hostel down with everyone in it.
v|I dream about strangling my mother and in the day I stand behind her chair.
v|I'm going to make that surgeon feel what my wife felt.
v|watch your backs on the 14th, all of you on that platform
f|Under the Act please send me the minutes of every meeting where this was decided.
f|I would like to see the figures you hold on bed numbers for the last five years. You have twenty working days.
f|Please disclose how much was paid to consultants, as you are legally obliged to.
f|This is a request for recorded information: the contracts, the sums and the dates.
f|Kindly provide copies of all correspondence between the trust and the developer.
f|I am asking formally for the travel data behind your map, and if you refuse tell me which exemption you rely on.
f|Please supply the full business case, unredacted, under the public right to know.
f|How many complaints about parking did you get last year? I want the answer in writing within the statutory time.
f|I require sight of the risk register. Treat this as an information request.
f|Send me the emails between the chief executive and the council about the land. It's my right as a member of the public.
e|I filled this in last week as well and I don't want you to have it. Bin it please, all of it.
e|Please get my details off your computer.
e|I have changed my mind about taking part. Scrap what I put before.
e|My mother answered your survey, she has dementia and shouldn't have. Please destroy her form.
e|Don't keep my name or anything I said.
e|I no longer agree to you holding my information, remove it and confirm when it's gone.
e|I gave my address by mistake. Could it be wiped?
e|Please take what I said at the drop-in out of your records.
e|I want to be taken out of this completely, and everything I've told you deleted.
e|Strike out my earlier comment. I was upset and it names people.
j|I'd like a copy of whatever you've got written about me.
j|Please tell me what data you keep on my son and who has seen it.
j|Send me everything in my file, including the notes from the meeting I wasn't asked to.
j|I want to see the record of what I told your officer in May.
-|This plan is suicide for the town centre.
-|The wait nearly killed me! Ha ha.
-|I lost my brother to suicide in 2009 and that's why crisis care must be open all night.
-|You should pay for a nurse in every school, because self harm is on the rise.
-|I could murder whoever designed that car park.
-|Parking is daylight robbery, I felt mugged.
-|Services for people who have been abused should be local and kept going.
-|I was abused as a child and the counselling I had here years ago gave me my life back. Please keep it.
-|I'd kill for a dentist appointment.
-|My gran is 92 and wants to die at home when the time comes. She needs hospice nurses for that.
-|We can't go on like this with one bus a day.
-|I'm sick to death of consultations.
-|Everyone who works there is on their knees and at the end of their rope.
-|The A&E is a bomb site at weekends.
-|Children's mental health gets the crumbs and always has.
-|Staff get hit and spat at in A&E. They need security guards.
-|The refuge in town is full and women are turned away. It needs money.
-|My mum fell and lay for two hours until the ambulance came.
-|Dad waited nine hours on a trolley without food or water. He was soaked through. That was in January on ward 12.
-|They left me in a corridor in my gown. Nobody came.
-|The pressure to discharge is too strong.
-|My daughter was born here and my son will be too I hope.
-|It broke my heart when they closed the ward.
-|I'm terrified of having to drive to Leicester in labour.
-|I am afraid that the General will go the way of everything else.
-|Somebody is going to die if you close the minor injuries unit.
-|People will die in the back of ambulances.
-|It makes me so angry I could scream.
-|Shoot the messenger if you like but I think the plan is sound.
-|My husband hit his head on the kerb outside the surgery, the lighting is awful.
-|I cut my hand on the kitchen knife and the walk-in stitched it in twenty minutes.
-|I took an overdose of your leaflets.
-|We are all going to hell in a handcart.
-|My wife works nights on the children's ward and is exhausted.
-|The kids love the play area in the waiting room.
-|Overworked carers can't be expected to stay for minimum wage.
-|I look after my mother full time and a bit of respite would make all the difference.
-|I care for my husband and I am tired. More sitting services please.
-|Every village needs someone trained to spot abuse and neglect.
-|Do away with the lot of them, I say, starting with the board.
-|The council ought to be hanged for the state of the roads.
-|I drowned in paperwork.
-|He was in hospital for three weeks after he tried to take his own life, and the team were marvellous. He's well now and back at work.
-|Your figures have been massaged to death.
-|The lift's been out of order and my wheelchair won't go up the step. I felt trapped.
-|Old folk are left to rot in their homes because there is no day centre now.
-|We want a gun to the head of the developers.
-|Violence against staff must not be tolerated.
-|My ex husband and I share the kids, so two addresses would help on the form.
-|Teenagers hang about by the pharmacy and drop litter.
-|My son is autistic and screams in the waiting room. A quiet room would be lovely.
-|My little girl hates needles but the nurse was brilliant.
-|I have been depressed before and talking therapy worked for me.
-|I'd rather die than go back to that canteen.
-|I pray nobody else has to lose a baby the way we did, on an ordinary ward.
-|My late mother's money went on parking.
-|Cuts, cuts and more cuts. You're bleeding us dry.
-|Locked toilets at the bus station again.
-|The doors to the unit are locked at eight and visitors can't get out without asking.
-|I don't want my personal details to be passed on.
-|Where can I read the minutes?
-|I couldn't find the figures on your website.
-|Please remove the trolleys from the corridor.
-|Please delete question 4, it makes no sense.
-|You should keep better records.
-|You should be open about the money you spend.
-|Get rid of the phone system.
-|Take down the posters, they're out of date.
-|I saw my notes on the app and they were wrong.
-|What information will people get when the unit moves?
-|I want a paper copy of the consultation document for my mother.
-|I answered your survey last year as well and nothing came of it.
-|Cancel the whole project and start again.
-|Drugs round in the afternoon was always late.
-|My dad has dementia and wanders. The memory clinic has been a lifeline.
-|There should be a lock on the cubicle door.
-|I have no family nearby and no car. Please keep the surgery.
-|Nobody listens to us out here.
-|My neighbour is 88 and lives alone. The befriending service is the only face she sees.
-|It's lonely being a carer and the group on Thursdays keeps me going.
-|I felt like giving up on getting through to the surgery.
-|When I was in labour they shouted at me to push.
-|The nurse grabbed a chair for my wife, so kind.
-|My children walk to the clinic on their own as it's near.
-|Mum lives in the care home next to the hospital and it is first class.
-|Support for young mums has gone. Babies don't come with a manual.
-|School refusers need help sooner.
-|The drink and drug team should be moved back to town.
-|Domestic violence workers in A&E are a good idea.
-|Make the site safe at night, women walk to the bus in the dark.
-|I was burgled last year and it still affects my sleep.
-|I am a veteran and we wait too long for counselling.
-|I've been in a wheelchair since a car crash and the taxi bay is no use.
-|Please think of the people who can't speak up.
s|I've been counting out what's left of Mum's morphine and putting it to one side.
s|If I lose my flat I'm not staying around for what comes after.
s|I wrote my will on Tuesday and I'm thirty one.
s|The tablets are in a row on the table in front of me while I type.
s|It's not that I want to die exactly, I just can't stand waking up.
s|My friend from class sends me pictures of her arms. They're getting worse.
s|I've said my goodbyes to the cats.
s|Please don't ring. There's nothing anyone can do for me now.
s|After the baby I sat on the edge of the bath with a razor for most of a night.
s|He's told the grandchildren where to find his medals when he's gone and he's not even ill.
s|I make myself sick after every meal and I'm passing out at college.
s|My grandson has a rope in his room. He says it's for climbing.
s|I no longer look when I cross the road.
s|Nan's stopped taking her heart pills on purpose.
s|They said I wasn't ill enough. I'll show them ill enough.
s|I hurt myself to feel something. I've run out of places that don't show.
s|I should have gone when he went. I mean to put that right.
s|I'm a farmer and there is a way out in every barn.
c|A man in a white van gives the girls from the children's home cigarettes and drives off with them.
c|My stepbrother makes me watch things and then he does them.
c|She leaves the baby with whoever is in the house. They are all high.
c|Our lad's friend comes for tea every night because there isn't any at his. His clothes are stiff with dirt.
c|The boy says his nan puts pepper in his mouth and makes him stand on one leg for hours.
c|My brother is sixteen and older boys have moved into our nan's flat with him and they weigh things in the kitchen.
c|I'm a teaching assistant. A child wet herself when her father came to the gate.
c|Someone online has a video of me and says he'll send it to my school unless I send more.
c|He threw the high chair with the baby in it.
c|Those children sleep on a mattress in a room with no window and no heating.
c|The imam's helper hits the little ones with a stick if they get a word wrong.
c|Daddy hurts Mummy and then he cries. I hide my sister under the bed.
c|I'm fourteen and I have to share a bed with mum's friend when he stays.
c|My niece has come back from holiday and can't sit down. They had it done to her there.
c|I lost it and slapped her, she's only two, it's happening more and more.
a|The cleaner told me they tie the bedroom door handles together at night.
a|My dad's carers eat his food and he is skin and bone.
a|My boyfriend says if I leave he'll put the pictures on the internet.
a|There's a lady across the way who knocks on the window and points at the lock.
a|My sister has Down's syndrome and the men at the club take turns with her.
a|He counts the tea bags. I get ten pounds a week and have to show receipts.
a|Her son has moved in, sold her furniture, and she sits in one room in her coat.
a|Grandad was left on a commode for three hours with the door open and they laughed at him.
a|They give her two sleeping tablets so the night shift can sleep.
a|I was held down by four of them and injected, and my ribs were broken.
a|My husband forces me. I don't know what it is called when you're married.
a|I wash cars for a man who keeps my bank card and my ID.
a|My cousins say they'll kill me for seeing an English boy.
a|He broke my wrist on New Year's Eve. I told the fracture clinic it was ice.
a|The manager has told us to write that the residents were turned when they weren't.
a|Dad thinks he owes the roofers another nine thousand. He can't remember signing anything.
a|My friend's mum has the carer living with her now and we're told she's asleep whenever we call.
a|He stands at the foot of her bed at night. She's eighty four and begs me not to leave.
a|A nurse on nights pinches the ones who can't talk. I've seen the marks.
a|I hide in the bathroom until he's asleep.
a|My ex has found out which hostel we're in.
a|I haven't eaten hot food since my sister stopped coming, I can't stand up to cook and nobody knows I'm here.
v|I'll be waiting for him in the car park when he finishes his shift.
v|Somebody will get hurt at that meeting and I'll be the one doing the hurting.
v|My flatmate sharpens knives all night and says the doctors put something in his head.
v|I've bought what I need to make sure that clinic never opens.
v|He told me he'd cut her throat if she goes to the police.
v|Tell your councillor I know where she parks.
-|The driver sat outside in his car and didn't ring the bell.
-|I was in so much pain and they still made me wait, but the nurse was nice.
-|My mum was looked after so well, she wasn't left alone for a minute.
-|The girl on the phone stayed on the line until the crew came and kept me calm.
-|I felt safe and cared for all the way through.
-|The doctor didn't believe me and I had to insist.
-|They told my wife there was nothing wrong with her and then it turned out to be pneumonia.
-|My daughter was very poorly in the night and 111 told us to wait for a call back.
-|I don't feel listened to at appointments.
-|Bored at weekends on the ward, nothing to do, and the meals are cold.
-|The staff have always been kind to me and helped my recovery.
-|Nothing that I can think of.
-|Not on my part I don't think.
-|I can't think how they could have been better.
-|She asked how I was and said she's there if I need to talk.
-|He was rude about my weight and I came out crying.
-|My appointment was cancelled three times and no one told me why.
-|The paramedics were great with my dad, who was frightened.
-|They talked over my mother as if she wasn't there.
-|I have been coming to this service for eleven years and they know me.
-|Could do with more privacy, everyone can hear through the curtain.
-|I was alone in the waiting room for an hour after everybody left.
-|They rushed me out after three minutes.
-|Sometimes I feel like a nuisance when I ring up for advice.
-|The crew carried my husband down the stairs without hurting him.
-|When I was on the unit I could go out with staff to the shops.
-|The therapist helped me to talk about things I find hard.
-|I only had six sessions and it takes a long time to trust somebody.
-|My little boy was so brave and they gave him a sticker.
-|She held my hand the whole time.
-|My father was discharged at night without his tablets and we had to go back for them.
-|He fell out of bed on the ward. They said sorry and put the rails up.
-|The chairs hurt my back.
-|I can't fault them, they saved my life.
-|Waited two hours for the out of hours doctor with a screaming baby.
-|The carers who come to my dad are lovely but always late.
-|My mother waited five months for a memory test.
-|Sat in a wheelchair for three hours in A&E, nobody said what was going on.
-|Treat people with respect.
-|Be quicker at answering the phone.
-|I live by myself and worry about falling.
-|The staff are run ragged and it is not their fault.
-|My partner came in with me and they made him welcome.
-|They explained everything to my son in a way he could understand.
-|I was scared of the operation and the anaesthetist put me at ease.
-|The night was noisy, someone was shouting and I didn't sleep.
-|I've been told different things by different doctors.
-|Nobody told us Mum had been moved to another ward.
-|She needs help to eat and there aren't enough staff at mealtimes.
-|The home visits stopped and now we have to take my dad in by taxi.
-|As a mother of four I can't get to clinics in school hours.
-|My boyfriend drove me there and back.
-|Please think about people who live on their own.
-|They lost my notes and I had to say it all again.
-|Grandma's neighbour drives her to the hospital.
-|He has schizophrenia and his nurse has been a rock.
-|The children's ward let me sleep beside her.
-|I look after my brother, who has a learning disability, and his day centre is the best thing in his week.
-|My husband has had three strokes and I do everything for him, so please keep the rehab beds.
-|A man of 80 shouldn't have to wait in the rain for a bus.
-|It's a scandal that the money has gone on a new logo.
-|The girls on reception need a bit of training in manners.
-|I was taken to theatre at two in the morning and home by teatime.
-|My baby was tongue tied and it took five weeks to be seen.
-|To be honest with you, I don't mind either way.
-|I will say this much for them, they are polite.
-|If I may be blunt, this is a waste of paper.
-|Let me tell you something.
-|I'll be brief.
-|Thank you for asking me.
-|With respect, you have got this wrong.
`

const letters = {
  s: 'self-harm',
  c: 'child',
  a: 'adult',
  v: 'violence',
  f: 'foi',
  e: 'erasure',
  j: 'subject-access',
} as const

/** What a sentence of the examples tells of. */
export type Told = (typeof letters)[keyof typeof letters]

/** Example sentences, each with what it tells of; null for what only sounds like it. */
export const examples: { text: string; tells: Told | null }[] = lines
  .trim()
  .split('\n')
  .map((line) => ({ text: line.slice(2), tells: letters[line[0] as keyof typeof letters] ?? null }))
