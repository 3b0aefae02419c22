/** What passwords are most often made of, by common knowledge of the lists that were published after breaches; lower case. */
export const words: readonly string[] = `
password passwort passw passwd pass passphrase parola senha motdepasse contrasena haslo geslo wachtwoord heslo lozinka salasana
qwerty qwertz azerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qweasd qweasdzxc asdf zxcv qwer wasd dvorak
letmein iloveyou ilovethis iloveu loveyou lovely love lover loveme forever princess sunshine monkey dragon master shadow superman batman spiderman
ironman wolverine pokemon pikachu naruto starwars startrek jedi yoda vader skywalker gandalf hobbit frodo matrix neo trinity matthew
michael jordan jennifer jessica ashley amanda daniel david robert thomas andrew joshua nicole charlie charlotte george oliver harry jack
jacob james john joseph justin kevin maggie maria martin melissa michelle nathan nicholas patrick peter rebecca richard samantha sarah
scott sophie stephanie steven taylor tiger tigger william amelia olivia isla emily ella grace mohammed muhammad fatima ahmed ali hassan
football baseball basketball hockey soccer cricket rugby tennis golf golfer chelsea arsenal liverpool manchester united everton tottenham
spurs celtic rangers leicester leicestercity foxes villa westham newcastle sunderland barcelona realmadrid juventus cowboys steelers yankees
lakers eagles redsox packers raiders patriots cheese chocolate cookie banana apple orange cherry strawberry pepper ginger sugar honey butter
biscuit muffin peanut pumpkin coffee whiskey vodka guinness beer pizza summer winter autumn spring january february march april may june
july august september october november december monday tuesday wednesday thursday friday saturday sunday morning weekend holiday christmas
easter birthday welcome hello hallo bonjour ciao hola goodbye freedom secret hidden private access login logon signin admin administrator
adminadmin root toor user username guest test testing tester tests demo sample example default system server service support helpdesk temp
temporary changeme change changeit newpassword mypassword thepassword yourpassword nopassword nothing something anything everything whatever
trustno trustnoone trust computer internet windows microsoft google facebook twitter linkedin instagram youtube amazon apple iphone
samsung android nokia blackberry playstation xbox nintendo minecraft fortnite mustang ferrari porsche mercedes corvette camaro harley honda toyota
yamaha suzuki kawasaki bmw audi subaru jaguar london england britain english scotland wales ireland america canada australia india pakistan
paris berlin newyork boston chicago dallas texas california florida phoenix hunter ranger killer buster soldier sniper warrior knight
samurai ninja pirate wizard magic merlin phantom ghost angel angels heaven jesus christ god bible allah krishna ganesh buddha church faith blessed
hope peace happy lucky smile funny crazy cool awesome amazing perfect beautiful gorgeous pretty flower flowers rose daisy lily violet jasmine
butterfly rainbow unicorn dolphin eagle falcon hawk lion panther leopard bear wolf horse rabbit bunny kitten kitty cat cats puppy doggy dog
dogs buddy bailey max molly bella lucy coco rocky sam toby jake duke sophie star silver gold golden diamond crystal platinum purple yellow green
black white blue red orange pink maroon music guitar piano drums metallica nirvana slipknot eminem beatles elvis madonna abba queen
blink linkinpark rockstar rock roll dance dancer singer actor artist teacher doctor nurse hospital health healthcare nhs nhsnhs care caring
council community trust programme consultation engagement public patient patients clinic surgery medical ward library school college university
student office manager director boss company business work worker money bank cash dollar million lottery winner champion victory number one two three
four five six seven eight nine ten hundred thousand abc abcd abcde abcdef abcdefg abcabc xyz xxx zzz aaa bbb ccc sex sexy fuck fuckyou fuckoff
shit bitch bastard asshole pussy dick cock naked baby babygirl babyboy sweet sweetie sweetheart honeybunny darling dearest friend friends family
mother father mummy daddy mama papa mum dad brother sister grandma grandad nana wife husband son daughter children kids
access power thunder storm lightning fire water earth wind ocean river mountain forest garden home house kitchen window door table chair bed
camera picture photo video movie film radio television phone mobile telephone email mail letter paper pencil book story
correcthorsebatterystaple tobeornottobe opensesame abracadabra supercalifragilistic
thisismypassword iamtheboss ihatethis idontknow dontknow donotenter letmepass letmeinnow openup openthedoor comeonin whocares noidea
asdasd qweqwe zaqxsw zaqwsx qwaszx poiuyt lkjhgf mnbvcxz nopass blank none null undefined unknown nobody anyone everyone someone
p0ssw0rd trustnobody starbucks walmart tesco sainsbury asda morrisons waitrose aldi lidl costco boots argos ikea netflix spotify
covid corona coronavirus pandemic vaccine vaccination lockdown brexit referendum election parliament kingcharles royal queenelizabeth
betterbirths bettercare bettercaretogether saidanddone yousaidwedid haveyoursay
`
  .trim()
  .split(/\s+/)
