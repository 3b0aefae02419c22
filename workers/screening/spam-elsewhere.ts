/**
 * What strangers offer in other languages, and how they press. Each entry is the beginning of a word or phrase in the language
 * of a regular expression, without marks on letters; in Chinese it may stand anywhere. Written without native readers, who
 * should check them.
 */
type Language = {
  /** What is offered, in words that a consultation seldom hears. */
  wares: string[]
  /** What presses to answer, at once and elsewhere. */
  lures: string[]
  /** What is traded at all, in single words; somebody addressed who might buy; somebody who would sell; what is promised. */
  goods?: string[]
  addressed?: string[]
  offering?: string[]
  promise?: string[]
  /** What people here speak of, themselves and theirs among it. */
  here: string[]
}

const languages: Record<string, Language> = {
  pl: {
    wares: [
      '(?:szybk|natychmiastow|tani|pewn|latw)\\p{L}+ (?:pozyczk|kredyt|chwilowk|gotowk)',
      '(?:pozyczk|kredyt|chwilowk)\\p{L}* (?:online|bez|na dowod|od reki|dla zadluzonych|do \\d)',
      'chwilowk',
      '(?:zarabiaj|zarabiac|zarobic|zarobek|zarobki|dorabiaj|dorobic)\\p{L}* .{0,30}(?:z domu|online|w internecie|tygodniowo|dziennie)',
      '(?:praca|dodatkowy dochod|dochod pasywny|pasywny dochod) (?:zdalna bez|z domu|w internecie|online)',
      'dochod pasywny|pasywny dochod|wolnosc finansow',
      'pozycjonowani\\p{L}+ (?:stron|sklep)|(?:top|pierwsz\\p{L}+ (?:miejsc|stron)\\p{L}*|wysok\\p{L}+ pozycj\\p{L}+) .{0,15}google',
      '(?:tworzymy|robimy|projektujemy|wykonamy|profesjonaln\\p{L}+) (?:\\p{L}+ )?(?:stron|sklep)\\p{L}* (?:www|internetow)',
      '(?:kryptowalut|bitcoin|forex|ethereum)',
      'kasyn|bukmacher|zaklad\\p{L}+ (?:bukmacher|sportow)|darmow\\p{L}+ spin|jackpot|automaty do gry',
      '(?:tabletki|kapsulki|herbat\\p{L}+|preparat|suplement)\\p{L}* (?:na odchudzanie|na potencje|na mase)|odchudza|viagr|kamagr',
      '(?:kup|zdobadz|prawdziw|tani)\\p{L}* (?:obserwuj|followers|lajk|subskryb|polubien)',
      '(?:dyplom|prawo jazdy|matura|swiadectw)\\p{L}* .{0,20}(?:bez egzamin|z wpisem|kolekcjoner|na zamowienie)|kup\\p{L}* (?:dyplom|prawo jazdy)',
      '(?:pisanie|napisze|piszemy) prac (?:licencjack|magister|dyplom)\\p{L}*',
      '(?:podrob|replik)\\p{L}+ (?:zegark|toreb|rolex)|zegarki rolex',
      'randk\\p{L}+ .{0,20}(?:w twojej okolicy|online|bez zobowiazan)|samotn\\p{L}+ (?:kobiet|pan)\\p{L}* .{0,20}czeka',
      'wroz(?:ba|ka|bita) online|odzyskiwani\\p{L}+ (?:srodkow|kryptowalut)',
      '(?:pomagamy|pomozemy) (?:\\p{L}+ ){0,2}(?:firmom|w pozyskaniu|zdoby)|(?:pozysk\\p{L}+|zdoby\\p{L}+) klient|reklam\\p{L}+ (?:na|w) (?:facebook|google|instagram|internecie)|baz\\p{L} (?:danych |adresow |mailing)|kampani\\p{L} (?:reklamow|mailing)',
      'skup (?:aut|samochod|nieruchomosc|mieszkan|zlota|dlugow)|(?:sprzedam|wynajme) (?:mieszkani|dzialk|apartament|dom )|dzialki (?:nad|budowlane) |apartamenty (?:w|na) ',
      '(?:gorac|napalon|samotn|piekn)\\p{L}* (?:lask|dziewczyn|mamusk|singielk|kobiet)\\p{L}*|sex ?(?:oferty|randki|kamerki)|sponsor\\p{L}* szuka',
      'zdejmowanie klatw|rytualy? milosn|(?:jasnowidz|tarocist|wrozk)\\p{L}*',
      'remonty (?:mieszkan|pod klucz)|fotowoltaik\\p{L}* .{0,25}(?:dofinans|za darmo|montaz)|pompy ciepla .{0,20}(?:dofinans|promoc)|detektyw|windykacj',
      'wygral\\p{L}+ (?:nagrod|iphone|voucher|bon)|zostal\\p{L}+ wybran|(?:twoja|panstwa) (?:paczka|przesylka) .{0,30}(?:doplat|wstrzyman)|spadek (?:po|w wysokosci)|milion\\p{L}* (?:dolarow|euro)',
      '(?:konto|karta|rachunek|profil)\\p{L}* .{0,25}(?:zablokowan|zawieszon|wygas)\\p{L}*.{0,40}(?:zaloguj|kliknij|potwierdz|zaktualizuj)|kurs\\p{L}* (?:jezyk|online|excel|program)\\p{L}*|korepetycj|szkoleni\\p{L}+ online|webinar',
      '(?:pozyczk|kredyt)\\p{L}* prywatn|szukasz (?:pieniedz|pozyczk|pracy|kredyt|milosc)|(?:sprzedam|oddam|kupie) |(?:tani|najtansz)\\p{L}+ (?:opal|pellet|wegiel|perfum|papieros|ubezpieczen|lek)|oryginaln\\p{L}+ perfum|sprzatanie (?:mieszkan|biur)|pranie (?:dywan|tapicer)',
      'kod polecajacy|pobierz aplikacj|aplikacj\\p{L}+ .{0,20}(?:placi|zarab)|sekretn\\p{L}+ metod|metoda,? ktor\\p{L}+ ukrywa\\p{L}*',
      '(?:nowa|wiosenna|zimowa) kolekcja|ostatnie (?:rozmiary|pary)|ubezpieczeni\\p{L}+ .{0,12}(?:oc|auta|na zycie).{0,20}(?:taniej|od \\d)|wykryto (?:wirus|zagroz)\\p{L}*|(?:zatrudni|poszukuje)\\p{L}+ (?:osob|chetn)\\p{L}* do (?:pakowan|pracy w domu)|praca (?:w domu|chalupnicz)',
    ],
    lures: [
      'kliknij|klikaj|link w (?:opisie|bio)|wejdz na (?:strone|link)',
      'zamow (?:teraz|dzis|juz)|kup (?:teraz|dzis)|zadzwon (?:teraz|dzis)|sprawdz (?:teraz|oferte)|skorzystaj z (?:oferty|promocji)',
      'zarejestruj sie|zapisz sie (?:teraz|dzis)|rejestracj\\p{L}+ .{0,10}bonus|odbierz',
      'bonus|promocj|rabat|kod rabatowy|wyprzedaz|tylko (?:dzis|teraz|do)|ostatnie sztuki|oferta ograniczona',
      'gwarant\\p{L}+|bez ryzyka|100 ?% (?:pewn|zysk|skuteczn)',
      '(?:zysk|zarob|zwrot|rentownosc)\\p{L}* .{0,12}\\d+ ?(?:%|zl|euro|pln|usd|\\$)',
      'bez (?:bik|krd|zaswiadczen|poreczycieli|depozytu|formalnosci|wychodzenia z domu|doswiadczenia|recepty)',
      'decyzja w \\d|w (?:5|10|15|30) minut|od reki|minus \\d+ ?kg|\\d+ ?kg w ',
      'darmow\\p{L}+ (?:wycen|konsultacj|audyt|dostaw|spin)|wysylka gratis|dyskretna (?:przesylka|wysylka)',
      'napisz (?:do mnie|do nas)|skontaktuj sie (?:z nami|ze mna)|pisz na (?:priv|whats)',
      '(?:czy moge|mozemy) (?:przeslac|przedstawic|umowic)|przesl\\p{L}+ oferte|zapraszam(?:y)? do (?:wspolpracy|kontaktu)|dojazd do klienta|za gotowke|gotowka od reki|dolacz (?:za darmo|do nas)|czeka\\p{L}* na (?:ciebie|wiadomosc)|tel\\.? ?\\d|faktura vat',
      'zaloguj sie|potwierdz (?:dane|swoje)|zaktualizuj|pierwsza \\p{L}+ (?:gratis|za darmo)|gratis|zapisy trwaja|liczba miejsc ograniczona|przy zamowieniu|z dostawa|odpowiedz (?:jeszcze )?dzis|bez zbednych|w ciagu \\d+ godzin|zadzwon(?:(?![\\p{L}\\p{N}]))|atrakcyjn\\p{L}+ cen|konkurencyjn\\p{L}+ cen|obejrzyj|polub',
      'dostawa (?:\\d|gratis|w )|\\d+ ?% taniej|policz (?:skladke|rate)|natychmiast|pobierz (?:program|za darmo)|wyslij sms|zl na reke|zwrot (?:\\d+ dni|gratis)',
    ],
    goods: [
      'seo(?![\\p{L}])|wyszukiwar|google|ruch na stron|pozycjon',
      'krypto|bitcoin|btc|forex|gield|inwest|portfel',
      'pozyczk|kredyt|gotowk|chwilow|zadluzen',
      'kasyn|zaklad\\p{L}* sport|spin|wygran',
      'obserwuj|lajk|follow|zasieg',
      'odchudz|schudn|tabletk|suplement|potencj',
      'klient\\p{L}*|sprzedaz|reklam\\p{L}*|biznes|sklep\\p{L}*|leady',
      'zysk|zarob|zarab|dochod|przychod',
    ],
    addressed: [
      '(?:twoj|twoja|twoje|twojej|twojego|ciebie|tobie|ci)(?![\\p{L}])|(?:potrzebujesz|szukasz|chcesz|masz dosc|marzysz|wolisz|mozesz)(?![\\p{L}])',
    ],
    offering: [
      '(?:zrobimy|wprowadzimy|pomozemy|zapewnimy|dostarczymy|oferujemy|gwarantujemy|przygotujemy|oddzwoni\\p{L}*|doradca|u nas|nasza firma|nasz zespol|nasi (?:eksperci|specjalisci))(?![\\p{L}])',
    ],
    promise: [
      '(?:pierwsz\\p{L}+|juz|nawet|tylko|od) (?:\\p{L}+ )?(?:za )?\\d+|\\d+ ?(?:euro|zl|usd|\\$|%)|w (?:\\d+|jeden|kilka|trzy) (?:dni|miesi|tygodni|godzin|minut)|rosnie|podwo\\p{L}+|na szczyt|bez wysilku|we snie|za 0',
    ],
    here: [
      'moj(?:a|e|ego|ej|emu|ich|im)?(?![\\p{L}\\p{N}])|mam(?:y)?(?![\\p{L}\\p{N}])|nas(?:z|za|ze)?(?![\\p{L}\\p{N}])|nam(?![\\p{L}\\p{N}])|jestem',
      'szpital|lekarz|lekark|przychodni|pielegniar|autobus|bibliotek|szkol|apte(?:k|c)|rad(?:a|y) (?:miasta|gminy)|mieszkanc|moj(?:a|ej|ego) (?:mam|tat|syn|cork|maz|zon)',
    ],
  },
  ru: {
    wares: [
      '(?:займ|заем|кредит|микрозайм|деньги)\\p{L}* (?:на карту|онлайн|без|под залог|за \\d|срочно|до зарплаты)|микрозаи?м',
      '(?:заработ|зарабат|доход|подработ)\\p{L}* .{0,25}(?:в интернете|онлайн|на дому|из дома|без вложени|в день|в неделю|в месяц)',
      'пассивн\\p{L}+ доход|финансов\\p{L}+ свобод|удаленн\\p{L}+ работ\\p{L}+ .{0,20}(?:без опыта|от \\d)',
      '(?:продвижени|раскрутк|оптимизаци)\\p{L}+ (?:\\p{L}+ )?(?:сайт|инстаграм|аккаунт|канал)|(?:создани|разработк)\\p{L}+ (?:\\p{L}+ )?саит|топ-? ?\\d+ .{0,12}(?:яндекс|google|гугл)|первую? страниц\\p{L} .{0,10}(?:google|гугл|яндекс)',
      'криптовалют|биткои?н|bitcoin|форекс|forex|трейдинг|торгов\\p{L}+ сигнал|инвестируи?те',
      'казино|игров\\p{L}+ автомат|букмекер|ставки на спорт|фриспин|вулкан|джекпот|1xbet',
      'купить (?:диплом|аттестат|права|справк|больничн|паспорт)|диплом\\p{L}* (?:любого|с занесени|на заказ)|(?:курсов|диплом)\\p{L}+ на заказ',
      'похуде\\p{L}+ .{0,20}(?:кг|килограмм|таблет|капсул|за \\d)|(?:таблетк|капсул|чаи?)\\p{L}* для (?:похудени|потенци)|виагр|для потенции|сиалис',
      '(?:накрутк|купить|живы)\\p{L}* (?:подписчик|лаи?к|просмотр)|подписчик\\p{L}+ .{0,15}(?:дешево|недорого|за \\d)',
      'куплю|продам|оптом от производител|прямые поставки|(?:пластиковые )?окна (?:от|со скидк|под ключ|недорого)|копии (?:часов|сумок|брендов)|реплик\\p{L} часов',
      '(?:интим|досуг|знакомств)\\p{L}* .{0,20}(?:без обязательств|в твоем город|девушк)|одинок\\p{L}+ девушк',
      'гадани\\p{L} онлаи?н|приворот|снятие порчи',
      '(?:баз[аыу]|списк\\p{L}+) .{0,12}(?:адрес|email|e-mail|клиент|компани|телефон)|(?:массов\\p{L}+ |email-?)?рассылк|привлеч\\p{L}+ клиент|реклам\\p{L}+ (?:в|на) (?:инстаграм|вконтакте|яндекс|телеграм)|таргет',
      'снимем порч|снятие (?:порч|сглаз)|(?:верн\\p{L}+|возврат) любим|ясновид|потомственн\\p{L}+ (?:целител|маг|гадал)|магическ\\p{L}+ помощ|таро',
      'натяжные потолки|ремонт (?:квартир|под ключ|офисов)|(?:выкуп|скупка) (?:авто|машин|квартир|золота)|грузоперевозк|установка (?:окон|дверей)|квартиры? (?:в новострои?к|посуточно|от застрои?щика)',
      '(?:горяч|страстн|красив)\\p{L}* девушк|секс|проститут|эскорт|(?:частный )?детектив|взлом (?:почты|вк|инстаграм|whatsapp|страниц)|распечатк\\p{L} звонков',
      'вы (?:выиграли|стали победител)|выиграли (?:приз|iphone|аи?фон)|наследств\\p{L}+ .{0,30}(?:миллион|долл)|гражданств\\p{L}+ за|вид на жительство',
      '(?:аккаунт|счет|карт|страниц)\\p{L}* .{0,25}(?:удален|заблокирован|приостановлен)\\p{L}*.{0,60}(?:подтверд|перей?и?д|по ссылк|обнов)|(?:курс|уроки|обучение|репетитор)\\p{L}* .{0,20}(?:англи|онлаи?н|с нуля)|вебинар|марафон желани',
      'продаю|продается|отдам даром|(?:оригинальн\\p{L}+|элитн\\p{L}+) (?:духи|парфюм)|(?:уборка|клининг|химчистка) |увеличим (?:продажи|прибыль)|контекстн\\p{L}+ реклам|(?:промокод|купон) (?:на|от)|приложени\\p{L} .{0,25}(?:плат|дарит|заработ)|секретн\\p{L}+ (?:метод|способ)|хочешь (?:\\p{L}+ ){0,3}(?:бесплатно|деньги|похудеть|разбогатеть)',
      'новая коллекци|осаго|каско|(?:телефон|компьютер|устроиств)\\p{L}* .{0,10}(?:заражен|вирус)|обнаружен вирус|требу\\p{L}+ (?:сотрудник|люд|упаковщ|курьер)\\p{L}*|упаковк\\p{L} .{0,12}на дому|работа на дому',
    ],
    lures: [
      'пишите? (?:в|на|мне|нам|сюда)|звоните|обращаи?тесь|подробности (?:в|по|на)|в (?:телеграм|личк|лс|директ)\\p{L}*',
      'переходи\\p{L}* (?:по|на)|по ссылк|жми|кликаи?|регистраци|зарегистрируи?|оформить|оформи(?:те)?(?![\\p{L}\\p{N}])|закажи|заказать|успе(?:и?|вай)\\p{L}* ',
      'бонус|скидк|акци[яи]|промокод|распродаж|только сегодня|до конца недели|подарок|бесплатно',
      'гаранти|без риска|100 ?%|доход\\p{L}* .{0,12}\\d+ ?%|от \\d[\\d ]* ?(?:руб|₽|\\$|долл|евро)',
      'без (?:отказа|проверк|справок|поручител|вложени|опыта|предоплат|рецепта|экзамен)',
      'за \\d+ (?:минут|дн)|на первый депозит|депозит|быстро и (?:недорого|дешево|анонимно)|недорого|дешево',
      'доставк\\p{L}* (?:курьер|по всеи?|бесплатн)|анонимно|конфиденциально|под ключ|занесением',
      'предлага\\p{L}+ (?:услуг|сотруднич|баз|вам)|цена договорная|выезд (?:мастера|замерщика)|замер бесплатно|результат (?:через|за) \\d|выгодн\\p{L}+ (?:цен|услови|предложени)|опт(?:ом)?(?![\\p{L}\\p{N}])|прайс',
      'подтвердите (?:данные|личность|аккаунт)|обновите данные|в течение \\d+ (?:час|минут)|цена \\d|перв\\p{L}+ (?:урок|занятие|месяц) бесплатн|количество мест ограничен|наш (?:промокод|сайт|канал)|в (?:вотсап|ватсап|вацап|вайбер|вибер)\\p{L}*|подпис(?:ывай|ывайт|ка|ывайся)|скачай|смотри(?:те)? видео|в \\d раза?',
      'примерка|перед оплатои|дешевле на|рассчита\\p{L}+|за минуту|срочно|установите|оплата (?:ежедневн|еженедельн|сразу)|18 ?\\+|размеры \\d|возврат (?:\\d|бесплат)',
    ],
    goods: [
      'seo(?![\\p{L}])|трафик|раскрут|продвиж|поисковик|ваш\\p{L}* саит',
      'крипт|биткоин|форекс|трейд|бирж|инвест|портфел',
      'заем|заим|кредит|ссуд|деньги\\?|деньги сеи?час',
      'казино|ставк|спин|выигр',
      'подписчик|лаик|охват',
      'похуд|таблетк|бад(?![\\p{L}])|потенц',
      'клиент\\p{L}*|продаж|реклам\\p{L}*|бизнес|магазин\\p{L}*|лид(?:ы|ов)',
      'прибыл|заработ|зараб|доход',
    ],
    addressed: [
      '(?:твои?|твоя|твоего|тебе|тебя|ты|ваш\\p{L}*|вам|вас)(?![\\p{L}])|(?:хочешь|хотите|ищете|ищешь|нужны|надоело|мечтаете|устали)(?![\\p{L}])',
    ],
    offering: [
      '(?:раскрутим|поможем|сделаем|одобрим|выдадим|гарантируем|предлагаем|привлечем|увеличим|настроим|наш\\p{L}* (?:бот|команд|специалист|эксперт|компани|агентств))(?:\\p{L})*',
    ],
    promise: [
      'в (?:первыи?|один|\\d+) (?:\\p{L}+ )?(?:месяц|день|недел)|вдвое|втрое|в подарок|(?:даже )?с плохои|любои? истори|ссылка в|сам(?:а|о|и)? (?:торгует|работает|зарабатывает)|пассивно|пока (?:ты|вы) спи|уже (?:сегодня|завтра|в)|\\d+ ?(?:%|\\$|руб|евро)',
    ],
    here: [
      'я(?![\\p{L}\\p{N}])|мне(?![\\p{L}\\p{N}])|меня|мо(?:и|я|е|его|ей|ю|их)(?![\\p{L}\\p{N}])',
      'больниц|поликлиник|врач|медсестр|автобус|библиотек|школ|аптек|прием(?![\\p{L}\\p{N}])|запис\\p{L}+ (?:к|на)|жител|мо(?:я|ей|его|й) (?:мам|мат|отец|отц|сын|доч|муж|жен)|проезд|льгот',
    ],
  },
  uk: {
    wares: [
      '(?:кредит|позик|гроші|гроши)\\p{L}* (?:на карт|онлаи?н|без|за \\d)|мікропозик|микропозик',
      '(?:заробіт|заробит|заробля|дохід|дохид|підробіт)\\p{L}* .{0,25}(?:в інтернеті|онлаи?н|вдома|з дому|без вкладень|на день|на тиждень)',
      'просуванн\\p{L}+ саит|криптовалют|біткої?н|казино|ставки на спорт|гральн\\p{L}+ автомат',
      'купити (?:диплом|права)|схудн\\p{L}+ .{0,20}кг|(?:таблетк|капсул)\\p{L}* для схудн|накрутк\\p{L} підписник',
    ],
    lures: [
      'пишіть|телефонуи?те|за посиланн|реєструи?|реєстрац|оформ|замов|бонус|знижк|акці[яі]|тільки сьогодні|безкоштовн',
      'гарант|без (?:відмов|перевір|довідок|вкладень|досвіду)|за \\d+ хвилин|від \\d[\\d ]* ?(?:грн|\\$)',
    ],
    here: [
      'я(?![\\p{L}\\p{N}])|мені|мене|мо(?:я|є|го|їх)(?![\\p{L}\\p{N}])',
      'лікарн|лікар|поліклінік|медсестр|автобус|бібліотек|школ|аптек|мешканц|мо(?:я|єї|го|й) (?:мам|син|доньк|чоловік)',
    ],
  },
  pt: {
    wares: [
      '(?:emprestimo|credito|dinheiro)\\p{L}* (?:\\p{L}+ )?(?:rapid|facil|online|sem consulta|na hora|na conta|para negativad|consignado)',
      '(?:ganhe|ganhar|fature|faturar|lucre)\\p{L}* .{0,20}(?:em casa|na internet|por (?:dia|mes|semana)|online|sem sair)|renda extra|renda passiva|trabalhe (?:em|de) casa|liberdade financeira',
      '(?:criamos|fazemos|desenvolvemos|criacao de|desenvolvimento de) (?:o seu |seu |o )?(?:site|website|loja)|primeira pagina d[oe] google|otimizacao (?:de|para) (?:site|motores|buscas)|servicos? de seo|marketing digital',
      '(?:invista|investir|investimento|ganhe|lucro|sinais).{0,25}(?:bitcoin|cripto|forex)|(?:bitcoin|cripto\\p{L}*|forex).{0,40}(?:plataforma|lucro|bonus|deposito|retorno|por dia|ao dia)',
      'cassino|casino online|apostas (?:esportivas|desportivas|online)|rodadas gratis|giros gratis|jackpot|tigrinho',
      'emagre[cç]|(?:cha|capsulas?|remedio|comprimidos?) .{0,15}(?:milagros|para emagrecer|natural para)|perca \\d+ ?(?:kg|quilos)|viagra|cialis|impotencia',
      '(?:compre|comprar|ganhe|mais) .{0,10}(?:seguidores|curtidas|likes|inscritos|visualizacoes)',
      '(?:compre|comprar|venda de) .{0,10}(?:diploma|carteira de (?:motorista|conducao)|cnh|atestado)|diploma .{0,20}(?:reconhecido|sem estudar)|carta de conducao sem exame',
      'replicas? (?:de )?(?:relogio|bolsa|rolex)|trabalhos academicos|tcc pronto|monografias? pront',
      'mulheres solteiras|encontros? (?:casuais|discretos)|amarracao amorosa|vidente online',
      '(?:somos (?:uma )?(?:agencia|empresa)|nossa (?:agencia|equipa|empresa)) .{0,60}(?:vendas|anuncios|clientes|seguidores|site|trafego)|aument\\p{L}+ (?:as )?(?:suas|tuas) vendas|anuncios no (?:instagram|facebook|google)|trafego pago|lista de (?:emails|contatos|contactos)|captacao de clientes',
      'vendo (?:milhas|passagens|conta|lote|terreno|apartamento|carro)|milhas e passagens|compramos (?:o seu|ouro|carros)|apartamentos? .{0,15}(?:na planta|a partir de)|consorcio',
      '(?:trago|traz) (?:o |a )?(?:seu|sua) amor|amor de volta|(?:mae|pai) de santo|vidente|tarologa|simpatia|bruxaria|desmancha',
      '(?:gatas?|novinhas?|mulheres?|garotas?) .{0,20}(?:quentes|da sua regiao|perto de (?:si|voce)|de programa|ao vivo)|acompanhantes|sexo (?:casual|ao vivo)|detetive particular|recuperar? .{0,10}(?:whatsapp|cripto)|hackear',
      '(?:voce|foi) (?:ganhou|sorteado|selecionado)|parabens.{0,20}(?:ganhou|sorteado)|(?:sua|a) encomenda .{0,20}(?:retida|taxa)|heranca .{0,30}(?:milh|dolar)|cidadania .{0,15}(?:europeia|rapida)|visto (?:garantido|rapido)',
      '(?:conta|cartao|acesso|perfil) .{0,25}(?:suspens|bloquead|cancelad|desativad)\\p{L}*.{0,60}(?:atualize|clic|confirme|link|acesse)|(?:metod\\p{L}|segredo|truque) .{0,30}(?:secreto|que os|ninguem|revelad)|curso\\p{L}* (?:online|de ingles|completo|gratuit)|aulas? (?:particulares|de ingles|online)|webinar',
      '(?:limpeza|higienizacao|impermeabilizacao) de (?:sofas|colchoes|estofos|tapetes)|desentupi|dedetiza|remodelacoes|(?:perfumes|tenis|roupas) (?:originais|importad|de marca)|jogue (?:agora|e)|(?:aposta|saque|cadastro).{0,30}(?:pix|gratis|bonus)|filhotes|app .{0,20}(?:paga|ganh)|codigo (?:de convite|promocional)|cupom',
      '(?:nova|ultima) cole[cç]ao|ultimos tamanhos|seguro (?:auto|de vida|do carro) .{0,12}(?:\\d|mais barato|desde)|(?:tem|detectamos|detetado) (?:um )?virus|precisa-?se (?:de )?pessoas|embalar (?:produtos|perfumes)|trabalho em casa',
    ],
    lures: [
      'cli(?:que|ca|car)(?![\\p{L}\\p{N}])|acesse (?:o|agora|ja|nosso)|link (?:na bio|abaixo)|simule|saiba mais em',
      '(?:compre|peca|pe[cç]a|encomende|garanta|aproveite|comece|assine|baixe|ligue) (?:ja|agora|hoje|o seu|a sua)|comece hoje|cadastre-?se|registe-?se|inscreva-?se',
      'cham[ae]\\p{L}* (?:no|pelo) (?:whats|zap|direct|privado)|fale (?:connosco|conosco|comigo) (?:no|pelo|ja|agora)|whatsapp|telegram',
      'promo[cç]ao|desconto de \\d|bonus|frete gratis|portes gratis|so hoje|somente hoje|ultimas (?:unidades|vagas)|vagas limitadas|oferta (?:limitada|relampago|imperdivel)|leve \\d|gratis so|orcamento gratis|gratis e sem compromisso',
      'garantid|sem risco|100 ?% (?:seguro|garant)|entrega imediata|resultado\\p{L}* em \\d',
      '(?:r\\$|€|\\$|us\\$) ?\\d[\\d.,]*.{0,20}(?:por|ao|a cada) (?:dia|mes|semana)|\\d+ ?% (?:ao|por) (?:dia|mes|semana)|\\d+ ?(?:kg|quilos) em \\d',
      'sem (?:consulta|spc|serasa|burocracia|comprovacao|experiencia|receita|dieta|sair de casa)|em \\d+ minutos|primeiro deposito|boas-vindas',
      'podemos (?:marcar|agendar|enviar)|(?:marque|agende) (?:ja |uma )|chama (?:no )?(?:zap|direct|inbox)|com \\d+ ?% de desconto|consulta (?:por telefone|gratis|online)|em \\d+ dias|preco imbativel|melhor preco|ligue para|sigilo|discricao',
      'atualize (?:os )?(?:seus |os )?dados|confirme (?:os )?seus|em ate \\d+ horas|assista|video gratuito|orcamento sem|sem compromisso|ao domicilio|gratis no cadastro|saque|pix|primeira aula|vagas|baixe o|entrega em (?:casa|toda)|pagamento na entrega|\\d{3} ?\\d{3} ?\\d{3}|r\\$ ?\\d',
      'entrega em \\d|\\d+ ?% mais barato|simula[cç]ao|num minuto|instale (?:ja|agora)|pagamento (?:semanal|diario)|envie (?:sms|mensagem)|devolucao gratis',
    ],
    goods: [
      'seo(?![\\p{L}])|nas pesquisas|google|trafego|visitas ao site',
      'cript|bitcoin|forex|trading|investi|carteira digital',
      'emprestimo|credito|financiamento|negativad|nome sujo|dividas',
      'cassino|casino|aposta|giros|jackpot',
      'seguidor|curtida|inscritos|alcance',
      'emagre|queime gordura|cha detox|suplement',
      'clientes|vendas|anuncio|negocio|empreend|leads',
      'lucr|renda|fature|ganh[oe]s?',
    ],
    addressed: [
      '(?:seu|sua|seus|suas|voce|teu|tua|si)(?![\\p{L}])|(?:precisa|quer|procura|sonha|cansado|cansada) (?:de|dinheiro|um|uma|ganhar|com|mais)',
    ],
    offering: [
      '(?:fazemos|ajudamos|criamos|oferecemos|garantimos|aumentamos|trabalhamos|aprovamos|liberamos|nossa equipa|nossa equipe|nossos especialistas|consultor|entre no grupo|nosso (?:robo|metod\\p{L}|sistema))(?![\\p{L}])|trabalha sozinho|aprovado',
    ],
    promise: [
      'enquanto (?:dorme|voce dorme)|diari[oa]|mesmo com|chegam ate|em (?:\\d+|poucos|poucas) (?:dias|semanas|horas|meses)|automatic|sem esforco|dobre|triplique|\\d+ ?(?:%|euros|reais)|r\\$',
    ],
    here: [
      'eu(?![\\p{L}\\p{N}])|minha|meus?(?![\\p{L}\\p{N}])|nao (?:consigo|tenho|posso)|tenho|moro',
      'hospital|medic[oa]|enfermeir|centro de saude|consultorio|autocarro|onibus|bibliotec|escola|farmaci|minha (?:mae|filha|mulher|avo)|meu (?:pai|filho|marido)|moradores|libras',
    ],
  },
  es: {
    wares: [
      '(?:prestamo|credito)\\p{L}* (?:\\p{L}+ )?(?:rapid|facil|online|sin (?:aval|buro|nomina)|al instante|inmediat)',
      '(?:gana|gane|ganar|genera|genere) .{0,20}(?:desde casa|en internet|por dia|al dia|a la semana|online|al mes)|ingresos? (?:extra|pasivos?)|trabaja desde casa|libertad financiera',
      '(?:creamos|hacemos|disenamos|diseno de) (?:tu |su )?(?:paginas?|sitios?|tiendas?) (?:web|online)|primera pagina de google|posicionamiento (?:seo|web)|servicios? (?:de )?seo',
      '(?:invierte|invierta|invertir|gana).{0,25}(?:bitcoin|cripto|forex)|(?:bitcoin|cripto\\p{L}*|forex).{0,40}(?:plataforma|ganancia|bono|deposito|rentabilidad|diario)',
      'casino (?:online|en linea)|apuestas (?:deportivas|online)|giros gratis|tragamonedas|tragaperras',
      'adelgaza|(?:pastillas|te|capsulas) .{0,12}para (?:adelgazar|bajar de peso)|pierde \\d+ ?kilos|viagra|cialis',
      '(?:compra|comprar|consigue) .{0,12}(?:seguidores|likes|suscriptores)|(?:compra|comprar) .{0,10}(?:titulo|diploma|carnet de conducir)|replicas? de (?:relojes|bolsos)|amarres? de amor',
      '(?:somos (?:una )?(?:agencia|empresa)).{0,60}(?:ventas|anuncios|clientes|web|trafico)|aument\\p{L}+ (?:tus|sus) ventas|base de datos de (?:emails|correos|empresas)|(?:traigo|recupera) (?:a )?tu (?:ser amado|amor|pareja)|vidente|tarot|brujer|compramos (?:tu|su|oro)|detective privado|chicas? .{0,15}(?:calientes|de tu zona)|has ganado|herencia .{0,30}millon',
      '(?:cuenta|tarjeta) .{0,25}(?:suspendid|bloquead)\\p{L}*.{0,60}(?:actualice|clic|confirme|enlace)|(?:metod\\p{L}|truco) secreto|curso (?:online|de ingles)|perfumes originales|limpieza de (?:sofas|alfombras)|codigo promocional',
    ],
    lures: [
      'haz clic|haga clic|pulsa aqui|entra (?:ya|ahora|en)|enlace (?:en|de)|registrate|regist?rese|solicita(?:lo)? (?:ya|ahora|hoy)|compra (?:ya|ahora)|pide (?:ya|tu)|llama (?:ya|ahora)|empieza hoy',
      'escribeme|escribenos|contacta(?:nos)? (?:por|ya)|whatsapp|telegram',
      'bono|promocion|descuento|oferta (?:limitada|unica)|solo hoy|envio gratis|presupuesto gratis|ultimas (?:unidades|plazas)',
      'garantizad|sin riesgo|sin (?:aval|papeleo|experiencia|receta|dieta|deposito)|en \\d+ minutos|\\d+ ?% (?:diario|al dia|mensual)|\\d+ ?(?:kg|kilos) en \\d',
      '(?:podemos|puedo) (?:agendar|enviarle|mandarte)|en \\d+ dias|mejor precio|llame al|discrecion',
      'actualice sus datos|confirme sus datos|en \\d+ horas|mire el video|sin compromiso|a domicilio|primera clase gratis|descarga la app',
    ],
    goods: [
      'seo(?![\\p{L}])|google|trafico web',
      'cript|bitcoin|forex|trading|inversion|invert',
      'prestamo|credito|financiacion',
      'casino|apuesta|giros',
      'seguidor|likes',
      'adelgaz|quema grasa|suplement',
      'clientes|ventas|anuncios|negocio|leads',
      'ganancia|ingreso|gana dinero|rentab',
    ],
    addressed: ['(?:tu|tus|usted|su negocio|ti)(?![\\p{L}])|(?:necesitas|quieres|buscas|suenas|cansado)(?![\\p{L}])'],
    offering: [
      '(?:hacemos|ayudamos|creamos|ofrecemos|garantizamos|aprobamos|nuestro equipo|nuestros expertos|asesor|unete al grupo)(?![\\p{L}])',
    ],
    promise: [
      'mientras duermes|diari[oa]s?|incluso con|en (?:\\d+|pocos|pocas) (?:dias|semanas|horas|meses)|automatic|sin esfuerzo|duplica|\\d+ ?(?:%|euros|\\$)',
    ],
    here: [
      'yo(?![\\p{L}\\p{N}])|mi(?![\\p{L}\\p{N}])|mis(?![\\p{L}\\p{N}])|no (?:puedo|tengo)|tengo|vivo',
      'hospital|medic[oa]|enfermer|centro de salud|consultorio|autobus|bibliotec|escuela|farmaci|mi (?:madre|padre|hij[oa]|marido|mujer|abuel)|vecinos|libras',
    ],
  },
  ar: {
    wares: [
      '(?:قرض|قروض|تمويل|سلفه|سلفة)\\p{L}* (?:فوري|سريع|شخصي|بدون|نقدي)',
      '(?:اربح|اكسب|ربح|كسب|دخل)\\p{L}* .{0,30}(?:من المنزل|من البيت|يوميا|اسبوعيا|شهريا|دولار|بدون خبر)|دخل (?:اضافي|سلبي)|العمل من المنزل|الحريه الماليه|الحرية المالية',
      '(?:تحسين محركات|تصدر نتائج|الصفحة الاولى|اول صفحة|ارشفة|سيو(?![\\p{L}\\p{N}])).{0,20}(?:البحث|جوجل|قوقل|غوغل)?|(?:تصميم|انشاء|برمجة) (?:المواقع|مواقع|متجر|تطبيق)',
      '(?:العملات|عملات) (?:الرقميه|الرقمية|المشفره|المشفرة|رقمية)|بيتكوين|بتكوين|فوركس|الفوركس|توصيات (?:تداول|الذهب|اسهم)',
      'كازينو|مراهنات|رهان (?:رياضي|اونلاين)|لفات مجانيه|لفات مجانية|سلوتس|جاكبوت',
      '(?:حبوب|كبسولات|شاي|اعشاب) .{0,12}(?:التخسيس|للتخسيس|تخسيس|التنحيف|للتنحيف|الانتصاب|لتكبير)|(?:اخسر|انقص|تخلص من) .{0,6}\\d+ ?(?:كيلو|كغ)|فياجرا|سياليس',
      '(?:اشتر|شراء|بيع|زياده|زيادة|رشق)\\p{L}* (?:ال)?(?:متابعين|لايكات|مشاهدات)',
      '(?:شراء|بيع|استخراج|اشتر) .{0,8}(?:شهاده|شهادة|شهادات|رخصة) .{0,16}(?:معتمد|جامعي|بدون|قياده|قيادة)|(?:كتابة|اعداد) (?:الابحاث|رسائل الماجستير|بحوث)',
      'ساعات (?:رولكس|تقليد|ماركات)|شقر درجة اولى|تقليد درجة اولى',
      'جلب الحبيب|شيخ روحاني|فك السحر',
      'شركة (?:تنظيف|نقل عفش|مكافحة حشرات|كشف تسربات)',
      '(?:للبيع|للايجار|بيع) (?:شقق|شقه|شقة|فلل|فيلا|اراضي|عقار)|(?:شقق|عقارات) .{0,20}(?:بالتقسيط|تركيا|دبي|استثمار)|الحصول على الجنسيه|واحصل على الجنسي\\p{L}|(?:جنسيه|جنسية|اقامه|اقامة|تاشيره|تأشيرة|فيزا|هجره|هجرة) .{0,15}(?:مضمون|سريع|خلال|استثمار)',
      'دكتوراه فخري|شهادات? (?:معتمد|جامعي|توفل|ايلتس)|ايلتس بدون',
      '(?:زياده|زيادة|رفع) (?:ال)?(?:مشاهدات|متابعين|مبيعات|زوار)|(?:حملات|اعلانات) (?:ممول|تسويق)|تسويق (?:الكتروني|رقمي)|قاعدة بيانات|قواعد بيانات',
      '(?:بنات|فتيات|نساء) .{0,15}(?:للتعارف|للزواج|جميلات|ساخن)|زواج مسيار|تهكير|اختراق (?:واتس|حساب|فيس)|محقق خاص|استرجاع الحسابات',
      '(?:لقد |مبروك ).{0,12}(?:ربحت|فزت|الفائز)|ربحت (?:جائزه|جائزة|معنا)|(?:ميراث|تركة|ورثة).{0,40}مليون|مليون دولار|قراءة الطالع|رد المطلقة|جلب الحظ',
      '(?:حسابك|بطاقتك|حسابكم).{0,40}(?:تحديث|تاكيد|الرابط|ايقاف)|(?:تم|سيتم) (?:ايقاف|تعليق|حظر|تجميد) (?:حساب|بطاق)\\p{L}*|دور(?:ه|ة|ات) .{0,25}(?:اونلاين|تدريبي|تعليم|مجاني|معتمد)|دروس خصوصي',
      'عطور? (?:اصلي|فرنسي|ماركات|ماركه|مخفض)\\p{L}*|(?:ملابس|شنط|احذية|ساعات) (?:ماركات|اصلي)\\p{L}*|تطبيق .{0,25}(?:دولار|يعطيك|ربح|هديه|هدية)|كود (?:الدعوه|الدعوة|خصم|الخصم)|كوبون|تنظيف (?:منازل|كنب|خزانات)|خادمات|للبيع',
      'مجموعه? جديده?|تشكيل(?:ه|ة) جديد(?:ه|ة)|مجموعة جديدة|تامين (?:السياره|السيارة|سيارتك) .{0,10}(?:ارخص|باقل|من)|(?:هاتفك|جهازك) مصاب|فيروس.{0,20}(?:ثبت|حمل)|مطلوب (?:موظفين|عمال|بنات).{0,30}(?:البيت|المنزل)|تعبئ(?:ه|ة) المنتجات',
    ],
    lures: [
      'واتساب|واتس اب|واتس|تيليجرام|تلجرام|تيلغرام|تواصل مع(?:نا|ي)|راسل(?:نا|ني)|اتصل (?:بنا|الان|على)|للتواصل',
      'اضغط|انقر|الرابط|سجل (?:الان|معنا|مجانا)|اطلب (?:الان|عرض)|اشترك (?:الان|معنا)|ابدا (?:الان|معنا)|احجز الان|حمل الان',
      'خصم|عروض|عرض (?:خاص|محدود|السعر)|لفتره محدوده|لفترة محدودة|حصري|بونص|مكافاه|مكافأة|ارخص|بافضل (?:الاسعار|سعر)|توصيل مجاني|التوصيل مجان\\p{L}+|شحن مجاني|هديه|هدية',
      'مضمون|ضمان|بدون (?:خبره|خبرة|كفيل|بنك|مخاطره|ضمانات|شروط|راس مال|رأس مال|جهد)|100 ?%|١٠٠ ?%|ضاعف',
      '(?:خلال|في) .{0,8}(?:دقائق|دقيقه|دقيقة|اسبوعين|اسبوع|ايام)|نتائج (?:سريعه|فوريه|سريعة|فورية)|سري(?:ه|ة) تام(?:ه|ة)',
      'للتسجيل|استثمر|احصل|جرب (?:الخدمه|الخدمة|الان|مجانا)|بالتقسيط|معتمد(?:ه|ة)|مجانا (?:الان|لفتر)|باقل (?:سعر|الاسعار)|خدم(?:ه|ة) 24|نوفر لكم|نقدم لكم|يسرنا',
      'يرجى (?:تحديث|تاكيد|الضغط)|عبر الرابط|اول (?:درس|شهر) مجان\\p{L}+|الدفع عند الاستلام|باسعار|اسعار (?:خيالي|منافس|مميز)\\p{L}*|استخدم كود|عند التسجيل|حمل التطبيق|شاهد (?:الفيديو|قبل)|خلال \\d+ ساع|دولار هدي|اماكن محدود|كمي(?:ه|ة) محدود',
      'مقاسات|توصيل خلال|ارخص بنسب(?:ه|ة)|احسب السعر|في دقيق(?:ه|ة)|ثبت (?:برنامج|التطبيق)|فورا|الدفع (?:اسبوعي|يومي)\\p{L}*|ارسل رسال(?:ه|ة)',
    ],
    goods: [
      'جوجل|قوقل|سيو|محركات البحث|ترتيبك|زوارك|زوار',
      'بيتكوين|كريبتو|العملات|تداول|يتداول|فوركس|استثمار',
      'قرض|قروض|تمويل|سلف|مال\\?|الى مال',
      'كازينو|مراهن|رهان',
      'متابعين|لايك|مشاهدات',
      'تخسيس|تنحيف|وزنك|كيلو',
      'عملاء|عملائك|مبيعات|اعلان|متجرك|مشروعك|تسويق',
      'ارباح|ربح|اربح|دخل',
    ],
    addressed: [
      '(?:موقعك|متجرك|مشروعك|ترتيبك|زوارك|حسابك|هاتفك|سجلك|اموالك|عملك|مبيعاتك|لك|عنك|انت|تحتاج|تريد|تبحث|تحلم)(?![\\p{L}])',
    ],
    offering: ['(?:نرفع|نزيد|نوافق|نساعدك|نقدم|نضمن|نوفر|نصمم|نحن شركة|فريقنا|خبراؤنا|شركتنا|انضم|روبوت)(?![\\p{L}])'],
    promise: [
      'وانت نائم|خلال (?:ساع|يوم|\\d)|مهما كان|بدون مجهود|تلقائي|يوميا|اضعاف|\\d+ ?(?:%|دولار|\\$)|الى القناه|الى القناة|الاول على',
    ],
    here: [
      'انا(?![\\p{L}\\p{N}])|لا استطيع|عندي|لدي(?![\\p{L}\\p{N}])|بيتنا|لدينا|نريد',
      'المستشفى|مستشفى|طبيب|العياد(?:ه|ة)|عياد(?:ه|ة)|ممرض|الحافله|الحافلة|الباص|المكتب(?:ه|ة)|المدرس(?:ه|ة)|صيدلي|امي(?![\\p{L}\\p{N}])|ابني|ابنتي|زوجي|السكان|الطوارئ|موعد',
    ],
  },
  zh: {
    wares: [
      '日赚|月入|日入|在家兼职|兼职.{0,6}(?:无需|日结|赚)|刷单|网赚|副业.{0,6}赚|躺赚|被动收入|财务自由',
      '(?:网站|搜索引擎|关键词|百度|谷歌).{0,6}(?:优化|排名|推广)|首页排名|seo|网站建设|建站|代运营|引流',
      '比特币|虚拟币|加密货币|数字货币|炒币|外汇(?:交易|投资)|炒外汇|荐股|内幕消息|稳赚|配资',
      '(?:低息|信用|无抵押|小额|快速|当天|网络|急用).{0,4}贷款|贷款.{0,10}(?:无需|免|当天|秒|放款)|网贷|套现|秒批',
      '博彩|赌场|赌博平台|时时彩|六合彩|老虎机|百家乐|首存|真人荷官|体育投注|彩金',
      '减肥(?:药|茶|产品|胶囊)|瘦.{0,3}斤|壮阳|伟哥|增大|延时喷剂',
      '代开.{0,4}发票|开发票|办证|代办.{0,4}(?:证|签证|学历)|(?:买|办理|购买).{0,4}(?:学历|文凭|毕业证|驾照)|毕业证.{0,4}(?:办理|代办)',
      '代写|论文(?:代|发表)|代考|代购|高仿|a货|精仿|奢侈品.{0,4}(?:复刻|批发)',
      '(?:买|涨|真人|刷).{0,3}(?:粉丝|点赞|关注)|粉丝.{0,4}(?:购买|秒到)',
      '约炮|同城.{0,4}(?:交友|上门|约)|裸聊|上门服务|寂寞少妇',
      '出售.{0,8}(?:账号|号码|手机号|数据|资料|粉|邮箱)|实名(?:账号|卡)|(?:精准|客户|企业).{0,4}(?:数据|名录|资料)|群发|短信平台|邮件营销|代发',
      '追债|讨债|要账|婚外情|私家侦探|调查(?:取证|公司)|手机监听|开房记录|定位找人|黑客|盗号',
      '美女|同城(?:约|交|一夜)|一夜情|外围|包养|成人(?:视频|用品|直播)|看片',
      '移民(?:办理|中介|项目|快)|签证(?:代办|包过)|买房.{0,6}移民|护照办理|绿卡',
      '恭喜.{0,8}(?:中奖|获奖|您)|中奖|领取.{0,6}(?:奖品|红包|iphone)|遗产.{0,20}(?:万|美元)|(?:算命|风水大师|改运|挽回爱情|情降)',
      '厂家直销|批发|招代理|诚招|加盟|二手车.{0,4}收|高价回收|装修(?:公司|报价)|搬家公司',
      '账户(?:异常|冻结|被锁)|验证身份|(?:英语|口语|外教|编程|钢琴).{0,8}(?:一对一|试听|班|培训|网课)|首节课|培训班|直播课',
      '海外直邮|进口.{0,8}(?:直邮|代理|正品)|(?:香水|包包|手表).{0,6}(?:正品|批发|原单)|下载app|邀请好友|邀请码|拉新|彩票|提现|家政(?:服务|公司)|月嫂|保洁公司|宠物出售|幼犬',
      '新款.{0,8}(?:鞋|包|衣)|车险(?:便宜|优惠|低至)|手机已?中毒|(?:检测到|发现).{0,4}病毒|招聘.{0,6}(?:在家|兼职|包装)|手工活',
    ],
    lures: [
      '加(?:我)?(?:微信|威信|薇信|v信|vx|qq|扣扣|电报)|微信[:：]?[a-z0-9_]{4,}|联系(?:客服|微信|qq|我们)|telegram|whatsapp|扣扣|咨询(?:客服|微信|电话)|私信',
      '点击|链接|扫码|注册|下单|立即|马上(?:联系|加入|报名)|了解详情|免费咨询|报价|在线客服|详情请',
      '优惠|限时|包邮|[一二三四五六七八九]折|打折|特价|送\\d+|赠送|秒到|返利|返现|红包|活动价',
      '保证|包过|百分百|100%|每日收益|收益\\d|无需(?:经验|抵押|担保|投资)|零风险|正品|正规平台|安全可靠|保密',
      'qq ?\\d{5,}|vx ?[a-z0-9]|加我|有空|上门|批量|量大|绝对(?:保密|可靠|安全)|一手|诚信(?:经营|合作)|长期(?:有效|合作|供应)|电话[:：]?1\\d|24小时',
      '以下(?:网址|链接)|网址|免费试听|名额有限|假一赔|私聊|送.{0,4}元|再得现金|免费领|欢迎(?:选购|咨询|加盟)|全国(?:发货|上门)|货到付款|支持(?:验货|货到)|24小时内',
      '尺码齐全|小时发货|七天包退|包退换|便宜.成|一分钟(?:算|搞定|放)|请立即|防护软件|日结|发短信|短信报名|报名.{0,3}电话',
    ],
    goods: [
      '流量|排名|引流|推广|seo|关键词',
      '币|外汇|股票|炒股|量化|理财|投资',
      '贷|下款|黑户|征信|借钱|用钱|周转',
      '赌|彩票|体验金|娱乐城',
      '粉丝|点赞|涨粉',
      '减肥|瘦身|壮阳|保健品',
      '客户|生意|广告|店铺|营业额|获客',
      '赚|收益|利润|收入',
    ],
    addressed: ['您|你(?!们)|急需|还在为|想要?(?:赚|瘦|买|找)'],
    offering: ['我们(?:帮|为|提供|负责|保证)|帮您|为您|团队|机器人|专家|老师带|进群|先做后付'],
    promise: ['当天|马上|立刻|第一|到账|睡觉|躺着|自动|翻倍|\\d+ ?(?:%|万|元|倍)|不看|包(?:过|赚|赔)|做到'],
    here: [
      '(?<!加)我们?(?!们?(?:公司|司))',
      '医院|医生|护士|诊所|公交|巴士|图书馆|学校|药房|急诊|预约|我(?:妈|爸|女儿|儿子|先生|太太|老公|老婆)|居民|社区|英镑',
    ],
  },
}

