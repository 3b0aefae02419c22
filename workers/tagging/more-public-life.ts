import type { Concept } from './lexicon.ts'

/**
 * What residents say of public services other than health: a concept speaks for the themes of a frame whose name or
 * description holds one of its `about` terms. Terms are written as in `lexicon.ts`. A frame
 * on streets, schools, parks or homes takes those it names.
 */
export type Everyday = Pick<Concept, 'id' | 'strong' | 'weak' | 'not'> & {
  about: string
  /** One of these has to stand somewhere in the frame: “industry” is a factory where noise is asked about, not where gambling is. */
  within?: string
}

/** What a consultation is about, by words that its themes cannot do without. */
const subjects = {
  travel: 'bus, buses, train, trains, tram, trams, railway, rail, coaches, public transport',
  night: 'pub, pubs, bars, licence, licences, licensing, nightclubs, venues, alcohol, night-time economy, late night',
  noise: 'noise, noisy, nuisance, flights, aircraft, disturbance',
  parks: `
    park, parks, playground, playgrounds, play area, play areas, green space, green spaces, open space, open spaces,
    playing field, playing fields`,
  pool: 'swimming, swim, pool, pools, leisure centre, leisure centres, gym',
  flood: 'flood, floods, flooding, flooded, drainage, river, rivers',
  homes: 'housing, new homes, new houses, local plan, development, developments, developers',
  roads: 'road, roads, highway, highways, pavements, footways, streets',
  police: 'police, policing, crime',
  arts: 'museum, museums, gallery, galleries, theatre, theatres, heritage, archives, arts',
  school: 'school, schools, pupils',
}

