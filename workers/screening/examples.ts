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
p|My husband checks the mileage on the car and my phone. I'm writing this in the library toilet.
a|Two lads moved into Kev's flat. He's got learning difficulties. They deal from his front room and he sleeps on the floor.
a|They dose them up so they sit quiet. I've seen a man tied to his chair with a sheet.
a|The evening carer doesn't come half the time and writes in the book that she did. Dad hadn't eaten since the day before.
p|She hasn't been allowed out of the house since the wedding. They took her papers.
a|Every resident in that lounge had a dry mouth and no cup within reach.
p|My ex works in records and she's looked up my new address. She was outside the house on Friday.
a|A support worker slapped my son across the head in front of the others.
p|He pushed me down the stairs when I was five months gone. I said I'd tripped.
p|I'm a man of 58 and my wife hits me with whatever is in her hand. There is nowhere that takes men.
a|One of the porters put his hand up my gown when I was coming round.
a|I don't know how much longer I can keep my temper with Dad. I gripped his arm last night and left marks.
a|The woman at the nail bar has a minder and lives in the back. She told my daughter she can't leave.
a|My parents say I will marry my cousin in Pakistan in August or I'm not their daughter. I'm twenty and they have my passport.
a|Grandma signed the house over to the man who does her garden.
p|He won't let me see a doctor on my own. He answers all the questions.
a|My brother in the group home has lost three stone and has a black eye nobody can explain.
a|The man downstairs hasn't opened a window or put his bins out since January. There are flies on the glass and the smell is bad.
a|They won't give Mum her insulin unless I'm there to shout.
p|I'm scared to go home after I finish this form.
a|She pays their rent, their phones, everything. They call themselves her friends. She has the mental age of a child.
a|Dad's pressure sore goes down to the bone. They told us it was a graze.
p|My partner decides what I eat and who I talk to, and says he'll take the baby if I leave.
a|The night staff shout at the old ladies and take away their buzzers.
a|They keep him locked in his room at the unit from seven at night, he's autistic and bangs his head on the door.
a|My landlord says I can pay the rent another way. I've got nowhere else.
a|Someone is using my uncle's money. He thinks the young woman from the internet is going to marry him.
p|He chokes me. He says it's a joke. I have the marks now.
a|They brought six of us over in a van and we owe them for the fare. We pick leeks and sleep ten to a room.
a|My mother-in-law is kept in the back bedroom and the family live on her pension.
a|I watched an agency carer drag a lady along the corridor by her wrist.
a|Mam has been on the floor since Sunday and says don't call anyone. I'm in Spain.
a|Whoever's on nights there is taking the morphine. Residents are crying with pain.
a|I was raped by another patient on a mixed ward and told to keep it quiet.
p|He follows me to my shifts. He has a key to my flat and I never gave him one.
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
p|My boyfriend says if I leave he'll put the pictures on the internet.
a|There's a lady across the way who knocks on the window and points at the lock.
a|My sister has Down's syndrome and the men at the club take turns with her.
p|He counts the tea bags. I get ten pounds a week and have to show receipts.
a|Her son has moved in, sold her furniture, and she sits in one room in her coat.
a|Grandad was left on a commode for three hours with the door open and they laughed at him.
a|They give her two sleeping tablets so the night shift can sleep.
a|I was held down by four of them and injected, and my ribs were broken.
p|My husband forces me. I don't know what it is called when you're married.
a|I wash cars for a man who keeps my bank card and my ID.
a|My cousins say they'll kill me for seeing an English boy.
p|He broke my wrist on New Year's Eve. I told the fracture clinic it was ice.
w|The manager has told us to write that the residents were turned when they weren't.
a|Dad thinks he owes the roofers another nine thousand. He can't remember signing anything.
a|My friend's mum has the carer living with her now and we're told she's asleep whenever we call.
a|He stands at the foot of her bed at night. She's eighty four and begs me not to leave.
a|A nurse on nights pinches the ones who can't talk. I've seen the marks.
p|I hide in the bathroom until he's asleep.
p|My ex has found out which hostel we're in.
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
s|I can't promise anybody that I'll still be here next month.
s|There is a date on the calendar and nobody else knows what it's for.
s|Mum says she's a waste of a bed and she has started hiding her painkillers in a sock.
s|My flatmate has been reading about the quickest way to go and leaves the pages open.
s|Every bone in me wants this to be over and I've worked out a way.
s|If it weren't for my daughter I would have gone already.
s|I've thought about the railway line more than once this week.
s|He keeps a length of hose in the boot and he won't say why.
s|She scratched goodbye into the desk and the school rang me at noon.
s|I went into the sea with my clothes on in October. A dog walker pulled me out.
s|I don't feel there's any future in me, I only want it to stop.
s|The nights are the worst. I hold the bottle of pills and read the label.
s|My uncle has sold his tools, paid the milkman and says he is square with everybody.
s|I've stopped eating and drinking because I want to be with my wife.
s|I am going to end it at the weekend if they turn me down again.
s|You won't have to worry about me much longer.
s|Nobody needs me alive. I've checked the insurance.
s|My best mate sent me a voice note saying sorry for everything and now he's not answering.
s|Cutting is the only thing that works and I have gone deeper lately.
s|I bang my head on the wall till it bleeds when the thoughts come.
s|My daughter, 14, took thirty paracetamol on Thursday and was back at school on Monday.
s|I asked the nurse how long it would take if I stopped my dialysis. I think I will.
s|He walks along the edge of the quarry and says one slip would do it.
s|I feel calm now that I have decided.
s|I keep being told to wait and I don't think I have that much waiting left in me.
s|She's left her rings on the side with labels for her sisters.
s|I've had the thoughts again, the ones about the motorway bridge.
s|My boy punches himself in the face and says he deserves to die.
s|The only thing I look forward to is not having to do this any more, any of it.
s|I loaded the gun and unloaded it. That was last night.
s|There's nothing to get up for, I've stopped my tablets and I'm letting it take me.
s|When the money goes I go. I have told the cat's home.
s|I used the belt and the door handle. It didn't hold.
s|Told my GP I wanted to be dead and he gave me a website.
s|I am frightened of what I might do to myself tonight.
s|Dad asked me which of his medicines would do it fastest and he wasn't joking.
c|The child in the flat below is shut out on the balcony at night as a punishment.
c|A boy at my Sunday school says his father puts him under the cold tap until he can't breathe.
c|My neighbour's baby is left in the car outside the bookmaker's for hours.
c|The little girl next door has a new bruise every Monday.
c|Her stepfather comes to bath her and she's thirteen.
c|I am ten and I do all the cooking because mum can't get up after the needle.
c|My sister is fifteen and she's being sold on her phone by that man.
c|The nursery worker force feeds the babies and holds their mouths shut.
c|My cousin made me do stuff to him when I was staying there, I'm twelve, I haven't told.
c|She kicks the children down the stairs, I have heard them land.
c|The kids come to ours to get warm and they have lice and open sores.
c|He puts whisky in the bottle to make the baby sleep.
c|My ex gets drunk when he has the girls and drives them home.
c|There's a six year old begging outside the station with a man watching him.
c|A lad of fourteen in my tutor group has three phones and is driven off in a different car every night.
c|They won't take the boy to the doctor though his leg is hanging wrong.
c|My granddaughter says her tummy hurts down there when she's been at her dad's.
c|Our foster brother gets into my bed.
c|My mother makes me kneel on rice and hits me if I move, I am in year 6.
c|The teacher locks the little ones in the stationery cupboard.
c|He has pictures of children that no one should have.
c|They're planning to send the eldest girl back home to be married, she is sixteen and terrified.
c|The baby's got a mark like a hand on its cheek and the mother says it's a rash.
c|She is five and she knows things that no child should know, and she acts them out with her dolls.
c|Nobody has seen the younger boy since the summer and they say he's with relatives.
c|I saw the au pair hold the toddler's head under.
c|My brother hits me with the dog lead. Mum says I earned it.
c|Someone in a game keeps asking my son where he lives and to send photos without his shirt.
c|The children are left to mind their mother, who can't stand for drink, and the little one has been burned by the kettle twice.
c|I can't stop shouting at my boys and yesterday I threw the older one across the room.
c|The holiday club leader tickles the girls under their clothes.
c|He told the class teacher he'd rather sleep in the park than go home to his uncle.
c|My mum gave my tablets to her boyfriend and I had a fit. I'm eight.
a|Her grandson shouts at her for money till she shakes and she signs whatever he puts down.
a|They don't change him from tea time to breakfast and he cries with the soreness.
a|My mum says the night man touches her and she is ninety.
a|The neighbour's son has moved his friends into her house and she isn't allowed in her own sitting room.
a|Dad's carer told him if he complains she'll have him put away.
a|A volunteer driver has got my friend with learning disabilities to take out loans for him.
a|She has been living in the hallway for months, the rest of the house is full to the ceiling and there's no water.
a|He is left in front of the television with food that he can't reach.
a|The old lady opposite rings the bell and rings the bell and they've disconnected it.
a|My sister can't speak, and the bruises are in places you don't get from falling.
a|Grandma's weight has halved and the home say she's eating well.
a|My father is slapped when he spits his tablets out. I saw it with my own eyes.
a|His brother keeps him in a caravan with no heat and draws his benefit.
a|They gave my aunt someone else's insulin and told us it was a fainting fit.
a|The boss has our passports and says we owe him for the flights, so nobody leaves the farm.
a|I am made to sleep in the shop and I work from six till midnight.
a|They put a sheet over the door of her room so that visitors can't see the state of the bed.
a|He has not been out of that bed in five weeks, there are flies, and his wife won't let the nurse in.
a|My neighbour is deaf and blind and the cleaner is emptying her flat.
a|I found my mother on the floor with her call bell out of reach; she had been there all night.
a|Somebody in the home twists the residents' wrists when they won't move.
a|A man who says he's from the church has moved in with the widow next door and answers the door for her.
a|My daughter has cerebral palsy and comes home from respite with rope marks.
a|The patient in the next bed was begging for the toilet and they told her to do it in the bed and laughed.
a|Mum's pension goes to my brother and she is living on toast.
a|He's 79, he can't read, and they have had him sign over the land.
a|I look after my husband and last night I put a pillow over his face for a second. I need help.
a|She's scared of the woman who comes to wash her.
a|They keep my uncle doped so that he does not wander, he can't hold his head up.
a|The man in number four hasn't answered since last week and the post is piling up.
p|My husband goes through my bag and counts my change.
p|He told me he'd put me in the ground before he let me leave.
p|I sleep in my clothes in case I have to run.
p|She threw the iron at him and told the hospital he'd tripped over the dog.
p|My partner hits me where it doesn't show.
p|He has smashed three phones so I can't ring my sister.
p|The bruises are from him. I tell people it's the stairs.
p|If he finds out I have written this there will be trouble when I get in.
p|My daughter's husband won't let her see us and she has lost two stone.
p|He made me give up my job and now I have to ask him for everything.
p|I've left him four times and he finds me every time.
p|My ex turns up at my work and says if he can't have me nobody will.
p|He grabs me by the throat when he's had a drink.
p|My boyfriend locks me in when he goes out.
p|She waits up for me with a knife on the table.
p|He forces me to do things in bed and films it.
p|I have to text him a picture of where I am every half hour.
p|He killed the cat to show me what he could do.
p|My wife's new man has fractured her cheek and she's covering for him.
p|When he's angry he drives at ninety with me and the baby in the car and says we'll all go together.
p|My husband hits me in front of the children.
p|I'm frightened of my own husband and I've got nowhere to go.
p|He wakes me by pouring water over me if I've upset him.
p|My partner tells me what to wear and I haven't seen a friend in two years.
p|He slashed my tyres and sends me photographs of my front door.
p|My sister's man broke two of her ribs and she told the doctor she fell off a ladder.
p|I am pregnant and he punches me in the belly.
p|I'm a gay man and my husband beats me, there's nowhere for people like us.
p|He burned my passport and says I'll be deported if I tell.
p|I keep a packed bag at my mother's for the night it gets too bad again.
v|I'll swing for that doctor if I meet him outside.
v|One of these days somebody's going to walk in there with a gun, and don't say you weren't told.
v|You'd better get some security because I'm bringing the lads down.
v|I will find out who wrote this and I'll break his legs.
v|My neighbour has told me he's going to kill his social worker.
v|My nephew talks about stabbing people and has bought a machete online.
v|Tell that woman at the desk I know what time she finishes.
v|I've got petrol in the garage and I know where your offices are.
v|The voices say I've got to hurt my flatmate.
v|I can see myself pushing somebody in front of a train, I can't make it stop.
v|Shut it and I'll shut you, permanently.
v|He says he'll blow the place sky high and he used to be in the army.
v|I am going to smash that man's face in.
v|A patient told us he would come back and slit the nurse's throat.
v|They'll be carrying you out if you turn up in our village.
v|My brother's stopped his injection and he's been following a girl with a hammer in his coat.
v|Some of the lads are planning to torch the hostel on Saturday.
v|I'll make sure she never walks again.
v|Sleep with one eye open, councillor.
v|I'm so angry with my mother that I'm afraid I'll kill her.
v|I've told my wife that if they discharge me I will hurt someone.
v|There's a student on my course who has drawn a map of the college and says people will pay.
v|I'd happily put a bullet in whoever thought of this, and I have got one.
v|He stood in the yard with an axe and shouted that he'd do for the bailiff.
v|You've got a nice house on Church Lane. Be a shame if it went up.
w|I'm a care assistant and we've been told to leave people in bed at weekends because there is nobody on.
w|The manager fills in the charts herself in the office, nobody has checked those patients.
w|I work here and they're hiding the falls from the families.
w|I reported a colleague for hitting a resident and I was the one suspended.
w|We have been told not to write incidents down until after the inspection.
w|As a nurse on that unit I've seen the drug book changed after the event.
w|The doctor on our team is never sober and everyone covers for him.
w|My manager said if I speak to the regulator I'll never work in care again.
w|They wash the dressings and use them again, I'm the one that does it.
w|I'm on the switchboard and we were told to stop the clock on calls so that the times look right.
w|We're short every night and last week someone died because nobody could get to the alarm.
w|Agency staff with no checks at all are being put on with children, I do the rota.
w|I can't say who I am because I'd be sacked, but people are being harmed on our ward.
w|The home is charging the council for residents who are dead.
w|Patients are being given sedatives they aren't prescribed and I have been ordered to sign.
w|Our trust knew about the surgeon for two years and told us to keep it to ourselves.
w|I'm an ambulance technician and the defibrillators on half of the vehicles don't work, management know.
w|They shredded the complaints the night before the inspectors came. I saw the bags.
w|I was made to sign a paper saying I wouldn't talk about the baby that died.
w|The cook in our home waters the food down and the owner pockets the money.
w|I clean the theatres and I'm told to skip between cases to save time.
w|I'm staff, please don't use my name: they are discharging people who can't stand to hit the target.
w|My supervisor locks the elderly patients' buzzers in a drawer at night.
w|We test the water for legionella and the bad results are thrown away.
w|I raised bullying and unsafe staffing with the freedom to speak up guardian and since then I've been moved to nights.
w|The safeguarding alerts we send are deleted by the deputy before anyone sees them.
-|I died a thousand deaths waiting for the phone to be answered.
-|My mother passed away there last year and we could not have asked for kinder people.
-|I was so ill I thought I was going to die, but the crew were brilliant.
-|He was found on the floor by the warden and was in hospital inside the hour.
-|The waiting room chairs are falling to bits.
-|I'm too old to wait for promises.
-|Tablets are always late from the pharmacy.
-|Please could somebody go through my tablets with me.
-|They did three blood tests and left my arm black and blue, not their fault.
-|I bruise easily because of my blood thinners.
-|My son broke his arm at football and they set it beautifully.
-|They stuck needles in me all day long.
-|My wife held my hand until the end.
-|I suppose I shan't see it built, at my age.
-|It's only right that staff are paid properly.
-|I have written to my MP and to the paper.
-|They left me on my own in the delivery room with the buzzer out of reach, not good enough.
-|My mother needs two people to put her to bed and they come at five in the afternoon.
-|Grandad was put in a side room and missed his lunch.
-|We waited till midnight and then were sent home.
-|Nobody explained what I was signing and I had to ask twice.
-|The man on the microphone would not let anybody ask a question.
-|I read the whole booklet and I still don't know what it means for me.
-|My husband hasn't been right since the army and the wait for help is a year.
-|My sister is a nurse and she's on her knees.
-|The night sitters from the hospice were wonderful when Mum was dying.
-|She got her wish to be at home with her cat.
-|The receptionist was a bit sharp with her.
-|They lost the argument with me at the word dignity.
-|I feel let down and abandoned by the council.
-|We feel we're being punished for living in a village.
-|Staff at the front desk get sworn at every day.
-|The noise from the building site is driving me mad.
-|My blood pressure goes through the roof every time I try to park.
-|It would be suicide to send ambulances down that road.
-|I've lost count of the times I rang.
-|I want it stopped now, before more money is thrown at it.
-|My children have all left home and the house is too big.
-|The surgery told me off for being late.
-|He was hit by a car outside the school, we need a crossing.
-|They threatened to close it before.
-|We're being held hostage by the developers.
-|Shame on you.
-|Whoever planned this wants locking up.
-|I could swing for the man who invented that phone menu.
-|I would shoot the person who thought up mixed wards, figuratively.
-|My daughter's school is great but there's no nurse.
-|Children must come first.
-|Kids run riot in the waiting room.
-|My grandchildren stay with us at weekends and we use the walk-in.
-|She was screaming with toothache and no dentist would see her.
-|My baby had colic and the health visitor was a rock.
-|I'm a foster carer and a named nurse would help.
-|We were told the wait for an autism assessment is three years.
-|Social services were helpful when my mum came out.
-|My partner and I had IVF there.
-|My husband does all the driving and the money, I never learned.
-|He won't go to the doctor unless I make him.
-|My wife keeps my tablets in a box for me.
-|He gets angry because of the dementia but he's a gentle man.
-|My ex works there so I'd rather go elsewhere.
-|I left my husband years ago and the women's centre was a great support.
-|As a survivor of domestic abuse I'd say keep the specialist nurse.
-|There should be more help for people who self harm.
-|My nephew took his own life five years ago and we raised money for the helpline.
-|Men's mental health needs talking about.
-|After my breakdown the crisis house got me well.
-|I was sectioned in 2011 and treated with respect.
-|The Samaritans poster in the lift is a good idea.
-|I work nights and can't ring at eight.
-|I am a care worker and I love my job but the pay is poor.
-|As a member of staff I support the move.
-|We are two nurses short on most shifts and the managers are trying their best.
-|I'm a porter and the lifts keep breaking down.
-|Our ward sister is the best boss I've had.
-|I raised a concern and it was dealt with well.
-|Staff ought to be able to speak up without fear.
-|The figures in the plan look made up.
-|You've fiddled the numbers to get the answer you wanted.
-|Is anybody checking how this money is spent?
-|The inspection report said the place needs improvement.
-|I saw a mouse in the corridor.
-|The bins behind the kitchens were overflowing.
-|The bed was wet when I got in and they changed it straight away.
-|I spilt my tea and lay in it till the nurse came, we had a laugh.
-|They had to hold me still for the scan.
-|I was strapped on the stretcher and off we went.
-|They pulled my tooth and it bled all night.
-|I was choked up when I saw how kind they were.
-|He got his fingers trapped in the door and the minor injuries unit sorted it.
-|The dog bit her and she needed a jab.
-|I fell down the stairs and broke my hip.
-|My dad walked into a door and needed stitches, clumsy thing.
-|He fell off a ladder and broke two ribs.
-|Burned my hand on the oven and the nurse dressed it.
-|My daughter fell on her face in the playground.
-|She has a mark on her cheek from the oxygen mask.
-|I don't want to go in a home.
-|I want to stay in my own home as long as I can.
-|I'm scared of ending up in a home far from my family.
-|I'm worried sick about the future of our hospital.
-|It's frightening how long the wait is.
-|I'm afraid I don't agree.
-|I'm afraid the plan is a mistake.
-|I dread the drive in winter.
-|I can't go on my own because I can't drive.
-|I can't take the bus with my leg.
-|I'll be gone by the time the bus comes.
-|See you at the next meeting.
-|I won't be coming to any more of these meetings.
-|I've had enough, I'm moving to another surgery.
-|Goodbye to our local hospital, then.
-|I'm fed up to the back teeth.
-|I have nothing good to say.
-|Nothing will change my mind.
-|It doesn't matter what we say.
-|Do what you like, you always do.
-|Sixty pounds in taxis, there and back.
-|It costs a fortune to visit.
-|My pension doesn't stretch to it.
-|My neighbour drives me and I pay for her petrol.
-|My son has my bank card to do my shopping.
-|My daughter deals with all my letters.
-|I gave my keys to the carer in case I fall.
-|The key safe code was passed on to the wrong person.
-|The gates are locked at ten.
-|Doors were locked for the fire drill.
-|He kept us waiting an hour and never said sorry.
-|The doctor was rude and made me cry.
-|I felt humiliated in that gown.
-|She talked to me as if I was a child.
-|I was shouted at by a man in the queue.
-|They argued in front of the patients.
-|Security had to throw a drunk out.
-|Lads on bikes race through the car park at night.
-|Someone broke into my car while I was having treatment.
-|I was mugged near there years ago and don't like walking in the dark.
-|No bell in the bathroom and I had to shout.
-|Put him in the car and drive, that's what you do out here at night.
-|She signed a form she couldn't read because nobody fetched an interpreter.
-|They put a coloured sticker on his bed and nobody knew what it meant.
-|My aunt waits in all day for the carer and then it's a stranger.
-|He came back from a tour and can't sleep, and there's no one to see him.
-|Nine months for a scan and then a leaflet through the post.
-|Used to be a card with the date on, now it's a link I can't open.
-|Gran thinks I am her mother these days and the day centre makes her smile.
-|Two of them lifted her as if she were made of glass, bless them.
-|There was one toilet for the whole ward.
-|Dad was sent home in a taxi in his pyjamas.
-|I gave birth in the corridor, near enough.
-|Nobody came when I pressed the button.
-|My father died while he was waiting for the letter.
-|He was dead before the ambulance found the lane.
-|They told us over the phone that she had died, that was wrong.
-|We buried my brother in June and I still get letters for him from the clinic.
-|I lost the baby on the way because the road was shut.
-|The surgeon saved my leg.
-|Half the staff have left and the others are off sick.
-|My sister left the job because of the stress.
-|The day centre is the only place he'll eat a meal.
-|I've been told I'm too young for the service and too old for the other one.
-|My son was born at home on the bathroom floor, the ambulance man was ace.
-|I can't see the screen and the letters are too small.
-|They asked me to put my name on a list and I never heard.
-|The pills made her sleepy so they changed them.
-|He's in a home now and we visit on Sundays.
-|When the carer is off sick nobody comes and I manage with a sandwich.
-|Mum can't reach the tap in the new bathroom.
-|I wait on the platform for the only train and it's cancelled.
-|The bridge is shut so the bus goes round.
-|I stood at the bus stop for an hour in the rain and went home.
-|My wife and I walked along the canal to the clinic, a lovely path.
-|I keep a bag packed for when I'm called in.
-|My garden backs on to the site and the lights are on all night.
-|The gun shop by the surgery is an eyesore.
-|He is a farmer and can't leave the cows for an appointment.
-|I cook for my mother and my brother does the washing.
-|Our street has no pavement and the children walk in the road.
-|The boys from the school throw litter over the hedge.
-|My brother shares a room with two other men at the unit and says the company is good.
-|Somebody from the council came and looked at the damp.
-|I have been a carer for thirty years and never once been asked how I am.
-|He won't wear his hearing aids.
-|The manager of the home rings us every week.
-|My mother's legs are wrapped every other day by the district nurse.
-|She lost weight after the operation but she's eating again.
-|They found a lump and I had the letter in a week.
-|I wake at four and worry about the bills.
-|I've been low since the redundancy and the walking group gets me out.
-|Every penny of my pension goes on taxis.
-|They make you feel like a number.
-|I had to tell my story four times to four people.
-|You'd think they would answer the phone once in a while.
-|Do not touch the A&E.
-|Leave things as they are.
-|I was a nurse here for forty years.
-|I work at the surgery and we get shouted at about the phones.
-|On our unit we do our best with what we've got.
-|The agency nurses don't know where things are kept.
v|I'll be outside when he knocks off and he'd better be ready.
v|You lot want to watch yourselves in that car park.
v|Whoever signed that letter will be sorry, I've friends who deal with people like you.
v|I am coming through that door with a sledgehammer.
v|I'll put that doctor in a wheelchair, I swear on my mother's grave.
v|He wants to look over his shoulder, that manager.
v|I'd check your brakes before you drive home if I were you.
v|My dad says he will run down the next warden he sees.
v|Do this and there'll be blood on the steps, I promise you.
v|I will drive my tractor straight into the council offices.
v|One more word from her and I'll knock her teeth out.
v|We know what bus the chief executive's kids get.
v|I've told them I'll bring a bat next time and I meant it.
v|The lad upstairs keeps saying he is going to do something people will remember.
v|If they let him out he will go for his wife, he's told me so.
v|That surgeon took my son and I'm going to take something from him.
v|She's going to get what's coming to her, I know where she walks her dog.
v|I hear orders to hurt people and I'm fighting it.
v|He's making something with fertiliser in the lock-up.
v|When I hold the baby I imagine dropping him down the stairs and it scares me.
v|Me and my brothers will be waiting for whoever comes to lock it up.
v|That's a promise: I'll have him, on his own doorstep.
v|You shut it, we burn it, simple as.
v|He waved a blade at the neighbour's lad and said next time.
v|I could kill her when she cries all night and I nearly did on Sunday.
w|I was told by my line manager to wipe the messages before the investigators arrived.
w|I drive patients and the tyres are bald, the boss says take it out or lose your job.
w|The instruments aren't being sterilised properly and I'm the one who logs it.
w|I do the paperwork for infections and I'm told which ones to leave off.
w|I'm on nights in a home, three of us for fifty, they lie in their mess till morning and we're told to keep our mouths shut.
w|Speaking as staff: the reports on the deaths were altered.
w|We're claiming money for visits nobody makes, I see the sheets.
w|I've been in the pharmacy ten years and controlled drugs go missing every month, nothing is reported.
w|Equipment that failed its test is put back on the wards. I sign the labels.
w|I was threatened with the sack for ringing the inspectors.
w|I'm an employee and have seen results being swapped and then covered up.
w|The rota the board sees is false, there are never that many nurses on.
w|My boss makes us write that people were washed when they weren't.
w|Children's records were changed after the complaint, my colleague did it and cried.
w|The kitchen uses meat that is past its date and we've had three outbreaks that nobody reported.
w|The owner told us not to call an ambulance because it looks bad.
w|I'm a student nurse, I saw a patient dragged and when I said so they failed my placement.
w|They put a do-not-resuscitate on people without telling the families, I've seen the pile of forms.
w|We were told to lie to the inspectors about training.
w|An unqualified man is doing the X-rays on Sundays and the managers know it.
w|I can't sleep for what I've seen at work, patients left without pain relief to save money.
w|Alarms were switched off on my ward so that they wouldn't bother the night staff, and a lady died.
w|Deaths on our unit are being called natural when they were our mistakes.
w|The fire doors are chained at night to keep the residents in, we've raised it and been warned off.
w|The vaccines were left out of the fridge and we were told to give them anyway.
c|They shut him in a cage like an animal, he's eight and he can't talk.
c|My little sister carries packages for her boyfriend's mates and she's only in year ten.
c|A man from the club takes the boys home one by one and they come back with new phones.
c|He is made to deliver things at night on his bike and he is thirteen.
c|The disabled girl next door is kept in the shed when they have company.
c|That boy is always in the same clothes, always starving, and he steals from the other children's lunch boxes.
c|She comes to school with burns and begs us not to ring home.
c|The piano teacher shuts the door and sits my daughter on his lap.
c|A grown man waits for my thirteen year old outside the school and she gets in his car.
c|There's screaming and then a thud through the wall, and the next day the toddler has a split lip.
c|The dad holds the little one's hand over the gas.
c|My friend at school is being sent abroad to be married and she's not sixteen yet.
c|The boy in the flat above is out on the landing at midnight because his mum has men in.
c|My step-gran makes me stand outside without shoes when it's frosty.
s|I've written most of the note already, I just haven't decided who finds it.
s|I'm a drain on everybody and they would soon get over it.
s|It'd be a relief to all of them if I did it.
s|I've been thinking which tree, which rope.
s|My son has been talking as though he won't be here for his birthday.
s|She has started giving away her jewellery and she smiled for the first time in months.
s|I don't make plans any more because I shan't need them.
s|A friend had to break the door down to get to me and it will be locked better next time.
s|They let my sister out the same day that she was found hanging.
s|He holds the razor and says he's just looking at it.
s|I burn my legs with the iron when it gets too loud in my head.
s|I stood on the platform and couldn't think of a reason.
s|My head tells me they'd be happier without me.
s|I have written goodbye to my children on the back of this form.
p|My son-in-law broke her arm at Easter and she went home with him.
p|She had a black eye at the christening and he answered for her all day.
p|My lad's girlfriend scratches and bites him and he won't press charges.
p|He strangled me till I passed out.
p|He put his hands around my neck and everything went black.
p|My bloke kicks off when I talk to anyone and I've learned to say nothing.
p|I hand over my wages and he gives me enough for bread.
p|There's an order against him but he's at the school gate every day.
p|He's put something on my phone so he knows where I go.
p|She says she'll cut me while I'm asleep.
a|My dad's sitting in the same wet trousers as yesterday when I get there.
a|His heels have gone black and nobody at the home had noticed.
a|I was brought here to mind children and I'm not paid, they keep my papers and I sleep in a cupboard.
a|They've got Mum's cash card and she's got an empty fridge.
a|They pinch his nose to make him swallow and think it's funny.
a|There's a key on the outside of Grandad's bedroom door.
a|Her arms are covered in fingerprints, black and blue ones.
a|The warden lets himself into the old ladies' flats at night.
a|He said if I tell the nurse he will stop bringing the food.
-|Dad came home at one in the morning in a taxi.
-|He's 88.
-|She is 91 and lives by herself.
-|My consultant has left and nobody told the patients.
-|They moved the dialysis without a word to us.
-|You sit for hours with the drunks to be told to take paracetamol.
-|My lad has cerebral palsy and there is only one changing table in the building.
-|All the pictures in your leaflet are of smiling people.
-|There are no pictures of anybody like us.
-|He wouldn't let anybody finish a sentence at the meeting.
-|I have watched this happen before.
-|I've seen this film before and I know how it ends.
-|I'll be dead by the time it's built.
-|We'll all be dead before the new hospital comes.
-|Still can't tell what you are planning.
-|My wife and I talked it over for several evenings.
-|We talk about it in the evenings.
-|There were two nurses for the whole ward that night.
-|Ward sister said there was no doctor till the morning.
-|They forgot my tea and I told the sister.
-|They forgot him in the waiting room.
-|Somebody should explain the tablets to me.
-|I'd like a person to ring me about my pills.
-|My mother was in there for her last days and they held her hand.
-|My grandfather died peacefully there.
-|I don't suppose anyone will read this.
-|Rang the crisis line and got hold music.
-|I was suicidal years ago and the team saved me.
-|A drunk lad sat next to us in A&E.
-|I swear the signs are wrong.
-|I promise you nobody will use the park and ride.
-|You'll be sorry when it's gone.
-|There'll be an accident at that junction one day, mark my words.
-|I check the brakes on my wheelchair before the ramp.
-|The manager had left for the day.
-|I work in a school and we see more children with anxiety.
-|I do the paperwork for our carers' group.
-|My line manager let me come to the appointment.
-|The report was late.
-|They changed the rota without asking.
-|The minutes of the meeting were altered to suit you.
-|The lab lost my sample.
-|The samples go to another town now and the results take longer.
-|Brakes squeal on the number 12.
-|Our bus drivers are brilliant.
-|We waited outside for the doors to open.
-|My brothers and I all went to that school.
-|He comes home one day a week from the unit.
-|She takes the little ones swimming on Saturdays.
-|The boys' club needs a new roof.
-|He's in year nine and wants to be a paramedic.
-|My sister lives abroad and can't ring the surgery.
-|We took him home in the car.
-|The same clothes he went in with were lost in the wash.
-|I came to this country forty years ago to work in the mills.
-|They have my papers but nobody has read them.
-|My papers got lost between departments.
-|Notes missing again.
-|Half the plan is missing.
-|It's a done deal.
s|I have sorted out who gets the cat and paid for my own funeral. I'm forty-four.
s|There is nobody left and no reason for me to get up tomorrow.
s|I look at the motorway and think how easy it would be.
s|I've stopped taking my insulin on purpose. It will do the job slowly.
s|My brother gave away his fishing tackle and told us all he loved us. He has never said that.
s|I don't think I'll be around to see your new building and that's fine by me.
s|Since redundancy I drink until I pass out and hope I don't come round.
s|My friend sends messages at night saying she can't do this any longer and she has the blade.
s|The baby is three weeks old and I think she deserves a mother who isn't me. I've thought about how.
s|Every night I pray I won't open my eyes in the morning.
s|He tied something round his neck in his room last week, we got there in time. Discharged next day.
s|I bought enough to do it from three different shops.
s|I sat in the car with the engine on and the garage door shut.
s|I'm not scared of dying, I'm scared of another year like this one, so I've picked a date.
s|If I lose the house on the 14th I have already decided what I'll do.
s|Grandad says when his pain patches run out he'll see himself off.
s|I scratch my skin until it bleeds so that I feel something.
s|My student told me she has a plan and a place and asked me to keep it quiet.
s|I can't carry this on. Tell my girls it wasn't their fault.
s|He leaves the house at night and walks along the railway, he says he is listening for the express.
s|She weighs thirty-six kilos and hides her food in the plant pots.
s|I wake up disappointed that I woke up.
s|They'd get the insurance money at least if I had an accident.
s|My lad has carved words into his stomach.
c|There are five little ones in that flat and none of them has been to school since Christmas.
c|My granddaughter wets herself when it's time to go back to her dad's.
c|He makes the boy stand outside in his pyjamas in the frost as a punishment.
c|The girl next door is about nine and does all the shopping, cooking and looks after the baby while mum is out of it.
c|A man from the club drives my twelve-year-old home and gives him money. He won't tell me what for.
c|She came to nursery with a handprint on her cheek.
c|When we lived with him he used to come in and lie down next to me after mum had gone to her night shift. I was eight.
c|My cousin is fifteen and they have bought her a wedding dress and a one way ticket.
c|The toddler is strapped in the buggy in the yard from morning till tea time.
c|Our neighbours' kids go through our bin for food.
c|She says her teacher has a secret game that hurts.
c|My son's friend has two phones, new trainers every week and is always getting on trains to Norwich. He is thirteen.
c|The dad dangles the baby over the balcony for a joke.
c|He has a camera in my daughter's bedroom and says it's for her safety.
c|The boy had round sores on the backs of his hands and said he'd been naughty.
c|My ex gives the kids sleeping tablets so that he can go out.
c|I am 14. My stepbrother does things to me. I don't know who to tell so I am writing it here.
c|A lady in our block screams at her baby all night and then it goes silent suddenly.
c|The childminder keeps them in a dark cupboard when they cry.
c|Her uncle buys her underwear and she's ten.
c|There's a girl of about seven who is never seen outdoors and bangs on the window.
c|They put a dog collar on the little lad and think it is funny.
c|My pupil flinched when I raised my arm to write on the board.
a|They put her to bed at four in the afternoon and leave her until nine the next day in the same pad.
a|My uncle's lodger has moved his mates in and uncle sleeps in the kitchen now.
a|Dad's carer had him sign cheques, he's blind.
a|She has lost two stone in that place, the tray is put down where she can't reach it and then taken away.
a|Two staff laughed while he lay on the floor and called it a tantrum.
a|Mum has finger marks on her upper arms and says she mustn't say.
a|My brother has Down's and his so called friends take his benefit off him every Thursday.
a|They turn off her buzzer at night because she rings too much.
a|He was left on the commode for three hours with the door open.
a|A nephew we'd never met has moved in with my aunt, changed the locks and tells us she's asleep.
a|The agency girl force fed her and she was choking.
a|Residents were hosed down in the yard, I saw it through the fence.
a|Old Mr Hill next door hasn't put his bins out for a month and there's a smell, and his son says go away.
a|They tape her mittens on so she can't scratch.
a|My sister with learning difficulties is kept in a bedroom with a bolt on the outside.
a|His wound was crawling when the dressing was finally changed.
a|She is ninety and he tells everyone she's senile, but she whispered to me that he helps himself to her savings.
a|They give gran extra tablets so that she sleeps through the shift.
p|He reads my messages, counts the miles on the car and times me at the shops.
p|If dinner is late I know what's coming.
p|I wear long sleeves to work all summer.
p|She throws things when I come home late and tells people I'm the violent one. I'm a bloke, who'd believe me.
p|My ex is outside the flat every night and he has a key cut.
p|I get forty pounds a week from him and have to show receipts.
p|He said nobody would ever find me if I took the kids.
p|I'm filling this in in the toilet because it's the only room he lets me be in by myself.
p|My sister's husband broke her wrist and drove her to A&E himself and answered all the questions.
p|When he's had a drink I sleep in with the children with the chest of drawers against the door.
p|His mother and his brothers say if I go to the police I will be dealt with.
p|He put a tracker on my phone and turns up wherever I am.
p|I can't come to the meeting as my partner doesn't permit me to go out in the evening.
p|She controls my medication and won't give it to me until I apologise.
p|He held a pillow over me and then cried and said sorry.
p|He wants it whether I'm awake or not.
p|They say I've shamed the family by talking to a boy and my father has stopped my passport.
w|I work on that ward. The obs charts are filled in at the end of the shift by people who never went near the patient.
w|Our manager told us to change the date on the incident form before the inspectors came.
w|I'm a night carer, one of me for thirty-four, and we were told to say there were three.
w|I clean in theatres and I have seen instruments go back in the tray unwashed.
w|A doctor here comes in smelling of drink and everyone covers for him.
w|We've been ordered to discharge people at 2 am to make the figures look right.
w|The controlled drugs book doesn't add up and when I said so I was moved.
w|I raised that babies were being left without monitoring and was called a troublemaker.
w|As a paramedic I've watched call times being altered so that they don't breach.
w|I am a social worker with sixty cases and have been told to close them without visiting.
w|They told us not to write down the falls.
w|I'm an HCA and I saw a colleague slap a patient's legs; the sister said I must have imagined it.
w|Fire doors in our home are wedged and locked, staff know and are scared to speak.
v|The next planner who comes to my door gets the shotgun.
v|I know where the chief executive lives and what time his kids come out of school.
v|If my wife dies because of this, somebody at your end is going with her.
v|I'll burn that office down with you lot in it.
v|My neighbour says he has made a list and he's got the stuff in his shed to do it.
v|One more letter and I'm coming down there with a hammer.
v|He told me that the voices want him to stab the nurse who gives him his jab.
v|You will need more than a panic button when I've finished.
v|My son has a machete under his bed and says he is going to sort them out on Saturday.
v|I hope someone puts a brick through her head and it might as well be me.
v|Somebody is going to get hurt at that meeting, I'll see to it.
-|I have paid for my funeral in advance, as everybody should, and the form was easy.
-|I look at the motorway and think how much noise it makes.
-|We gave the dog away because flats don't allow pets.
-|I won't be around in August as we shall be in Cornwall.
-|He leaves the house at night to walk to his shift at the bakery.
-|My uncle's lodger is a very nice man who helps with the shopping.
-|Dad signs his own cheques and is proud of it.
-|She has lost two stone with the walking group and feels wonderful.
-|I get forty pounds a week in carer's allowance and it does not go far.
-|My sister broke her wrist on the ice and waited nine hours in A&E.
-|Long sleeves are a must in that waiting room, it is like a fridge.
-|The girl next door does our shopping and has been a godsend.
-|There are five little ones in the family and the appointments are never on the same day.
-|My grandson wets the bed and the continence nurse has been brilliant.
-|The boy had chickenpox and was sent home from nursery.
-|The childminder picks them up at three.
-|They put the food down where my husband could not reach it, please train the staff.
-|He was left in the corridor for three hours, but the staff were lovely.
-|They should turn the buzzers down at night so people can sleep.
-|I work on that ward and we need more hands.
-|Our manager told us to fill this in before Friday.
-|I am a social worker with sixty cases and need a car parking permit.
-|We were told not to write in pencil.
-|I know where the chief executive lives, in the same road as my aunt, and the buses don't go there either.
-|If my wife has to travel to Nottingham I'll have to give up work.
-|One more letter and I shall have had six about the same appointment.
-|Heads should roll for this.
-|You'll have a fight on your hands over this closure.
-|I could have strangled the person who designed that car park.
-|This will be the death of our high street.
-|The staff are run into the ground and someone will have an accident.
-|My mum is ninety and frightened of the new phone system.
-|She is scared of needles and lifts.
-|I was shaking with cold at the bus stop.
-|We had to fight tooth and nail for an assessment.
-|My son has autism and hits out when he is upset; we need respite.
-|The school said he pushes other children, and we want support not punishment.
-|My husband has dementia and sometimes shouts at me; the memory nurse helps us.
-|He is a carer for his wife and is worn out.
-|I feel low in winter and the walking group keeps me going.
-|I had depression ten years ago and the service was excellent.
-|Please don't cut the Samaritans grant.
-|Suicide prevention training should be given to all staff.
-|Domestic abuse services should be funded properly.
-|Safeguarding must be part of the plan.
-|Children at risk need faster referrals.
-|Knife crime is a worry on our estate.
-|There should be a women's refuge in the county.
-|The bus driver shouted at us to hurry up.
-|The porter was a bit rough with the trolley on the ramp.
-|My tablets come in boxes I can't open.
-|I keep a week's tablets in the drawer and collect more on Mondays.
-|I dread the journey every time.
-|I cry every time I drive past the old hospital where my children were born.
-|My wife died there and I want to thank the nurses.
-|When my time comes I would like to be at home.
-|End of life care at home was dignified.
-|I can't live with this noise any more, move the entrance.
-|He controls the barrier from a booth.
-|She keeps the keys to the hall and locks it at nine.
-|He counts the miles for his expenses claim.
-|My ex has the car so I come by bus.
-|Parents shouldn't be left to do it alone.
-|The little ones have nowhere to play.
-|It hurts to see the wards empty.
-|Nobody listens and nobody cares, that is how it feels to live out here.
-|What is the point of filling this in when it has all been decided?
-|I give up. Do what you like with the place.
-|It is a matter of life and death for rural people to have an ambulance.
-|People will die on the way if you shut the A&E.
-|My father nearly died in the back of my car because there was no ambulance.
-|I lost my baby at twenty weeks and the midwife held my hand.
-|My teenager has an eating disorder and the clinic is thirty miles away.
-|We adopted two siblings and they need therapy for what they went through years ago.
`

const letters = {
  s: 'self-harm',
  c: 'child',
  a: 'adult',
  p: 'partner-violence',
  w: 'whistleblowing',
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