/** In which letters each is written: a text without them need not be compared. */
const scripts: Record<string, RegExp> = {
  ru: /\p{Script=Cyrillic}{4}/u,
  uk: /\p{Script=Cyrillic}{4}/u,
  ar: /\p{Script=Arabic}{3}/u,
  zh: /\p{Script=Han}{2}/u,
}
const latin = /\p{Script=Latin}{4}/u
const english =
  /\b(?:the|and|is|are|you|your|our|for|with|was|have)\b.*\b(?:the|and|is|are|you|your|our|for|with|was|have)\b/su

const compiled = Object.entries(languages).map(([language, one]) => {
  // Chinese has no spaces between its words.
  const start = language === 'zh' ? '' : '(?<![\\p{L}\\p{N}])'
  const of = (phrases: string[] = []) => phrases.map((phrase) => new RegExp(`${start}(?:${folded(phrase)})`, 'u'))
  return {
    script: scripts[language] ?? latin,
    wares: of(one.wares),
    lures: of(one.lures),
    goods: of(one.goods),
    pitch: [one.addressed, one.offering, one.promise].map(of),
    here: of(one.here),
  }
})

/** Where a stranger wants to be reached, in any language. */
const reachable =
  /https?:\/\/|www\.|[a-z\d-]{3,}\.(?:com|net|info|biz|xyz|shop|online|site|store|club|top|live|io|ru|cn|pl|br|example)\b|@[a-z\d_]{4,}|\+\d[\d ]{8,}/iu