/** Further everyday concepts, for subjects that councils and their partners ask about beside those of `public-life.ts`. */
export const furtherConcepts: Everyday[] = [
  {
    id: 'how often it runs',
    within: subjects.travel,
    about: `
      frequency, how often, timetable, timetables, services that run, first and last buses, evening buses, sunday services,
      hourly`,
    strong: `
      every hour, once an hour, hourly, half hourly, every half hour, every ten|fifteen|twenty|thirty minutes, one an hour,
      two an hour, last bus, first bus, last train, after six|seven|eight|nine o’clock, on a sunday|sundays,
      no sunday|evening service, sunday service, bank holidays, twice a day, once a day, one a day, timetable*, more frequent*,
      frequen*, more buses, fewer buses, last one is|goes|leaves`,
    weak: 'evening*, sunday*, weekend*, early, late, night, hour, hours, often, gap',
  },
  {
    id: 'kept to time',
    within: subjects.travel,
    about:
      'reliability, reliable, punctuality, punctual, on time, late running, cancelled, cancellations, delays, no-shows',
    strong: `
      cancel*, didn’t|didnt|doesn’t|never turn up, never turns up, not turn up, didn’t come, never came,
      failed to turn|arrive|appear, no show, late again, always late, minutes late,
      ten|fifteen|twenty|thirty|forty minutes late, on time, punctual*, reliab*, unreliab*, can’t rely, cannot rely, rely on it,
      two come|came at once, three come|came at once, delay*, ghost bus*, disappear* ~ screen|board|app, broke down, breakdown*,
      missed my connection|appointment|train`,
    weak: 'late, waited, waiting, wait, early, turns, arrive*, stood',
  },
  {
    id: 'fares and passes',
    within: subjects.travel,
    about:
      'fares, fare, tickets, ticketing, passes, bus passes, concessionary, price of travel, season tickets, contactless',
    strong: `
      fare, fares, single, return ticket, day ticket*, weekly ticket*, season ticket*, bus pass*, concession*, pensioner* pass,
      student ticket*, £2|£3 fare|cap|ticket|bus, two|three pound* fare|cap|ticket, price cap, tap on|off, contactless,
      exact change, railcard*, free travel, half fare, child fare*, cheaper to drive|taxi|park, cost of a ticket,
      through ticket*`,
    weak: 'pass, passes, ticket*, pay, price*, expensive, cheap*, cost*, pounds, half past nine, 9.30',
  },
  {
    id: 'stops and shelters',
    within: subjects.travel,
    about: 'bus stops, stops, shelters, shelter, bus station, waiting areas, stations, seating at stops, interchange',
    strong: `
      bus stop*, shelter*, bus station, bus lay-by, kerb ~ stop, bench ~ stop|bus, seat ~ stop|shelter, nowhere to sit,
      stand in the rain, in the rain, soaked, glass ~ smashed|broken, platform*, waiting room*, request stop, moved the stop,
      nearest stop, timetable case`,
    weak: 'stop, stops, rain, wet, seat*, bench*, light, roof',
  },
  {
    id: 'told when it comes',
    within: subjects.travel,
    about: `
      information, real-time information, live information, passenger information, displays, apps, announcements,
      signs and information`,
    strong: `
      real time, realtime, live times|tracking|map, countdown, display*, screen*, announcement*, announce*, nobody tells|told,
      no information, not told, without notice, no notice, out of date timetable*, an app, the app, notice board*, leaflet*,
      website ~ wrong|old|date, timetable ~ wrong|old|date|missing, information`,
    weak: 'app, sign, signs, website, phone, information, told, know',
  },
  {
    id: 'drivers and crews',
    within: subjects.travel,
    about: 'drivers, driver, driver behaviour, crews, conductors, staff attitudes, driving standards',
    strong: `
      driver*, drove off, drives off, drove past, drove straight past, pulled away|off, pulls away, brakes hard, braking,
      before i sat|had sat|sit down, before people sit, rude, grumpy, cheerful, polite, waits for, waited for me|her|him,
      said good morning, patient with, conductor*, guard on`,
    weak: 'friendly, helpful, kind, shouted, smile*, wave*, attitude',
  },
  {
    id: 'room on board',
    within: subjects.travel,
    about: `
      overcrowding, crowding, capacity, comfort, seats, vehicles, cleanliness of buses, the buses themselves, trains themselves`,
    strong: `
      full bus, bus was full, full when, too full, standing all the way, had to stand, stood all the way, packed, squashed,
      sardines, double decker*, single decker*, seats ~ dirty|torn|wet|hard, dirty seats, windows ~ dirty|steamed, heating,
      rattl*, fumes, leg room, luggage, pushchair|pram space, wheelchair space, air conditioning, carriages, electric bus*,
      old bus*`,
    weak: 'full, seat*, stand*, crowded, clean, dirty, smell*, hot, cold, comfortable',
  },
  {
    id: 'links between places',
    within: subjects.travel,
    about:
      'routes, route, connections, links, where buses go, rural areas, villages, new routes, direct services, cross-town',
    strong: `
      direct bus, direct route|service|link, no direct, change ~ bus|buses|twice|town, two buses, three buses, change in town,
      through the village|estate, villages, no bus to, no bus at all, bus to the hospital|station|college|school, cut off,
      isolated, rural, connect*, connection*, link*, circular, diverted, long way round, goes round the houses, dial a ride,
      demand responsive, stops at the, doesn’t go to|near|past`,
    weak: 'route*, village*, estate*, hospital, college, station, round, nearest, between',
  },
  {
    id: 'noise at night',
    within: [subjects.noise, subjects.night].join(', '),
    about: 'noise, nuisance noise, loud music, music, night noise, noise nuisance, sleep, disturbance',
    strong: `
      noise*, noisy, loud, louder, deafening, bass, thump*, boom*, music, speakers, amplif*, sound system*, karaoke,
      live music|band*, decibel*, shouting, screaming, singing, slamming, car doors, engines, revving, horn*, hooting,
      kept awake, keeps me|us|them awake, wakes me|us|the, woken, can’t|cannot sleep, couldn’t sleep, sleep, sleepless,
      ear plugs, earplugs, double glazing, windows shut|closed, quiet, quieter, peace and quiet, drone, hum, humming, rumble,
      vibration*, vibrat*`,
    weak: 'night, nights, bed, bedroom, morning, o’clock, am, hear, heard, awake, baby',
  },
  {
    id: 'drink and rowdiness',
    within: [subjects.night, subjects.noise, subjects.parks, subjects.police].join(', '),
    about:
      'drunkenness, drinking, alcohol, street drinking, rowdy behaviour, disorder, drunken behaviour, fights, vomit',
    strong: `
      drunk*, drink, drinking, drinkers, alcohol, booze*, beer, lager, vodka, spirits, shots, legless, sick in|on|all, vomit*,
      urinat*, weeing, peeing, piss*, fight*, punch*, brawl*, broken glass, bottles, smashed ~ glass|window,
      stag|hen party|parties|do, pub crawl*, kicking out, chucking out, rowdy, lairy, yobs, swearing, off-licence*,
      off licence*, underage, proof of age, id checks, super strength`,
    weak: 'doorway*, glass, lads, weekend*, closing time, police, garden*, behaviour',
  },
  {
    id: 'late licences',
    within: subjects.night,
    about: `
      licensing hours, opening hours of pubs, late licences, closing times, terminal hour, late night, late-night refreshment,
      hours of sale`,
    strong: `
      until|till one|two|three|four|midnight, one|two|three|four in the morning, past midnight, after midnight, midnight, 1am,
      2am, 3am, 4am, small hours, late licence*, licence hours, last orders, close|closing|shut at eleven|midnight|one|two,
      earlier closing, close earlier, later closing, new year’s eve, bank holiday weekend*, temporary event*`,
    weak: 'late, hours, later, earlier, closing, weekend*, licence*',
  },
  {
    id: 'pubs, clubs and venues',
    within: [subjects.night, subjects.noise].join(', '),
    about:
      'venues, pubs, bars, nightclubs, night-time economy, night life, live music venues, hospitality, culture at night',
    strong: `
      pub, pubs, bar, bars, nightclub*, night club*, clubs, landlord ~ pub|licence|bar, landlady, night life, nightlife,
      night out, going out, brewery, gig, gigs, band, bands, stage, venue*, hospitality, jobs ~ pub|bar|night,
      students go|come|spend, dead after|at night, buzz, town ~ dead, somewhere to go`,
    weak: 'town, students, young, trade, jobs, lively, customers, community, business*',
  },
  {
    id: 'doors watched',
    within: subjects.night,
    about:
      'door staff, security, bouncers, drink spiking, searches, safety of customers, safe nights out, crime and disorder',
    strong: `
      door staff|man|men|supervisor*|team, bouncer*, security guard*|staff, cctv, body cam*, spik*, searched, search ~ bag|door,
      knife arch, street pastor*, taxi marshal*, safe space*, ask for angela, lone women, followed, groped, assault*, attack*,
      mugged, stabbing*, police ~ weekend|night|street|visible, drug* ~ toilet|door|dealer`,
    weak: 'safe, safety, women, girls, police, security, scared',
  },
  {
    id: 'taxis',
    within: [subjects.night, subjects.travel].join(', '),
    about: 'taxis, taxi, hackney carriages, private hire, minicabs, getting home, ranks',
    strong: `
      taxi*, cab, cabs, minicab*, uber, rank, ranks, hackney, private hire, getting home, get home, night bus*, walk home,
      lift home, meter ~ taxi|cab, badge ~ driver`,
    weak: 'driver*, home, queue*, fare*, wait',
  },
  {
    id: 'betting and gambling',
    within: subjects.night,
    about: 'gambling, betting, betting shops, casinos, slot machines, bingo',
    strong: `
      gambl*, betting, bookies, bookmaker*, casino*, slot machine*, fixed odds, bingo, bet, bets, stake*,
      lost ~ wages|money|house, addict*`,
    weak: 'machine*, shop*, wages, debt*',
  },
  {
    id: 'food late and takeaways',
    within: subjects.night,
    about: 'takeaways, takeaway, fast food, late-night food, kebab, delivery drivers',
    strong: `
      takeaway*, take away*, kebab*, burger*, chip shop*, chicken shop*, fast food, pizza*, wrappers, greasy, grease,
      cooking smell*, extractor*, deliveroo, delivery driver*|rider*|scooter*`,
    weak: 'smell*, food, litter, rats, gulls',
  },
  {
    id: 'aircraft',
    within: subjects.noise,
    about: 'aircraft, flights, night flights, airport, flight paths, runway, planes, helicopters, drones',
    strong: `
      plane, planes, aircraft, flight*, flying, flies over, fly over, overhead, take off, takes off, landing, runway, jet*,
      cargo ~ plane|flight|night, freight ~ plane|night, airport, helicopter*, drone*, approach path, glide, holding pattern`,
    weak: 'night, sky, roof, conversation, garden, low',
  },
  {
    id: 'works and building sites',
    within: [subjects.noise, subjects.homes, subjects.roads].join(', '),
    about: `
      construction, building work, building sites, construction noise, roadworks, works traffic, disruption during building,
      dust`,
    strong: `
      building site*, building work*, builders, construction, piling, drilling, drill*, digger*, crane*, scaffold*, concrete,
      reversing beep*, beeper*, beeping, hammer*, lorries ~ site|mud|morning|road, hgv*, dust, dusty, mud on, mud,
      saturday|sunday working, start|started|starts at seven|six, cones, roadworks, road works, dug up, diversion*, contractor*`,
    weak: 'site, lorries, lorry, months, morning, disrupt*, work, works',
  },
  {
    id: 'measured and acted on',
    within: subjects.noise,
    about: `
      monitoring, measuring, complaints, enforcement, investigating complaints, reporting, response to complaints,
      how complaints are dealt with, environmental health, limits`,
    strong: `
      complain*, complaint*, reported, report it, reporting, logged, log sheet*, diary sheet*|sheets, keep a diary,
      kept a diary, environmental health, out of hours, hotline, helpline, ring and ring, nothing happens, nothing is done,
      nothing was done, nobody came, never came back|out, fobbed off, meter*, monitor*, measure*, readings, decibel limit,
      evidence, warning letter*, abatement, notice served, prosecut*, inspector*, followed up, reference number, case number`,
    weak: 'rang, phoned, called, officer*, council, email*, action, proof, months',
  },
  {
    id: 'dogs and animals of neighbours',
    within: [subjects.noise, subjects.parks].join(', '),
    about: 'barking, barking dogs, dogs, animals, cockerels, pets, dog control, dogs on leads',
    strong: `
      bark*, dog, dogs, puppy, kennel*, howl*, off the lead, off lead, on a lead, on leads, long lead, dog walker*, cockerel*,
      rooster, hens, crow*, cat, cats, parrot, dog bin*, dog mess|poo|fouling, ball thrower, ran at, jumped up at|on, chased,
      bit, bitten`,
    weak: 'lead, owner*, mess, park, walk*, muzzle*',
  },
  {
    id: 'neighbours',
    within: subjects.noise,
    about: 'neighbours, neighbour disputes, domestic noise, parties, noisy neighbours, diy',
    strong: `
      next door, neighbour*, upstairs ~ music|noise|flat|stamp, through the wall*, party wall, thin walls, parties, house party,
      barbecue*, trampoline*, hot tub*, leaf blower*, lawn mower*, mowing, strimmer*, chainsaw*, diy,
      drilling ~ sunday|night|wall, student house*, students ~ party|noise, airbnb, piano, drums, drum kit, television,
      tv ~ loud|wall`,
    weak: 'garden, wall, walls, landlord, flat, loud',
  },
  {
    id: 'factories and trade noise',
    within: subjects.noise,
    about: `
      industry, industrial, factories, factory, commercial premises, deliveries, refrigeration, plant and machinery, warehouses`,
    strong: `
      factory, factories, industrial estate, warehouse*, depot, refrigerat*, chiller*, fridge lorr*, trailer*, generator*,
      compressor*, fan, fans, extractor*, air con*, plant ~ noise|hum|night, forklift*,
      deliver* ~ night|morning|five|six|noise|lorry, loading bay*, tannoy, alarm*, burglar alarm*, car wash, scrapyard, quarry,
      crusher`,
    weak: 'lorries, night, hum, machine*, beep*, unit*, smell*',
  },
  {
    id: 'traffic noise and speed',
    within: [subjects.noise, subjects.roads].join(', '),
    about:
      'traffic noise, road noise, vehicles, motorbikes, speeding, boy racers, car cruising, exhausts, speed, speed limits',
    strong: `
      speeding, speed*, too fast, boy racer*, racing, racers, car cruise*|cruising, car meet*, motorbike*, motor bike*,
      motorcycle*, moped*, quad bike*, exhaust*, revving, modified, tyres ~ screech|squeal, doughnuts,
      speed bump*|hump*|camera*, 20 mph, twenty mph, 30 mph, motorway, bypass ~ noise, road noise, traffic noise, sirens`,
    weak: 'road, cars, fast, traffic, night, engine*, lorries',
  },
  {
    id: 'play and playgrounds',
    within: subjects.parks,
    about: 'play areas, playgrounds, play equipment, play, swings, splash pad, skate park, teenagers',
    strong: `
      swing*, slide*, climbing frame*, see-saw*, seesaw*, roundabout ~ play|children|swing, play area*, playground*, play park,
      play equipment, zip wire, sandpit, sand pit, splash pad, paddling pool, skate park, skateboard*, bmx, pump track,
      toddler* ~ swing|play|area, goalposts, basketball hoop*, muga, teen shelter`,
    weak: 'play, children, kids, grandchildren, broken, equipment, toddler*, teenager*',
  },
  {
    id: 'toilets and cafés in parks',
    within: subjects.parks,
    about: 'toilets, cafe, café, kiosk, facilities in parks, refreshments, visitor facilities, baby changing',
    strong: `
      toilet*, loo, loos, public convenience*, baby chang*, changing table, nappy, caught short, behind a bush, café*, cafe*,
      kiosk, ice cream*, cup of tea, coffee, tea room*, refreshments, cake, snack*, drinking fountain*, water fountain*,
      tap ~ water|bottle`,
    weak: 'locked, clean, open, queue, tea, hand dryer',
  },
  {
    id: 'trees, wildlife and planting',
    within: [subjects.parks, subjects.homes].join(', '),
    about: 'trees, wildlife, nature, biodiversity, wildflowers, planting, meadows, ponds, habitat, hedges, flower beds',
    strong: `
      tree*, oak*, willow*, wildflower*, wild flower*, meadow*, bee, bees, butterfl*, hedgehog*, bat, bats, birds, bird*, nest*,
      owl*, newt*, frog*, habitat*, biodivers*, nature, wildlife, species, pond*, mow*, uncut, long grass, rewild*, hedge*,
      hedgerow*, flower bed*, bedding plant*, roses, bulbs, daffodil*, pesticide*, weedkiller, glyphosate, felled, chopped down,
      saplings, woodland*, rare`,
    weak: 'green, grass, plant*, cut, flowers, natural, wild, river',
  },
  {
    id: 'grass cut and litter picked',
    within: subjects.parks,
    about: `
      maintenance, upkeep, grass cutting, cleanliness, litter, bins, grounds maintenance, looking after the park, gardeners,
      keepers, vandalism`,
    strong: `
      grass ~ cut|long|knee|waist|mown, cut the grass, overgrown, weeds, weeding, litter*, bins ~ overflow|emptied|full,
      overflowing, broken glass, graffiti, vandal*, bench* ~ broken|rotten|missing, rotten, gardener*, park keeper*, ranger*,
      keeper, tidy, tidied, unkempt, neglected, shabby, run down, puddle*, muddy path*, path* ~ mud|broken|flood|crack,
      repaint*, lick of paint, gate* ~ broken|hang`,
    weak: 'cut, clean*, mess, broken, rubbish, maintain*, state, paint, mended',
  },
  {
    id: 'sport and clubs outdoors',
    within: subjects.parks,
    about:
      'sport, sports pitches, pitches, football, cricket, tennis, clubs, bowls, outdoor gym, running, parkrun, courts',
    strong: `
      football*, pitch*, cricket, tennis, court*, bowls, bowling green, rugby, hockey, netball, parkrun, park run, runners,
      running club, joggers, outdoor gym, exercise equipment, changing room* ~ pitch|football|team, goal*, team, teams,
      training ~ team|kids|night|club, club ~ junior|tennis|bowls|football|cricket, league, nets, 3g, astroturf,
      floodlit|floodlight*, waterlogged`,
    weak: 'club, play, season, match*, ball, coach*, booking, members',
  },
  {
    id: 'events and hire',
    within: [subjects.parks, subjects.pool].join(', '),
    about: 'events, festivals, concerts, funfairs, hiring, bookings, fireworks, markets in the park, filming',
    strong: `
      event*, festival*, concert*, funfair*, fun fair, fair ~ park|field|ground, circus, firework*, bonfire night, carnival*,
      christmas market, food fair, beer festival, fenced off, fencing ~ weeks|park|event, ticket* ~ concert|festival, stage,
      bandstand, open air cinema, marquee*, ruined ~ grass|ground, wedding*, hire ~ hall|room|pool|pitch, birthday part*`,
    weak: 'music, crowd*, weekend*, summer, noise, hire, hired, stalls',
  },
  {
    id: 'after dark',
    within: [subjects.parks, subjects.roads, subjects.night, subjects.police].join(', '),
    about: `
      lighting, lights, street lights, street lighting, dark paths, safety after dark, locking gates, anti-social behaviour,
      feeling safe`,
    strong: `
      street light*, streetlight*, lamp post*, lamppost*, lights ~ off|out|broken|path|dark, lighting, unlit, pitch black, dark,
      after dark, torch, lit, lock the gate*, gates locked, locked at dusk, gangs, hanging about|around, drug*, dealing,
      needles, syringe*, cannabis, weed smoke, shouting at, intimidat*, on my own, on her own, mugged, attacked, flash*, cctv,
      patrol*, wardens, pcso*`,
    weak: 'night, evening, winter, safe, unsafe, scared, women, police, bushes',
  },
  {
    id: 'lessons and classes',
    within: subjects.pool,
    about: `
      swimming lessons, lessons, classes, exercise classes, courses, learning to swim, coaching, programme of activities,
      timetable of sessions`,
    strong: `
      lesson*, learn* to swim, swimming lesson*, waiting list ~ lesson|swim|class, instructor*, swimming teacher*,
      aqua aerobics, aquafit, aqua fit, zumba, pilates, yoga, spin class*, body pump,
      class* ~ cancelled|full|book|tuesday|morning|instructor, crash course*, stage two|three|four|five, badge, parent and baby,
      toddler session*, cancelled class*`,
    weak: 'class, classes, session*, learn*, stage, teacher*, course*, full, swim',
  },
  {
    id: 'lanes and public swims',
    within: subjects.pool,
    about: `
      public swimming, lane swimming, pool time, sessions, family swim, lanes, clubs, pool programme, women-only sessions,
      swimming sessions`,
    strong: `
      lane*, lane swim*, lengths, public swim*|session*, family swim*|session*, fun session*, inflatable*, women only,
      women-only, ladies only|night|session*, early morning swim*, early bird*, adult only, general swim*,
      school swim*|swimming, swimming club, club ~ pool|hours|takes|lanes, galas, gala, crowded pool, slow lane, fast lane`,
    weak: 'swim*, session*, pool, hour, time, times, club, busy, morning*',
  },
  {
    id: 'water and showers',
    within: subjects.pool,
    about:
      'water, water temperature, changing rooms, showers, cleanliness, lockers, hygiene, changing areas, pool hall',
    strong: `
      water ~ cold|warm|freezing|cloudy|temperature|hot, temperature, chlorine, shower*, changing room*, changing area*,
      changing village, cubicle*, locker*, hairdryer*, hair dryer*, hair in, plasters, verruca*, tiles,
      mould ~ shower|tile|changing, mucky, grubby, slippery, filthy, drains ~ hair, floor ~ dirty|wet|slippery|filthy,
      cold showers`,
    weak: 'cold, warm, clean, dirty, wet, floor, hot, smell*, towel',
  },
  {
    id: 'memberships and entry prices',
    within: subjects.pool,
    about: `
      prices, price, charges, membership, memberships, entry prices, concessions, discounts, cost of swimming,
      admission charges, cost to families`,
    strong: `
      membership*, member*, monthly ~ pay|fee|direct, direct debit, a swim, per swim, per session,
      entry ~ fee|price|cost|charge, family ticket*, family of four|five, concession*, discount*, over 60s, over sixties,
      under fives, off peak, off-peak, joining fee, pay as you go, price ~ gone|went|put|rise|adult|child,
      put up ~ price|prices, expensive, costs ~ family|swim|session|us, cheaper, private gym*, afford*, £*`,
    weak: 'price*, pounds, pay, cost*, fee*, pensioner*, free, money',
  },
  {
    id: 'gym and equipment',
    within: subjects.pool,
    about: 'gym, fitness, fitness suite, equipment, weights, machines, sports hall',
    strong: `
      gym, gyms, treadmill*, cross trainer*, rowing machine*, rower*, weights, dumbbell*, bench press,
      machines ~ broken|old|out|gym, exercise bike*, spin bike*, personal trainer*, induction*, sports hall, badminton,
      squash court*, sauna, steam room`,
    weak: 'machine*, equipment, fit, fitness, train*, music',
  },
  {
    id: 'energy and running a building',
    about:
      'energy, energy bills, energy costs, solar panels, heating costs, carbon, sustainability, green energy, insulation',
    strong: `
      energy bill*|cost*|price*, electric*, gas bill*, solar*, panels, heat pump*, insulat*, boiler*, wind turbine*, carbon,
      net zero, renewable*, battery, pool cover, led light*, double glazing, lights on all|left on`,
    weak: 'bill*, energy, green, roof, heat*, invest*',
  },
  {
    id: 'help for disabled swimmers and walkers',
    within: [subjects.pool, subjects.parks].join(', '),
    about:
      'accessibility, access for disabled people, disabled access, hoist, inclusion, access, step-free, additional needs',
    strong: `
      hoist*, pool lift, chair lift, ramp*, step free, step-free, level access, wheelchair*, disab*, blue badge*,
      carer* ~ free|pay|with, autis*, quiet session*|hour*, relaxed session*, sensory, deaf, hearing loop, blind, guide dog*,
      braille, large print, walking frame*, mobility scooter*, kissing gate*, handrail*, steps ~ can’t|cannot|steep|too,
      arthritis, rehab*, accessible`,
    weak: 'access, steps, lift, rail, stick, disability, son, needs',
  },
  {
    id: 'flood defences',
    within: subjects.flood,
    about: `
      flood defences, defences, flood walls, flood barriers, banks, embankments, pumps, schemes, flood scheme, storage of water`,
    strong: `
      flood defence*|wall*|bank*|barrier*|gate*|scheme*|alleviation, defence*, barrier*, embankment*, levee,
      the bank ~ breach|river|raise|burst, breach*, dredg*, silt*, pump*, pumping station*, sluice*, weir*,
      storage pond*|area|reservoir, attenuation, balancing pond*, upstream, sandbag*, river wall, overtop*,
      raise the wall|bank|road`,
    weak: 'wall, bank, banks, river, scheme, protect*, engineer*, metres, height',
  },
  {
    id: 'drains and ditches',
    within: subjects.flood,
    about:
      'drains, drainage, ditches, gullies, culverts, sewers, surface water, blocked drains, maintenance of watercourses',
    strong: `
      drain*, gully, gullies, grid*, grate*, culvert*, ditch*, dyke*, sewer*, sewage, manhole*, blocked, unblock*,
      leaves ~ drain|grid|gully|ditch, jetting, jetted, cleared out, clear the, clean out, surface water, run off, run-off,
      watercourse*, brook, stream ~ clear|block|debris, debris, trees in the river|brook|stream, severn trent, water company,
      soakaway*, back up, backs up, comes up through`,
    weak: 'block*, clear*, clean*, road, water, leaves, pipe*, riparian',
  },
  {
    id: 'warned in time',
    within: subjects.flood,
    about: `
      warnings, flood warnings, alerts, sirens, information during a flood, being warned, forecasts, wardens, emergency plans`,
    strong: `
      warning*, warned, alert*, text message*, text came|at, siren*, forecast*, flood warden*, warden*,
      phone call ~ night|morning|three|four, too late, no warning, hours’ notice, amber, red warning, river level*, gauge*,
      sensors, monitor ~ level|river, loud hailer, knocked on ~ door, evacuat*, emergency plan*, rest centre, told to leave,
      app ~ flood|level`,
    weak: 'text, told, phone, night, notice, asleep, knew',
  },
  {
    id: 'building on the flood plain',
    within: subjects.flood,
    about: `
      new development, building on the flood plain, planning, new houses, development, housing developments, flood plain,
      planning permission, concrete`,
    strong: `
      flood plain*, floodplain*, new houses, new homes, new estate, housing estate, developer*, planning permission, planners,
      planning committee, planning appli*, built on, building on, build on, concreted, tarmac, hard standing, paved over,
      paving ~ drive|front|garden, driveways, green field*, greenfield, green belt, fields ~ built|houses|soak, permeable`,
    weak: 'houses, estate, build*, plan*, field*, soak*, permission, homes',
  },
  {
    id: 'insurance and paying for damage',
    within: subjects.flood,
    about: 'insurance, premiums, cost of damage, compensation, grants, grant, financial help, property values, excess',
    strong: `
      insur*, premium*, excess, flood re, uninsured, can’t get cover, refuse* ~ cover|insure|quote, quote*, claim*,
      loss adjuster*, compensat*, grant*, £5, 000, five thousand, property value*, house price*, can’t sell, couldn’t sell,
      cannot sell, unsellable, mortgage*, worth ~ house|nothing, paid out, payout*, out of pocket, hardship fund`,
    weak: 'cost*, sell, pay, paid, money, company, thousand*, price*, buyer*',
  },
  {
    id: 'recovery and help afterwards',
    within: subjects.flood,
    about: `
      recovery, help after a flood, clean-up, temporary homes, support for people flooded, mental health after a flood,
      volunteers, living elsewhere, aftermath`,
    strong: `
      caravan, hotel, temporary accommodation, rented ~ months|while|since, out of our|my home|house ~ months, moved out,
      months before we|i, dehumidifier*, dried out, drying out, skip*, carpets, plaster* ~ off|strip, stripped, clean up,
      clean-up, mopping, sludge, silt ~ carpet|house|floor, lost everything, photographs, photos, stench, neighbours helped,
      volunteers ~ came|tea|clean, every time it rains, when it rains, can’t sleep ~ rain, panic, nerves, counsell*, anxiety,
      red cross`,
    weak: 'months, helped, help, upstairs, smell*, home, rain*, children, afterwards',
  },
  {
    id: 'protecting one house',
    within: subjects.flood,
    about:
      'property protection, flood doors, protecting homes, property flood resilience, measures at home, resilience, sandbags',
    strong: `
      flood door*|gate*|board*, air brick*, airbrick*, non return valve*, non-return valve*, sandbag*, sump pump*,
      property level, resilien*, tanking, raised sockets, sockets ~ raised|higher, floodgate*, own pump, door barrier*,
      fitted ~ door|barrier|valve, puddle pump`,
    weak: 'door*, fit*, pump, survey*, house, protect*',
  },
  {
    id: 'farms and land upstream',
    within: subjects.flood,
    about: `
      farmland, farmers, farming, land management, upstream, natural flood management, tree planting, rural land, catchment,
      soil`,
    strong: `
      farm*, farmer*, field* ~ flood|plough|maize|soil|run, plough*, maize, soil, livestock, sheep, cattle, cows, crops,
      hedges ~ ripped|grubbed|planted, beaver*, leaky dam*, log dam*, natural flood, slow the flow, tree planting, plant trees,
      wetland*, water meadow*, peat, uplands, hold back ~ water, upstream`,
    weak: 'land, fields, trees, plant*, meadow*, acre*, valley',
  },
  {
    id: 'roads cut off',
    within: subjects.flood,
    about:
      'roads, road closures, access during floods, bridges, travel in floods, bridge, flooded roads, emergency routes',
    strong: `
      road* ~ flood|closed|under|impassable|cut, road closed, closed road*, cut off, marooned, stranded, bridge*, bow wave*,
      drove through, driving through, lorries ~ through|wave|wash, detour*, long way round, diversion*, impassable,
      stuck ~ car|water|village, ford, causeway, couldn’t get out|to work|home|in`,
    weak: 'road, roads, car, cars, route*, closed, village, way',
  },
  {
    id: 'new houses planned',
    within: subjects.homes,
    about: `
      housing development, number of homes, local plan, site allocations, green belt, new homes, where homes go, density,
      planning, design of homes, character`,
    strong: `
      green belt, greenbelt, brownfield, green field*, developer*, housing target*, local plan,
      new houses|homes|estate|builds|town, hundred houses|homes, executive homes, four bedroom|bedroomed, five bedroom*,
      bungalow*, density, three storeys|storey, tower*, high rise, tall building*, out of keeping, ugly, boxes, character,
      conservation area, heritage, listed, historic, skyline, overlook*, loss of light, privacy, infrastructure, section 106,
      schools ~ full|doctors|places, doctors ~ full|list|appointment`,
    weak: 'houses, build*, village, estate, field*, plan*, homes, site, design',
  },
  {
    id: 'holes in the road',
    within: subjects.roads,
    about:
      'potholes, road surface, road repairs, pavements, highway maintenance, resurfacing, gritting, state of roads, footways',
    strong: `
      pothole*, pot hole*, hole in the road, holes ~ road, tyre* ~ burst|ruin|new|blown, suspension, wheel ~ buckled|bent,
      resurfac*, tarmac, patch*, surface dressing, uneven, tripped, trip hazard, paving slab*, slabs,
      pavement* ~ crack|uneven|broken|root, tree roots, gritting, gritter*, gritted, salt bin*, icy, ice ~ road|pavement,
      white lines, faded ~ line|sign, dropped kerb*, verge*`,
    weak: 'road*, surface, repair*, pavement*, mend*, hole*, slip*, path*',
  },
  {
    id: 'police seen and reached',
    within: subjects.police,
    about: `
      policing, police, neighbourhood policing, police visibility, officers on the beat, response of the police,
      reporting crime, 101, crime`,
    strong: `
      police*, policeman, policemen, bobby, bobbies, on the beat, patrol*, pcso*, officer* ~ street|seen|beat|car|came, 101,
      999 ~ police|rang|called|crime, crime number, crime reference, station ~ police|closed|front, burgl*, break-in*,
      break in*, broke into, shoplift*, stolen, theft*, robbed, robber*, knife, knives, stab*, county lines, arrest*, court,
      magistrate*, fraud*, scam*, neighbourhood watch`,
    weak: 'crime, station, reported, victim*, seen, street, caught',
  },
  {
    id: 'shows and collections',
    within: subjects.arts,
    about:
      'museum, museums, exhibitions, collections, gallery, theatre, arts, local history, archives, culture, heritage',
    strong: `
      museum*, exhibit*, gallery, galleries, painting*, sculpture*, collection*, archive*, artefact*, local history, heritage,
      theatre*, pantomime, panto, show, shows, play ~ stage|saw|actor, orchestra, choir, dance, film*, cinema, arts centre,
      artist*, curator*, school trip*, workshop*, talks, guided tour*, statue*, castle, roman, victorian`,
    weak: 'history, arts, art, culture, visit*, display*, entry, free',
  },
  {
    id: 'behaviour and teaching at school',
    within: subjects.school,
    about: `
      teaching, curriculum, behaviour, bullying, discipline, uniform, homework, exams, school day, subjects taught,
      pastoral care`,
    strong: `
      bull*, behaviour, detention*, disrupt*, excluded, exclusion*, suspended, uniform*, blazer*, logo, homework, exam*, gcse*,
      a level*, sats, maths, english ~ teach|lesson|subject, music lesson*, art ~ lesson|subject|cut, drama, pe, curriculum,
      supply teacher*, teaching assistant*, class teacher, ofsted, results, phones in school|class, mobile phones,
      school dinner*|meal*, free school meal*, breakfast club, after school club, wraparound`,
    weak: 'teacher*, lesson*, class, pupils, head, school, learn*, subject*',
  },
]
