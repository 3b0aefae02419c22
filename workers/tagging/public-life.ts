import { type Everyday, furtherConcepts } from './more-public-life.ts'

/** What residents say of the subjects that councils ask about most. */
export const everydayConcepts: Everyday[] = [
  {
    id: 'hours of the day',
    about: 'opening hours, opening times, opening days, opening, hours, evenings, weekends, timetable, closing time',
    strong: `
      open later, open earlier, open longer, opening hours, opening times, close|shut at, closed|shut on, close|shut early,
      closes|shuts at, closed for lunch, lunchtime closing, late opening|evening|night, early closing, ten till|to|until|til,
      nine till|to|until|til, eight till|to|until|til, till|until|til four|five|six|seven|eight|nine|4|5|6|7|8|9, half day*,
      sunday*, saturday*, weekend*, bank holiday*, after work, before work, after five|six|5|6, doors are locked|shut,
      locked by, finish work, shift ends, open all day, round the clock, 24 hours, twenty four hours`,
    weak: `
      evening*, monday*, tuesday*, wednesday*, thursday*, friday*, lunchtime, o’clock, oclock, pm, am, locked, open, hours,
      midday, noon, half past, closes, shut`,
  },
  {
    id: 'closing for good',
    about: 'closure, closing, closing branches, close, merging, merge, moving, relocation, staying open, lose, loss of',
    strong: `
      close it|them|this|ours|our, closing it|them|this|our, shut it|them|this|our|down, shutting it|them|this|our|down,
      closing down, closed for good, keep it|them|ours|us open, save our, don’t|dont|do not|never close|shut,
      lose|losing|lost our|the|this|it, once it is|it’s|its gone, nothing left, already lost,
      heart of the|our village|community|estate|town, join|joined|joining them|up|together, merge*, nearest one|other,
      miles away|off, next nearest, sell the site|land|building|off, turned into flats|houses, make|made way for flats|houses`,
    weak: 'close, closing, closure*, closed down, keep, gone, gone for good, village, nearest, flats, miles, save, shut',
  },
  {
    id: 'unpaid helpers',
    about: 'volunteers, volunteer, volunteering, run by volunteers, community groups, community run, parish council',
    strong: `
      volunteer*, unpaid, for nothing, for free ~ people, do it for free, community group*|run, parish council|group,
      friends of, help out, helping out, rota*, give up my|their time, charity shop, well meaning, retired folk|people,
      trained staff|people, paid staff|librarian*|officer*, professional*, willing to help, take it over|on, goodwill`,
    weak: 'helper*, charity, retired, training, trained, community, parish',
  },
  {
    id: 'reading matter',
    about: 'books, book, reading, stock, borrowing, magazines, e-books, audiobooks',
    strong: `
      book*, novel*, paperback*, title*, author*, shelf, shelves, large print, talking book*|cd*, audiobook*, ebook*,
      newspaper*, magazine*, reservation*, borrow*, fiction, crime|romance novels|fiction, library card, daily papers, volume*,
      encyclopaedia*, comic*`,
    weak: 'read, reading, papers, reserve*, print, pages, new ones, renew*, loan*',
  },
  {
    id: 'getting online',
    about: 'computers, computer, internet, wifi, online, digital, websites, website, smartphone, app, apps, printing',
    strong: `
      wifi, wi-fi, internet, computer*, laptop*, pc, pcs, printer*, print out*, printing, email*, e-mail*, website*, web page*,
      online, on line, log in|on, logging in|on, password*, smartphone*, an|the|another|different app|apps, app, screen*,
      broadband, download*, upload*, universal credit, job application*, tablet*, not on the internet|computer,
      no signal|mobile`,
    weak: 'phone, form, forms, typed, socket*, technology, digital, keyboard, mobile, site',
  },
  {
    id: 'children and families',
    about: `
      children, child, young people, teenagers, families with children, youth, babies, toddlers, play, playgrounds,
      young readers, youngsters, families`,
    strong: `
      children, child, kid, kids, toddler*, baby, babies, teenager*, teens, youngster*, youth, pram*, buggy, buggies,
      pushchair*, little ones|one, my son|daughter|boy|girl|lad|twins, grandson*, granddaughter*, grandchild*, grandkids,
      nursery, playgroup*, story time, storytime, rhyme time, homework, after school, summer holidays, half term, playground*,
      swing*, slide*, mums and, parent*, school visit*, revise, revision, picture book*, school trip*, youth club*`,
    weak: 'mum*, dad*, school*, class, play, family, families, young, reading scheme, teacher*, twins',
  },
  {
    id: 'state of a building',
    about: `
      building, buildings, premises, heating, toilets, facilities, changing rooms, repairs, maintenance, condition, layout,
      the site`,
    strong: `
      toilet*, loo, loos, lift, lifts, heating, radiator*, boiler*, freezing, too hot, too cold, draught*, damp, mould*, roof*,
      leak*, bucket*, ceiling*, carpet*, paint*, lighting, lights, ramp, ramps, steps, stair*, upstairs, automatic door*,
      seating, chair*, bench*, baby change|changing, changing room*, shower*, cramped, run down, shabby, peeling, noisy,
      too loud, window*, repair*, falling apart|down, share|sharing ~ building, under one roof`,
    weak: 'cold, warm, dirty, room, rooms, building*, quiet, noise, space, broken, wobbl*, entrance, layout, old, damp',
  },
  {
    id: 'what it costs',
    about: `
      cost, costs, savings, money, budget, budgets, council tax, value for money, funding, charges to residents, income,
      finance, spending`,
    strong: `
      council tax, rates, taxpayer*, budget*, waste of money, value for money, how much does|did|will|has|do, what does it cost,
      cost|costs ~ million|thousand|fortune, million*, £, save money|you, saving*,
      save ~ pounds|million|thousand|percent|per cent, cut|cuts, spend*, spent, cheaper, funding, funded, afford*,
      pay for it|this, subsidis*, sponsor*, consultants, salaries, pay rise*, expenses, contractor*, in-house, profit*,
      charge a, pay a, fiver, tenner, two grand, a fine use of`,
    weak: 'cost*, pay, paying, money, price*, fees, fee, charge*, income, free, pounds, pence, worth, fine, fines, thousand',
  },
  {
    id: 'boundaries and nearness',
    about:
      'catchment, catchment area, boundary, boundaries, zone boundary, distance, zones, area covered, where the line',
    strong: `
      catchment*, boundary, boundaries, as the crow flies, crow flies, straight line, straight-line, metres, yards from,
      the line|map, on the map, live|living|lives next|opposite|near|closer|close|round|around, live ~ away|from, too far away,
      just outside, postcode*, wrong side of, door to door, front door, measured, measure, walking distance, a stone’s throw,
      nearest one|school|to us, end of our|my street|road, other side of, in the zone|area, out of the zone|area, out of area,
      redraw*, redrawn, drawn`,
    weak: 'zone*, distance, far, nearest, map, street, local, estate, area, next door, closest',
  },
  {
    id: 'brothers and sisters',
    about: 'siblings, sibling, brothers, sisters, twins, same family',
    strong: `
      sibling*, brother*, sister*, twin*, eldest, oldest, youngest, younger one*|child|ones|brother|sister,
      older one*|child|ones|brother|sister, both children|kids|boys|girls, keep families|them together, split up, two schools,
      different schools, first-born*, first born*, second child|one, stepbrother*, stepsister*, each child,
      two drop offs|drop-offs`,
    weak: 'together, split, both, separate, family',
  },
  {
    id: 'religion',
    about: 'faith, religion, religious, church, baptism, worship, ethos',
    strong: `
      faith*, church*, catholic*, anglican*, c of e, muslim*, islam*, jewish, hindu*, sikh*, christen*, baptis*, priest*,
      vicar*, mass, pray, prayer*, praying, god, religio*, atheist*, mosque*, temple*, synagogue*, worship*, parish priest,
      ethos, secular, sunday service, believ* in god`,
    weak: 'christian*, parish, belief*, attend*, ethos',
  },
  {
    id: 'room for everybody',
    about: `
      number of places, places, class sizes, capacity, pupil numbers, falling rolls, new housing, overcrowding, enough places,
      demand`,
    strong: `
      class size*, in a|her|his|my|one class, thirty|30|32|33|34|35 in, too many children|pupils|people|houses,
      not enough places|schools|spaces|classrooms, enough places, full up, bulge, new homes|houses|estate|housing,
      houses going up, hundred homes|houses, birth rate*, falling rolls, half empty, half-empty, squeez*, cram*, overcrowd*,
      mobile classroom*, portakabin*, intake, extra class, build|building a|another|more|new school|primary|secondary|academy,
      expand*, capacity, oversubscribed, spare places, places to`,
    weak: 'places, numbers, full, class, classroom*, homes, houses, sums, bigger, smaller, room, enough',
  },
  {
    id: 'additional needs',
    about: `
      special educational needs, send, special needs, additional needs, autism, learning disability, ehc plans,
      specialist units`,
    strong: `
      autis*, adhd, dyslex*, ehcp*, ehc plan*, sen, send, special need*, special school*,
      specialist provision|place*|school*|unit*, learning difficult*, deaf, blind, hearing impair*, wheelchair*, epilep*,
      down’s, downs syndrome, cerebral palsy, one to one, one-to-one, teaching assistant*, meltdown*, sensory, sensory room,
      additional need*, tribunal*, out of school for, the plan names, unit attached`,
    weak: 'needs, unit*, disab*, support*, mainstream, quiet, anxiety, plan',
  },
  {
    id: 'applying and appealing',
    about: `
      applying, application, applications, appeals, appeal, deadlines, offers, waiting lists, application form, booking, forms`,
    strong: `
      appeal*, panel*, offer day, offer*, application*, applied, apply*, applying, deadline*, waiting list*, form*, refused,
      turned down, submit*, first choice, second choice, three choices, preference*, put down, allocated, booklet*, letter that,
      where you are on, on the list, oversubscription, admissions team|office, criteria, criterion, portal*, translated, jargon,
      reply to my, ring up|every, nobody tells, explain*`,
    weak: 'letter*, choice*, list, late, panel, website, rejected, told, proof, decision*, queue*, language, guidance',
  },
  {
    id: 'the journey',
    about: `
      getting there, travel, transport, journey, school transport, buses, bus, walking routes, getting to school,
      public transport, how to get there`,
    strong: `
      bus, buses, bus pass*|stop*|fare*|route*|service*|driver*, coach, minibus*, train, trains, taxi*, lift to,
      walk|walking to, safe route*, pavement*, crossing*, zebra crossing, lollipop lady|man, a road, main road,
      dual carriageway, journey*, drop off, drop-off, drop them off, school run, at the gates, cycle to, on foot, hour each way,
      minutes each way, miles each way, travel*, public transport, no car, don’t|doesn’t|dont|doesnt drive, fare, fares,
      timetable*, rush hour, 4x4*, double parked`,
    weak: 'miles, drive, driving, car, road, traffic, route*, walk, commute, minutes, parked, far',
  },
  {
    id: 'fair for everybody',
    about: `
      fairness, fair, fair access, equality, poorer families, deprived, low income, inequality, inclusion, disadvantaged,
      poverty, equity`,
    strong: `
      unfair*, fair, fairer, fairness, the rich, rich people|families|parents, wealthy, well off, well-off, middle class,
      working class, poor, poorer, poorest, poverty, deprived, those with money, those who can afford, can’t|cannot|cant afford,
      low income*, low paid, minimum wage, benefits, free school meals, pupil premium, foster*, in care, looked after children,
      renting, rent, tenants, landlord*, cheat*, false address, lie about, lied about, house prices, privileged, sharp elbow*,
      back door, two-tier, second class, discriminat*, disadvantag*, level playing field, class divide, ethnic, minorities,
      hit hardest`,
    weak: 'afford, money, equal*, justice, priority, vulnerable, address, estate, price*, hardship, struggling',
  },
  {
    id: 'permits',
    about:
      'permit, permits, residents’ permits, permit zones, residents parking, visitor permits, exemptions, exemption, exempt',
    strong: `
      permit*, visitor* book*|permit*|ticket*|voucher*, residents only, residents’ parking|zone|scheme|bay*,
      residents parking|zone|scheme|bay*, own street|road, outside my|our|your own house|home|door|front,
      in front of my|our house, cars per house|household|home, per household, second car, two cars, three cars,
      park in my|our own, exempt*, houses in multiple, carer ~ park|visit, student house*, every house, my street,
      bring the|a zone`,
    weak: 'zone*, household*, resident*, visitor*, vans, live here, lived here, carer, scheme, students, driveway',
  },
  {
    id: 'price of parking',
    about: 'parking charges, price of car parks, charges, tariff, parking fees, season tickets',
    strong: `
      an hour, per hour, first hour, free hour|half hour|parking, half an hour free, two hours free, all day ticket|rate|charge,
      season ticket*, parking charge*|fee*|cost*|price*|ticket*, pay to park, cost to park, price of parking, tariff*,
      evening charge*|charges, sunday charge*|charges, daylight robbery, rip off, rip-off, dearer, cheaper,
      going|gone up by|again, put up, increase of, £ ~ hour|day|week, pence, pounds ~ hour|day, free at weekends, greedy,
      retail park, to nip in, pop in, to park`,
    weak: 'charge*, price*, expensive, dear, free, cost*, increase*, multi-storey, ticket, hour*, pay',
  },
  {
    id: 'how to pay',
    about: 'ways to pay, payment, machines, coins, cards, apps, pay by phone, cash',
    strong: `
      machine*, meter*, coin*, cash, contactless, card only|reader, cards only, debit card, an app, the app,
      pay by phone|app|card|cash, pay on exit|foot, pay and display, different apps, no signal, download an, smartphone*,
      out of order, screen*, no change, the right change, wouldn’t take|accept, didn’t take|accept, register* number plate,
      top up`,
    weak: 'app*, card*, phone, change, pay, paid, signal, exit, number plate, screen',
  },
  {
    id: 'trade',
    about: `
      shops, shop, businesses, business, traders, trade, cafés, cafes, market traders, tradespeople, high street, town centre,
      customers, deliveries, loading, local economy, jobs`,
    strong: `
      shop, shops, shopkeeper*, shopping, my|our|small|local business|businesses, business*, customer*, trader*, trade, takings,
      turnover, high street, market, market stall*|trader*|people, café*, cafe*, restaurant*, pub, pubs, bakery, bakers,
      butcher*, hairdresser*, salon, coffee, deliver*, deliveries, unload*, load, loading, kegs, stock arrives, footfall,
      passing trade|custom, plumber*, electrician*, builder*, tradesm*n, my tools|van, retail park, out of town,
      boarded up|over, empty units|shops, going bust, staff can’t, owner of, livelihood*, economy, jobs, i fit, kitchens`,
    weak: 'town, centre, van, vans, custom, square, sales, owner, meal, spend, visit, window*',
  },
  {
    id: 'disabled people',
    about: `
      disabled people, disabled, blue badges, blue badge, disability, disabilities, mobility, wheelchair users, accessibility,
      older or disabled people, older people`,
    strong: `
      disab*, blue badge*, badge holder*, badge, wheelchair*, mobility scooter*|aid*, can’t|cannot|cant walk,
      hardly|barely walk, walking frame|stick*|aid*, crutches, parkinson*, arthritis, multiple sclerosis, stroke,
      my|his|her legs|hip|knees, chronic, blind, visually impaired, partially sighted, guide dog*, deaf, dropped kerb*,
      door to door, dial a ride, my carer|carers, invisible, hidden disabilit*, hospital appointment*, near the door|entrance,
      housebound, elderly, frail, at my age, i’m|im|am 7*|8*|9*, in my eighties|seventies|nineties`,
    weak: 'walk, pain, older, carer*, mobility, scooter*, appointment*, kerb*, badge*, old',
  },
  {
    id: 'rules kept',
    about: `
      enforcement, wardens, fines, penalty notices, penalty charge, cameras, traffic wardens, anti-social behaviour, policing,
      signs`,
    strong: `
      warden*, fine, fined, fines, penalty, penalties, pcn*, parking ticket*, got a ticket, ticketed, bailiff*, camera*, anpr,
      number plate*, yellow line*, double yellow*, enforce*, enforcement, police*, policing, catch them, caught, tow, towed,
      clamp*, cash cow, money spinner, trap, signs, signage, unclear sign*, get away with,
      nobody|no one|noone checks|does anything|stops them, never see anyone|a, ignore the|it, flout*, pounce*, appealed,
      pavement park*, on the pavement|footway, blatant, break the rules, speed camera*, speeding`,
    weak: 'ticket*, rule*, sign*, illegal*, offence, abuse, pavement*, van*, appeal*, monitor*',
  },
  {
    id: 'people who come to work',
    about: 'commuters, commuting, people who work in town, park and ride, station, commute, workers',
    strong: `
      commut*, park and ride, park & ride, office worker*|people|staff, all day, all-day, station, railway, train into,
      go|going|get|getting to work, to work, drive to work, works in town, work in town|the town|the centre, night shift*,
      shift*, start work, early shift*, rail users, workers, from seven|eight till, staff at the, ring road, employees,
      side streets|roads, leave their cars, dump their cars`,
    weak: 'work, works, staff, nurse*, cleaner*, bus, office*, company, deck, car share, nine to five',
  },
  {
    id: 'air and climate',
    about: `
      air, air quality, pollution, climate, environment, electric car charging, greening, trees, fewer cars, carbon, green,
      emissions, nature, wildlife`,
    strong: `
      air quality|pollution, clean air|er, cleaner air, pollut*, fume*, exhaust*, emission*, asthma, breathe, breathing, lungs,
      climate*, carbon, co2, net zero, electric, ev, evs, charging point*, charge point*, chargers, tree*, green space*,
      greener, planet, environment*, diesel*, petrol, gas guzzl*, nature, wildlife, bees, birds, hedge*, fewer cars, less cars,
      less traffic, cars off, idling, range rover*, suv*, global warming`,
    weak: 'green, cleaner, air, future, plug*, plant*, health, quieter, engine*',
  },
  {
    id: 'cycling and walking',
    about: 'cycling, cyclists, cycle, walking, active travel, pedestrians, bikes, cycle lanes, walking and cycling',
    strong: `
      cycl*, bike*, bicycle*, e-bike*, cargo bike*, bike rack*, helmet*, pedal*, walking, walk to, on foot, pedestrian*,
      pavement*, footpath*, scooter*, e-scooter*, pushchair*, crossing*, zebra crossing, toucan, stroll, jog*, exercise,
      active travel, school run on foot, ride to|my|with, cycle lane*|path*`,
    weak: 'walk, active, ride, riding, safe, safely, kids, path',
  },
  {
    id: 'traffic moved elsewhere',
    about: `
      traffic, displaced traffic, congestion, main roads, boundary roads, rat running, rat-running, through traffic,
      traffic on other roads, roads`,
    strong: `
      traffic, traffic jam*, congest*, gridlock*, queue*, tailback*, standstill, bumper to bumper, nose to tail, displace*,
      rat run*, rat-run*, cut through, short cut, shortcut*, through traffic, main road*,
      pushed|push|pushes|moved|moves|moving|shifted|shift ~ road*|street*|elsewhere|onto|round, boundary road*, detour*,
      long way round, roundabout*, diversion*, lorries, hgv*, worse on, our road|street is|has|now, stuck in, crawling`,
    weak: 'road*, cars, drive, driving, street*, route*, jam*, busier, quieter, minutes',
  },
  {
    id: 'emergency access',
    about: 'emergency vehicles, emergency services, fire engines, ambulances, emergency access, response times',
    strong: `
      ambulance*, fire engine*|brigade|crew*|service, paramedic*, police car*, emergency vehicle*|services, 999, heart attack,
      blue light*, sirens, response time*, get through, bollard* ~ unlock|key|ambulance, minutes count, lives at risk,
      someone will die, delayed, life or death`,
    weak: 'emergency, emergencies, delay*, bollard*, through, seconds, die',
  },
  {
    id: 'safe streets',
    about: `
      safety, road safety, safe, danger, speeding, accidents, collisions, crime, personal safety, feeling safe, lighting,
      crime and safety, anti-social behaviour`,
    strong: `
      speed*, 20 mph, 20mph, 30 mph, twenty miles an hour, accident*, crash*, collision*, knocked down|over, run over,
      near miss*, danger*, unsafe, safer, hit by, injur*, dark, unlit, mugg*, crime*, burgl*, drug*, dealing, gang*, harass*,
      scared, frightened, afraid, attack*, follow* home, street light*|lights|lighting, empty streets, alone at night,
      after dark, anti-social, antisocial, vandal*, graffiti, boy racer*, blind bend, visibility`,
    weak: 'safe, safely, safety, night, police, fast, women, killed, cross',
  },
  {
    id: 'how we were asked',
    about: `
      consultation, consulted, engagement, decision making, democracy, how the decision, the process, survey,
      listening to residents, communication`,
    strong: `
      consult*, survey*, questionnaire*, done deal, already decided, made up your|their mind*, mind is made up, nobody asked,
      no one asked, never asked, weren’t asked, were not asked, rubber stamp*, tick box, ticking boxes, tickbox, box ticking,
      leaflet*, public meeting*, councillor*, vote*, voted, voting, petition*, ignored, listen to, don’t|never|not listen*,
      sham, undemocratic, democra*, transparen*, leading question*, biased, loaded, foregone conclusion, election*, imposed,
      trial data, publish the, the data, evidence, figures, minutes of`,
    weak: 'asked, decision*, decide*, opinion*, question*, council, meeting*, listen, notice, told, trial, result*',
  },
  {
    id: 'bins emptied',
    about: 'bins, bin collections, collection, rubbish bin, missed collections, weekly, fortnightly, refuse, how often',
    strong: `
      bin|bins ~ emptied|collected|full|overflowing, every week, once a week, weekly, fortnight*, two weeks, three weeks,
      three-weekly, every other week, four weeks, twice a month, missed, not emptied|collected, bin day,
      bin men|lorry|lorries|crew*, dustmen, dustcart, maggots, stink*, stench, smell*, flies, collection day*, emptied,
      nappies in, black bin|bag*, grey bin, less often, more often, how often`,
    weak: 'bin, bins, rubbish, week, weeks, lorry, christmas, collect*, month, summer, days',
  },
  {
    id: 'recycling',
    about: 'recycling, sorting, recycle, recyclable, glass, plastic, paper and card',
    strong: `
      recycl*, plastic*, glass, cardboard, card, tins, cans, foil, cartons, bottles, jars, yoghurt pot*, paper, sort, sorting,
      sorted, separate*, wash them|it out, rinse, box for, boxes for, blue bin|box|bag, green box|bag, different bin*|box*|bag*,
      which bin|box, mixed bin|recycling, landfill, burnt, incinerat*, shipped, soft plastic*, film, contaminat*, same lorry,
      containers`,
    weak: 'box, boxes, bag, bags, lid*, allowed, containers, leaflet, sort',
  },
  {
    id: 'food scraps',
    about: 'food waste, food scraps, food, caddies, caddy, kitchen waste',
    strong: `
      food waste, food scrap*, scrap*, left over*, leftover*, leftovers, cadd*, slop*, peeling*, tea bag*, compostable bag*,
      liners, kitchen bin, rotting, rats, vermin, foxes, gas from, biogas, hens, chickens, freezer, freeze, bones, anaerobic,
      slops bucket, uneaten`,
    weak: 'food, kitchen, sink, bucket, smell*, fruit, compost*, worms',
  },
  {
    id: 'gardens',
    about: 'garden waste, garden, grass, leaves, hedge cuttings, brown bins, composting, allotments',
    strong: `
      garden waste, grass, lawn*, clipping*, cutting*, hedge*, leaves, prun*, branches, weeds, brown bin*|one, green bin,
      garden bin, subscription*, bonfire*, burning, compost bin*|heap*, mow*, flower*, allotment*, shrubs, garden*`,
    weak: 'compost*, autumn, spring, subscri*, trees, acre*, burn',
  },
  {
    id: 'the tip',
    about: 'tips, tip, household waste sites, recycling centre, dump, waste sites',
    strong: `
      the tip, tips, dump, household waste site*, recycling centre*|site, skip, skips, booking a slot|system, book a slot,
      have to book, having to book, book ~ slot|ahead|online, trailer*, van*, pick-up, pickup, rubble, tyres, mattress*,
      plasterboard, diy, turned away, queue* ~ road|out|back, queues at, bulky, old sofa, broken furniture, drive there,
      the site staff, load of`,
    weak: 'site, slot, queue*, booking, turned, staff, trip, rid of',
  },
  {
    id: 'dumping and litter',
    about: 'fly-tipping, fly tipping, litter, rubbish dumped, dog mess, dog fouling, street bins, street cleaning',
    strong: `
      fly tip*, fly-tip*, flytip*, dumped, dumping, litter*, dog mess|poo|dirt|fouling|walkers, dog muck, little bags, poo bag*,
      fag ends, cigarette ends, chewing gum, takeaway*, wrapper*, mcdonald*, back alley*, alleyway*, lay-by*, layby*,
      hedge bottom, left on the pavement|street|verge, abandoned, overflowing, gulls, seagulls, pigeons, broken glass, needles,
      sofa*, fridge*, mattress*, bags left, black bags, street bin*, street sweep*, litter pick*, public bin*, clean up`,
    weak: 'rubbish, mess, verge*, filthy, dirty, street, lane*, alley*, cameras, canal',
  },
  {
    id: 'room at home',
    about: `
      room for bins, flats, terraces, shared houses, households that differ, storage space, large families,
      assisted collections, no room`,
    strong: `
      flat, flats, terrace*, terraced, high rise, high-rise, tower block*, bedsit*, floor flat, top floor,
      ninth|tenth|fifth|third|second floor, shared house*, hmo*, no room, nowhere to put|keep|store|stand, no space,
      no front garden, nowhere to, side passage, front step, through the house|kitchen, bin store*, communal, large family,
      family of, five|six|seven|eight of us, nappies, incontinence, can’t|cannot|cant lift|drag|push|move, too heavy, drag*,
      steep, slope, gravel, steps to, wheel it, assisted, help with, caretaker`,
    weak: 'room, space, store, heavy, carry*, lift, push, garden, baby, twins, wheel*',
  },
  {
    id: 'staff and people who serve',
    about: 'staff, staffing, officers, crews, librarians, teachers, wardens and rangers, customer service',
    strong: `
      staff*, rude, polite, friendly, helpful, unhelpful, receptionist*, attitude, ever so helpful, kind, knowledgeable,
      understaffed, short of staff, not enough staff, agency, manager*, crew*, ranger*, attendant*, caretaker*, coach, coaches,
      instructor*, teacher*, smile, welcoming`,
    weak: 'team, service, people who, train*, service',
  },
  {
    id: 'parks and green space',
    about:
      'parks, park, green spaces, green space, open space, play areas, trees and flowers, sports pitches, nature, dogs',
    strong: `
      park, parks, green space*, playing field*, pitch*, football, cricket, bowls, bowling green, bandstand, flower bed*, pond,
      lake, ducks, picnic*, dog*, off the lead, trees, woodland*, meadow*, wildflower*, nature reserve, paddling pool,
      tennis court*, basketball, skate park, bench*, grass cut*, mow*, play area*, swings, slide, path* through`,
    weak: 'grass, field*, outside, outdoors, play, walk, lead',
  },
  {
    id: 'leisure',
    about: 'swimming, swimming pool, leisure centre, leisure, gym, sport, sports, exercise classes, fitness',
    strong: `
      swim*, pool, gym, leisure centre, sports hall, sports centre, fitness, exercise class*, lesson*, aqua*, lifeguard*, sauna,
      changing room*, badminton, squash, five-a-side, yoga, treadmill*, membership, lanes, length*, weights`,
    weak: 'class*, session*, water, active, fit, club*, sport*',
  },
  {
    id: 'homes',
    about: 'housing, affordable homes, council housing, social housing, homes, rents, repairs, homelessness, homeless',
    strong: `
      affordable home*|housing|house*, council house*|housing|flat*, social housing, housing list, waiting list, homeless*,
      hostel*, rent*, landlord*, tenant*, tenancy, mortgage*, first time buyer*, second home*, holiday let*, airbnb, damp,
      mould, overcrowded, evict*, repairs, buy a house, get on the ladder, young people can’t, bungalow*, developers,
      developer*, new build*, green belt, greenbelt, planning permission, estate agent*`,
    weak: 'house*, home*, flat*, live, family, build*, move',
  },
  ...furtherConcepts,
]