/**
 * Whether a text offers something and presses to answer, or presses twice, in another language than English. One of these is
 * what anybody may say: a loan that had to be taken, a discount for pensioners. What speaks of a hospital, a bus or of the
 * writer must do more of both.
 */
export function isOfferElsewhere(text: string): boolean {
  const words = folded(text.toLowerCase())
  const isEnglish = english.test(words)
  return compiled.some(({ script, wares, lures, goods, pitch, here }) => {
    if (!script.test(words) || (isEnglish && script === latin)) return false
    const offered = countOf(wares, words)
    const pressed = countOf(lures, words) + Number(reachable.test(text))
    if (here.some((word) => word.test(words))) return offered > 0 && pressed > 0 && offered + pressed > 3
    if (pressed > 0 && offered + pressed > 1) return true
    const pitched = pitch.filter((signs) => countOf(signs, words) > 0).length
    return countOf(goods, words) > 0 && pitched > 1
  })
}

/** How many of some phrases stand in a text; words that two of them share count once. */
function countOf(phrases: readonly RegExp[], text: string): number {
  const spans: [from: number, to: number][] = []
  for (const phrase of phrases) {
    const found = phrase.exec(text)
    if (!found) continue
    const [from, to] = [found.index, found.index + found[0].length]
    if (spans.every((span) => to <= span[0] || from >= span[1])) spans.push([from, to])
  }
  return spans.length
}

/** Letters without their marks: “pożyczka” is typed “pozyczka” as often. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ı', 'i')
}
