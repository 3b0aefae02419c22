import type { HarmKind } from './harm.ts'

/**
 * Words of other languages that tell of harm, in the term language of harm.ts; words are compared as they are written, but
 * for marks that people leave out. They say in each language what the English list says in its own. Written without native
 * readers, who should check them.
 */
export const harmElsewhere: { language: string; kind: HarmKind; strong: string; weak?: string; not?: string }[] = [
  {
    language: 'ar',
    kind: 'self-harm',
    strong: `انتحار*, أنتحر*, أقتل نفسي*, قتل نفسي*, أنهي حياتي*, إنهاء حياتي*, أريد أن أموت*, أتمنى الموت*, لا أريد أن أعيش*, لا أريد العيش*, إيذاء نفسي*, أؤذي نفسي*, أذى نفسي*, سبب|معنى|رغبه|هدف ~ للعيش|العيش|للحياه|الحياه|لحياتي, للعيش|العيش|للحياه ~ سبب|معنى|رغبه, تعبت|مللت|سئمت ~ حياتي|الحياه|العيش, انهاء|انهي|ننهي كل شيء, انهي ~ كل شيء, افكر ~ الموت|الانتحار|انهاء, اتمنى ~ اموت|الموت|لا استيقظ, ليتني ~ مت|اموت|لم اولد, جمعت|خبات|اجمع ~ حبوب|الحبوب|ادويه, ابتلع*|تناول*|بلع* ~ كل|جميع|علبه ~ الحبوب|حبوب|الدواء|الادويه, جرعه زائده, اشنق|شنق نفسي, سم الفئران, انا|اني|صرت|كنت ~ عبء|عبئا|عاله, افضل|احسن|بخير|ارتاح* ~ دوني|بدوني|غيري, بدوني|دوني ~ افضل|احسن|ارتاح*|سعدا*, اقطع|قطعت|جرحت|اجرح ~ يدي|ذراعي|شراييني|معصمي|نفسي, ارمي|القي نفسي, لا|ما|مو اريد|ابي|بدي|عايز ~ اعيش|عيش, رساله وداع|رسائل`,
  },
  {
    language: 'ar',
    kind: 'child',
    strong: `يضرب الطفل*, يضرب الأطفال*, يضرب أطفال*, يضرب ابني*, يضرب ابنتي*, يضرب أولاد*, إساءة معاملة الأطفال*, اساءة معاملة*, زواج قسري*, تزويجها بالقوة*, زواج بالإكراه*, ختان البنات*, ختان الإناث*, تحرش*, طفل*|الطفل*|بنت|البنت|ولد|الولد|صغير*|الصغير* ~ كدمات|جائع*|جوعان*|كدمه|رضوض, طفل*|الطفل*|البنت|الرضيع ~ يبكي|تبكي|يصرخ ~ طوال|طول|كل ~ الليل, يطلب|تطلب ~ خبز*|طعام*|الخبز|الطعام, يلمس*|لمسني|يلمسها, يتركون|تترك|يترك ~ الاطفال|اطفال*|طفل* ~ وحدهم|وحده|وحيد*|لوحده*, يضرب*|تضرب* ~ الاطفال|اطفال*|الولد|البنت|ابنه|ابنته|اولاد*|الطفل*, تزويجي|يزوجون*|سيزوجون*|زواجي ~ بالقوه|غصب*|بالاكراه|رغم*, زواج* ~ بالقوه|قسري|غصب*|بالاكراه, يزوجوني|تزويجي|سيزوجوني`,
  },
  {
    language: 'ar',
    kind: 'adult',
    strong: `يضربني*, يضربها*, يضربه*, يضربون*, تضربني*, ضربني*, يعتدي عل*, اعتدى عل*, اعتداء*, اغتصاب*, اغتصب*, يهددني*, هددني*, يحبسني*, حبسني*, يحبسها*, يعذب*, أخاف منه*, أخاف من زوجي*, لست بأمان*, لا أشعر بالأمان*, يقتلني*, سيقتل*, يرفع|رفع يده علي|عليها, يمد يده علي|عليها, يضرب*|ضربني|ضربوني|يصفع*|صفعني|يركل*|ركلني|يدفعني|دفعني, يخنق*|خنقني, يمسك* ~ رقبتي|عنقي|شعري, يجرني, اخذ|اخذوا|ياخذ|ياخذون|حجز|خبا|خباوا|سرق ~ جواز|جوازي|هويتي, جواز ~ سفري ~ معه|معهم|اخذ*|ياخذ*, ياخذ|اخذ|ياخذون|يسرق|سرق ~ راتبي|راتب*|معاش*|تقاعد*|مالي|نقودي|بطاقتي|فلوسي, لا|ما يعطيني|يعطيها|يعطونها|يعطونه|يطعم* ~ طعام*|اكل*|اكل|ما, لا|ما يسمح*|يتركني|يخليني|يدعني ~ بالخروج|اخرج|خروج|اكلم|اتصل|اطلع|الهاتف, ممنوع* ~ اخرج|خروجي|الخروج ~ البيت|المنزل, فراش|سرير|ملابس|حفاض* ~ مبلل*|مبتل*|قذر*|بول*, يتركون* ~ ساعات ~ بول*|مبلل*|قذ*, في بولها|بوله, يربط*|مربوط* ~ سرير*|كرسي*, يلاحقني|يراقبني|يتبعني, يجبر*|اجبر*|يرغم* ~ على, سيذبح*|يذبحني|يقتلني, يهدد* ~ بقتل*|بالقتل, اخاف|خائفه|خايفه ~ زوجي|منه|ابني|العوده|البيت|ابي|اخي|ارجع|منهم, كدمات|رضوض|كدمه, يتحرش*|تحرش*, عبد عنده|عندهم|خادمه`,
    weak: `خائفه|خايفه|اخاف من|ان, تهديد, عنف منزلي|اسري, العنف المنزلي|الاسري, يصرخ*, يسكر|سكران|يشرب, غير امن*, يختبئ*|يبك*, لا احد ~ يعلم|يعرف, يهين*|يشتم*|يسب*, اخبر احدا|احد`,
  },
  {
    language: 'ar',
    kind: 'violence',
    strong: `ساقتل*|ساذبح*, ساحرق|نحرق|احرق ~ المستشفى|العياده|المبنى|المكان|البيت|المكتب, سكين ~ معي|ساتي|اتي|و, ساتي|جاي ~ سكين*|بسكين*|سلاح*|مسدس*, قنبله, سافجر|افجر`,
  },
  {
    language: 'bn',
    kind: 'self-harm',
    strong: `আত্মহত্যা*, মরে যেতে*, মরতে চাই*, মরে যাব*, বাঁচতে চাই না*, বাঁচতে ইচ্ছা*, বাঁচতে ইচ্ছে*, নিজেকে শেষ*, নিজেকে মেরে*, নিজের ক্ষতি*, নিজেকে আঘাত*, জীবন শেষ*, বেঁচে থাকার ~ মানে|ইচ্ছা|ইচ্ছে|কারণ|অর্থ, বেঁচে থেকে ~ লাভ|কী|কি, জীবনের ~ মানে|অর্থ ~ নেই|নাই, জীবন ~ রাখতে|শেষ ~ চাই*|কর*, সব ~ শেষ করে ~ চাই|দেব|দেবো, মরে ~ যেতে|গেলে|যাই, মরার ~ কথা|চিন্তা|ইচ্ছা, ওষুধ*|ঔষধ*|বড়ি*|ট্যাবলেট* ~ জমিয়ে|জমাচ্ছি|লুকিয়ে, ঘুমের ~ ওষুধ*|বড়ি*|ট্যাবলেট* ~ খেয়ে|খাব|একসাথে|জমিয়ে, একসাথে ~ খেয়ে ~ ফেল*|মর*, অনেকগুলো|সব|সবগুলো ~ ওষুধ|বড়ি|ট্যাবলেট ~ খেয়ে, ফাঁসি|ফাঁস, গলায় দড়ি, বিষ ~ খা*|খেয়ে, আমি ~ বোঝা, আমি না থাকলে|বাঁচলে, আমাকে ছাড়া ~ ভালো|ভাল, হাত|শিরা|কবজি ~ কাটি|কেটে, নিজের ~ হাত|শরীর ~ কাটি|কেটে|পোড়া*, নদীতে|ট্রেনের|ছাদ ~ ঝাঁপ|লাফ, সকালে ~ ঘুম ~ না ভাঙ*`,
  },
  {
    language: 'bn',
    kind: 'child',
    strong: `বাচ্চাকে মারে*, বাচ্চাদের মারে*, শিশু নির্যাতন*, মেয়েকে মারে*, ছেলেকে মারে*, জোর করে বিয়ে*, শিশুকে মারে*, মেয়েটা*|ছেলেটা*|বাচ্চা*|শিশু*|মেয়ে|ছেলে ~ কালশিটে*|ক্ষুধার্ত|না খেয়ে, বাচ্চা*|শিশু*|মেয়েটা*|ছেলেটা* ~ রাত|সারারাত কাঁদে|কান্না, খাবার|ভাত|রুটি চায়, আমাকে|আমায় ~ ছোঁয়|স্পর্শ, খারাপভাবে|জায়গায় ~ ছোঁয়|স্পর্শ|হাত, খারাপ ভাবে ~ ছোঁয়|স্পর্শ|হাত, বাচ্চা*|শিশু* ~ একা ~ রেখে|ফেলে, বাচ্চা*|শিশু*|মেয়েকে|ছেলেকে ~ মারে|মারধর|পেটায়, জোর করে ~ বিয়ে, বিয়ে ~ জোর করে, বাল্যবিয়ে|বাল্যবিবাহ, যৌন ~ নির্যাতন|হয়রানি|নিপীড়ন`,
  },
  {
    language: 'bn',
    kind: 'adult',
    strong: `আমাকে মারে*, আমাকে মারধর*, মারধর*, মারে আমাকে*, নির্যাতন*, ধর্ষণ*, ভয় দেখায়*, হুমকি*, মেরে ফেল*, খুন কর*, আটকে রাখ*, তালা দিয়ে*, বাইরে যেতে দেয়*, গায়ে হাত তোল*|তুল*|তোলে, হাত তোলে|তুলে, মারে|মারত|মারতো|মেরেছে|পেটায়|পিটায় আমাকে|মাকে|আমায়, আমাকে|আমায়|মাকে|বউকে ~ মারে|মারধর|পেটায়|পিটায়|মেরেছে, নেশা|মদ ~ মারে|মারধর|হাত, চড় ~ মারে|মেরেছে|মারল, লাথি ~ মারে|মেরেছে, গলা ~ চেপে|টিপে, চুল ~ ধরে|টেনে, পাসপোর্ট ~ নিয়ে|কেড়ে|লুকিয়ে|আটকে|রেখে, পেনশন*|বেতন*|টাকা ~ কেড়ে|ছিনিয়ে|হাতিয়ে|চুরি, পেনশন* ~ নিয়ে ~ নেয়|নিয়েছে|যায়, খেতে|খাবার ~ দেয় না, না খাইয়ে, বের|বাইরে ~ হতে|যেতে ~ দেয় না, ফোন|কথা ~ করতে|বলতে ~ দেয় না, যেতে|হতে|বলতে|করতে দেয় না, ভেজা|নোংরা ~ বিছানায়|বিছানা|কাপড়ে|চাদরে|প্যাডে, প্রস্রাবে ~ পড়ে|ফেলে, বেঁধে ~ রাখ*, পিছু নেয়|নিচ্ছে, জোর করে ~ সম্পর্ক|কাজ|করায়|শোয়, বাড়ি|বাসায়|ঘরে ~ ফিরতে|যেতে ~ ভয়, স্বামীকে|তাকে|ওকে|ছেলেকে ~ ভয়, ঘরে|বাসায়|বাড়িতে ~ নিরাপদ নই|না|নয়, কালশিটে*|কালশিরা*, গায়ে|শরীরে|হাতে ~ মারের দাগ, দাস, ক্রীতদাস`,
    weak: `ভয় পা*|লাগে, নিরাপদ নই|না|নয়, পারিবারিক সহিংসতা*, চিৎকার|গালি|গালাগালি, মদ|নেশা, কাউকে ~ বলতে|বললে, বাচ্চারা ~ কাঁদে`,
  },
  {
    language: 'bn',
    kind: 'violence',
    strong: `আগুন ~ লাগিয়ে|ধরিয়ে ~ দেব|দেবো|দিব, জ্বালিয়ে|পুড়িয়ে ~ দেব|দেবো|দিব, ছুরি|চাকু ~ নিয়ে|মারব|মেরে, বোমা, তোমাদের|তোকে|আপনাদের ~ মেরে ফেলব|ফেলবো, খুন করব|করবো`,
  },
  {
    language: 'gu',
    kind: 'self-harm',
    strong: `આત્મહત્યા*, આપઘાત*, મરી જવું*, મરી જવા*, મરવું છે*, મરવા માગું*, મરવા માંગુ*, જીવવું નથી*, જીવવા નથી*, જીવન ટૂંકાવ*, જીવ આપી*, પોતાને નુકસાન*, મારી જાતને મારી*, જીવનનો અંત*, mari javu|jau|java|jvu che|chhe|cche, mare mari javu|jau|java|jvu, mane mari javu|jau|java|jvu, marvu che|chhe, jivvu nathi, jivvanu man nathi, aapghat, apghat, aatmahatya, atmahatya, jiv aapi daish, jeev aapi, જીવવાની|જીવવાનું|જીવવાનો ~ ઈચ્છા|ઇચ્છા|મન|કારણ|અર્થ, જીવવામાં ~ રસ|અર્થ|મજા, જીવનમાં|જિંદગીમાં ~ કંઈ|કશું ~ નથી, જીવનનો|જિંદગીનો|જિંદગીથી|જીવનથી ~ અર્થ|અંત|કંટાળ*|થાક*, જિંદગી|જીવન ~ પૂરી|ખતમ|ટૂંકાવ*, બધું ~ ખતમ|પૂરું કરી ~ દઈશ|દેવું, બધી|ઘણી|એકસાથે|સામટી ~ ગોળીઓ|ગોળી ~ ખાઈ|ગળી|પી|લઈ, ગોળીઓ ~ ભેગી|એકઠી|સંતાડ*|એકસાથે|સામટી, વધારે ગોળીઓ ~ ખાઈ|ગળી|લઈ|લીધી, ફાંસો, ઝેર ~ પી|ખાઈ|પીવ*|ગટગટાવ*, હું ~ બોજ|બોજો|બોજારૂપ, હું ન|ના|નહીં હોઉં|હોત|રહું, મારા વગર|વિના ~ બધા|બધાં|બધાને|સુખી|સારું, નસ|નસો|કાંડું ~ કાપ*, જાતને ~ ઈજા|નુકસાન|કાપ*|ખતમ, મરી ગયો|ગઈ હોત, મરવાનો|મરવાનું ~ વિચાર*|મન, સવારે ~ ઊઠું|ઉઠું ~ નહીં|નહિ|ના, નદીમાં|પુલ|ટ્રેન ~ કૂદ*|પડતું, છેલ્લો પત્ર`,
  },
  {
    language: 'gu',
    kind: 'child',
    strong: `બાળ શોષણ*, ભૂખ્યું રહે*, જબરદસ્તી લગ્ન*, છોકરી|છોકરો|છોકરા|બાળક*|બાળકી|દીકરી|દીકરો ~ ઉઝરડ*|ભૂખ્યા|ભૂખ્યો|ભૂખી|ભૂખ્યું, છોકરી|છોકરો|બાળક* ~ આખી રાત રડ*, ખાવાનું માગ*|માંગ*, મને ~ અડે|અડક*|અડતા|અડતો|સ્પર્શ*, ખોટી|ખરાબ રીતે ~ અડ*|સ્પર્શ*, બાળકો|બાળકોને|છોકરાઓ|છોકરાઓને ~ એકલા ~ મૂકી|રાખી|ઘરમાં, બાળક*|છોકરા*|છોકરી* ~ મારે છે, લગ્ન ~ જબરદસ્તી|પરાણે|બળજબરી*, પરાણે|બળજબરી* ~ લગ્ન|પરણાવ*, પરણાવી દે*, જાતીય`,
  },
  {
    language: 'gu',
    kind: 'adult',
    strong: `મને મારે છે*, મને માર મારે*, માર મારે છે*, મારઝૂડ*, મારપીટ*, મારી નાખ*, મારી નાંખ*, બળાત્કાર*, ધમકી*, પૂરી રાખે*, ઘરમાં પૂરી*, બહાર જવા દેતા નથી*, અત્યાચાર*, દુર્વ્યવહાર*, શોષણ*, mane mare che|chhe, mane maare che|chhe, maro|mara vr|var|pati ~ mare|maare|marto, ghar ma puri, mane bik|beek lage, હાથ ઉપાડ*, મારે છે, મારતો|મારતા|મારતી હતો|હતા|હતી|હોય, દારૂ ~ મારે, ખૂબ|બહુ|રોજ|ઢોર માર ~ મારે|માર્યો, માર ખા*, થપ્પડ*, લાફો|લાફા, લાત ~ મારી|મારે|માર્યો, ગળું ~ દબાવ*|પકડ*, ગળેથી પકડ*, વાળ ~ પકડ*|ખેંચ*, પાસપોર્ટ ~ લઈ|છીનવ*|સંતાડ*|રાખી, પેન્શન|પગાર|કમાણી ~ લઈ|છીનવ*|પડાવ*|વાપરી, બેંક કાર્ડ ~ લઈ|રાખ*, પૈસા ~ છીનવ*|પડાવ*|ચોરી, ખાવાનું|જમવાનું|પાણી ~ આપતો|આપતા|આપતી, ભૂખ્યા|ભૂખી|ભૂખ્યો રાખ*, ફોન ~ કરવા|વાપરવા ~ દેતા|દેતો|દેતી, નીકળવા|જવા|મળવા|બોલવા ~ દેતા|દેતો|દેતી, ભીની|ભીના|પલળેલ* ~ પથારી*|ચાદર*|કપડા*|કપડાં*, પથારીમાં ~ ભીના|પેશાબ*, બાંધી ~ રાખ*, પીછો કર*, જાનથી માર*, જબરદસ્તી ~ સંબંધ*|કામ, ઘરે ~ જવાની|જતાં ~ બીક|ડર, પતિથી|એમનાથી|દીકરાથી|સસરાથી ~ ડર*|બીક, ઘરમાં|ઘરે ~ ડર|બીક લાગ*, ઘરમાં|ઘરે ~ સુરક્ષિત નથી, ઉઝરડ*, ગુલામ*, ડામ`,
    weak: `એકલી|એકલા|એકલો ~ જઈ ~ શકતી|શકતો, ડર લાગ*, બીક લાગ*, સુરક્ષિત નથી, ઘરેલુ હિંસા*, બૂમો|ઘાંટા પાડ*, ગભરા*, કોઈને ~ કહેવાની|કહેતી|કહેતો, ગાળો, દારૂ`,
  },
  {
    language: 'gu',
    kind: 'violence',
    strong: `સળગાવી ~ દઈશ|નાખીશ|દઈશું, આગ ~ લગાવી|લગાડી ~ દઈશ|દઈશું, ચપ્પુ|છરી|ચાકુ ~ લઈ*|માર*, બોમ્બ, જીવતા ~ નહીં|નહિ ~ છોડું|છોડીશ, તમને ~ મારી નાખીશ`,
  },
  {
    language: 'hi',
    kind: 'self-harm',
    strong: `आत्महत्या*, खुदकुशी*, मरना चाहत*, मर जाना चाहत*, मर जाऊँ*, जीना नहीं चाहत*, जीने का मन नहीं*, जिंदा नहीं रहना*, अपनी जान ले*, जान दे दूँ*, खुद को नुकसान*, खुद को मार*, जिंदगी खत्म*, जीवन समाप्त*, khudkushi, khudkhushi, khud kushi, khudkashi, atmahatya, aatmahatya, aapghat, apghat, marna chahta, marna chahti, marna chahunga, mar jana chahta, mar jana chahti, mar jaun, jeena nahi chahta, jeena nahi chahti, jeena nahin, jina nahi, zinda nahi rehna, zinda nahin, jaan de dun, jaan de doon, apni jaan, khud ko mar, khud ko nuksan, marvu che, marvu chhe, jivvu nathi, jivavu nathi, marna chaunda, marna chaundi, jeena nahi chaunda, jeena nahi chaundi, atyohotta, attohotta, more jete chai, morte chai, bachte chai na, जीने|जिंदगी|जीवन ~ इच्छा|वजह|मतलब|मकसद|फायदा ~ नहीं|बची, जीने|जिंदगी से ~ थक*|ऊब*|तंग, मन ~ मर जाने|मरने ~ करता, मरने ~ सोच*|ख्याल|विचार|मन, सब|कुछ खत्म ~ चाहता|चाहती हूं|हूँ, गोलियां|गोलियाँ|दवाइयाँ ~ इकट्ठा|इकट्ठी|जमा|छिपा*, सारी|बहुत|ढेर|साथ ~ गोलियां|गोलियाँ ~ खा*|निगल*|जमा, नींद की ~ गोलियां|गोलियाँ|गोली ~ खा|खाकर|इकट्ठा|जमा, फांसी|फंदा|फंदे, जहर ~ खा*|पी*, बोझ ~ हूं|हूँ, मैं ~ बोझ, मेरे न|ना होने|रहने, मेरे बिना|बगैर ~ सब|अच्छा|बेहतर|सुखी, मैं न|ना रहूं|रहूँ|होता|होती, नस|नसें|कलाई ~ काट*, खुद को ~ काट*|चोट|खत्म, सुबह ~ आंख ~ न|ना|नहीं खुले, नदी|पुल|ट्रेन ~ कूद*, आखिरी चिट्ठी|खत, jeene|jine|zindagi|jindagi se ~ thak*|tang, jeene|jine ~ iccha|wajah|matlab|man|dil ~ nahi|nahin, mere na|bina hone|sab|rehne ~ sukoon|khush|acha|behtar, bojh ~ hoon|hun|ban, sari|saari|bahut ~ goliyan|goliya, goliyan|goliya ~ kha|jama|ikatt*, sab kuch khatam ~ karna|kar, zeher|zehar|zahar ~ kha*|pi*, phansi|fansi, zindagi|jindagi khatam, mar jana|jaana ~ chah*`,
  },
  {
    language: 'hi',
    kind: 'child',
    strong: `बच्चे को मार*, बच्चों को मार*, बच्ची को मार*, बेटी को मार*, बेटे को मार*, बच्चे को पीट*, बच्चों को पीट*, बाल शोषण*, जबरदस्ती शादी*, bachche ko mar*, bachche ko maar*, bacche ko maarta, bacche ko marta, bachon ko mar*, bachon ko maar*, bachcho ko maar*, beti ko mar*, beti ko maar*, bete ko maar*, zabardasti shaadi, zabardasti shadi, jabardasti shaadi, बच्ची|बच्चा|बच्चे|बच्चों|बेटी|लड़की ~ नील|भूखी|भूखा|भूखे, बच्ची|बच्चा|बच्चे|लड़की ~ रात भर रो*, खाना|रोटी माँग*|मांग*, मुझे ~ छूत*|छुआ|छूने, गलत ~ तरीके|जगह|ढंग ~ छू*|हाथ*, बच्चों|बच्चे|बच्चे को ~ अकेला|अकेले ~ छोड़*|घर, बच्चे|बच्चों|बच्ची|बेटी|बेटे को ~ मारत*|पीटत*|मारा, शादी ~ जबरदस्ती|जबरन, जबरदस्ती|जबरन ~ शादी|निकाह|ब्याह, यौन ~ शोषण|उत्पीड़न|हिंसा, zabardasti|jabardasti|zabrdasti ~ shaadi|shadi|nikah, shaadi|shadi|nikah ~ zabardasti|jabardasti|zabrdasti, mujhe ~ galat ~ chhu*|touch*|chu*`,
    not: `यौन स्वास्थ्य`,
  },
  {
    language: 'hi',
    kind: 'adult',
    strong: `मुझे मारत*, मुझे पीटत*, मारता है*, मारते हैं*, मारपीट*, मार पीट*, पीटता है*, पीटते हैं*, बलात्कार*, धमकी*, धमकाता*, जान से मार*, मार डाल*, मार देगा*, बंद करके रख*, बंद कर रख*, बाहर नहीं जाने देत*, अत्याचार*, शोषण*, यौन*, mujhe marta, mujhe maarta, mujhe marte, mujhe maarte, mujhe peetta, mujhe pitta, marta hai, maarta hai, maar peet, mar peet, maarpeet, marpit, marpeet, dhamki, jaan se mar*, jaan se maar*, mar dalega, maar dalega, balatkar, zulm, ghar se nahi nikalne, bahar nahi jane, band kar ke rakh*, mainu marda, mainu maarda, kutda, kutt da, mane mare che, mane maare che, maru che mane, marzud, amake mare, mardhor, nirjaton, हाथ उठात*|उठाय*|उठा*, मारता|मारते|मारती पीटता|पीटते|पीटती, मारने पीटने, शराब|नशे ~ मार*|पीट*, पति|ससुर|सास|देवर|बेटा|बेटे|जेठ ~ मारते|मारता|मारती|मारा|पीटते|पीटता|पीटा, थप्पड़ ~ मार*, लात* ~ मार*, गला|गले ~ दबा*|पकड़*|घोंट*, बाल ~ पकड़*|खींच*, पासपोर्ट ~ छिपा*|छीन*|ले|रख|रखा, पेंशन|तनख्वाह|कमाई ~ छीन*|हड़प*, पेंशन|तनख्वाह|कमाई ~ ले लेता|लेते|लेती|ली|लिया, पैसे|पैसा ~ छीन*|हड़प*|चुरा*, बैंक कार्ड ~ ले*|रख*, खाना ~ नहीं देत*|नहीं दिय*, भूखा|भूखी|भूखे रखत*|रखा, निकलने|जाने|मिलने|बोलने|बाहर नहीं ~ देत*|दिया, फोन ~ नहीं करने देत*, गीले|गीली|गंदे ~ बिस्तर|पैड|चादर|कपड़*, पेशाब ~ पड़*|छोड़*|बिस्तर, बांध* ~ रखत*|रखा|दिया, पीछा ~ करत*|कर, जबरदस्ती ~ संबंध|काम|करता|करते|करवा*, घर ~ जाने|लौटने ~ डर, पति|बेटे|पिता|भाई|ससुर से ~ डर लग*, घर में|जाने ~ डर लग*, घर में|पर ~ सुरक्षित नहीं, शरीर|हाथ|हाथों|चेहरे|बदन ~ नील, नील ~ निशान|पड़*, गुलाम*, आँख काली`,
    weak: `dar lagta, dar lagda, डर लग*, डरी हुई|डरा हुआ, सुरक्षित नहीं, घरेलू हिंसा, चिल्लात*, गाली*|गालियां, शराब|नशे, सहम*, किसी को ~ बता*, किससे कह*`,
  },
  {
    language: 'hi',
    kind: 'violence',
    strong: `आग ~ लगा ~ दूंगा|दूँगा|देंगे, जला ~ दूंगा|दूँगा|देंगे|डालूंगा, चाकू ~ लेकर|मार*|घोंप*, बम, जान से मार दूंगा|दूँगा|देंगे, तुम्हें|तुमको|उसको|उसे ~ मार डालूंगा|डालूँगा|दूंगा|दूँगा, aag laga dunga|doonga|denge, chaku|chaaku ~ lekar|maar*`,
  },
  {
    language: 'pa',
    kind: 'self-harm',
    strong: `ਖੁਦਕੁਸ਼ੀ*, ਆਤਮ ਹੱਤਿਆ*, ਆਤਮਹੱਤਿਆ*, ਮਰਨਾ ਚਾਹੁੰਦ*, ਮਰ ਜਾਣਾ*, ਮਰ ਜਾਵਾਂ*, ਜੀਣਾ ਨਹੀਂ*, ਜਿਉਣਾ ਨਹੀਂ*, ਜੀਉਣਾ ਨਹੀਂ*, ਜਾਨ ਦੇ ਦ*, ਆਪਣੇ ਆਪ ਨੂੰ ਮਾਰ*, ਆਪਣੇ ਆਪ ਨੂੰ ਨੁਕਸਾਨ*, ਜ਼ਿੰਦਗੀ ਖਤਮ*, ਜਿਉਣ|ਜੀਣ|ਜੀਉਣ|ਜਿਊਣ ~ ਦਿਲ|ਇੱਛਾ|ਮਨ|ਵਜ੍ਹਾ|ਫਾਇਦਾ|ਮਤਲਬ ~ ਨਹੀਂ, ਜਿਉਣ|ਜੀਣ|ਜੀਉਣ|ਜਿਊਣ ~ ਚਾਹੁੰਦ*, ਜ਼ਿੰਦਗੀ ~ ਥੱਕ*|ਅੱਕ*|ਤੰਗ|ਮਤਲਬ, ਮਰਨ ~ ਸੋਚ*|ਦਿਲ|ਖਿਆਲ, ਮਰ ~ ਜਾਵਾਂ|ਜਾਣ|ਜਾਣਾ, ਗੋਲੀਆਂ ~ ਇਕੱਠੀਆਂ|ਜਮ੍ਹਾ|ਸਾਂਭ*|ਲੁਕਾ*, ਸਾਰੀਆਂ|ਬਹੁਤ|ਇਕੱਠੀਆਂ ~ ਗੋਲੀਆਂ ~ ਖਾ*|ਨਿਗਲ*, ਨੀਂਦ ਦੀਆਂ ~ ਗੋਲੀਆਂ ~ ਖਾ*, ਫਾਹਾ|ਫਾਂਸੀ|ਫੰਦਾ, ਜ਼ਹਿਰ ~ ਖਾ*|ਪੀ*, ਬੋਝ ~ ਹਾਂ, ਮੈਂ ~ ਬੋਝ, ਮੇਰੇ ਬਿਨਾਂ|ਬਗੈਰ|ਬਿਨਾ ~ ਸਭ|ਸਾਰੇ|ਸੌਖੇ|ਖੁਸ਼|ਚੰਗਾ, ਮੈਂ ਨਾ ਹੋਵਾਂ|ਰਹਾਂ|ਹੁੰਦਾ|ਹੁੰਦੀ, ਨਸ|ਨਸਾਂ|ਗੁੱਟ ~ ਕੱਟ*, ਆਪਣੇ ਆਪ ਨੂੰ ~ ਕੱਟ*|ਸੱਟ|ਖਤਮ, ਸਵੇਰੇ ~ ਅੱਖ ~ ਨਾ ~ ਖੁੱਲ੍ਹ*, ਨਹਿਰ|ਪੁਲ|ਟ੍ਰੇਨ|ਗੱਡੀ ~ ਛਾਲ*`,
  },
  {
    language: 'pa',
    kind: 'child',
    strong: `ਬੱਚੇ ਨੂੰ ਮਾਰ*, ਬੱਚਿਆਂ ਨੂੰ ਮਾਰ*, ਬੱਚੇ ਨੂੰ ਕੁੱਟ*, ਬੱਚਿਆਂ ਨੂੰ ਕੁੱਟ*, ਧੀ ਨੂੰ ਮਾਰ*, ਪੁੱਤਰ ਨੂੰ ਮਾਰ*, ਜ਼ਬਰਦਸਤੀ ਵਿਆਹ*, ਬਾਲ ਸ਼ੋਸ਼ਣ*, ਕੁੜੀ|ਮੁੰਡਾ|ਬੱਚਾ|ਬੱਚੀ|ਬੱਚੇ|ਧੀ ~ ਨੀਲ*|ਭੁੱਖੀ|ਭੁੱਖਾ|ਭੁੱਖੇ, ਕੁੜੀ|ਮੁੰਡਾ|ਬੱਚਾ|ਬੱਚੀ ~ ਸਾਰੀ ਰਾਤ ਰੋ*, ਰੋਟੀ|ਖਾਣਾ ਮੰਗ*, ਮੈਨੂੰ ~ ਛੂੰਹਦ*|ਛੂਹ*|ਛੇੜ*, ਮੈਨੂੰ ~ ਹੱਥ ਲਾਉਂਦ*, ਗਲਤ ~ ਛੂੰਹਦ*|ਛੂਹ*|ਹੱਥ, ਬੱਚਿਆਂ|ਬੱਚੇ ~ ਇਕੱਲੇ|ਇਕੱਲਾ ~ ਛੱਡ*|ਘਰ, ਬੱਚੇ|ਬੱਚਿਆਂ|ਧੀ|ਕੁੜੀ ਨੂੰ ~ ਮਾਰਦ*|ਕੁੱਟ*, ਵਿਆਹ ~ ਜ਼ਬਰਦਸਤੀ|ਧੱਕੇ, ਜ਼ਬਰਦਸਤੀ|ਧੱਕੇ|ਧੱਕੇ ਨਾਲ ~ ਵਿਆਹ, ਜਿਨਸੀ`,
  },
  {
    language: 'pa',
    kind: 'adult',
    strong: `ਮੈਨੂੰ ਮਾਰਦ*, ਮੈਨੂੰ ਕੁੱਟਦ*, ਕੁੱਟਦਾ*, ਕੁੱਟਦੇ*, ਕੁੱਟਮਾਰ*, ਮਾਰਦਾ ਹੈ*, ਮਾਰਦੇ ਹਨ*, ਬਲਾਤਕਾਰ*, ਧਮਕੀ*, ਧਮਕਾਉਂਦ*, ਬੰਦ ਕਰਕੇ ਰੱਖ*, ਬਾਹਰ ਨਹੀਂ ਜਾਣ ਦਿੰਦ*, ਮਾਰ ਦੇਵੇਗਾ*, ਮਾਰ ਦੇਵਾਂਗ*, ਸ਼ੋਸ਼ਣ*, ਜ਼ੁਲਮ*, ਹੱਥ ਚੁੱਕ*|ਚੱਕ*|ਉਠਾ*, ਕੁੱਟ*, ਮਾਰਦਾ|ਮਾਰਦੇ|ਮਾਰਦੀ|ਮਾਰਿਆ ~ ਕੁੱਟ*, ਸ਼ਰਾਬ ~ ਮਾਰਦ*, ਥੱਪੜ ~ ਮਾਰ*, ਲੱਤ* ~ ਮਾਰ*, ਗਲਾ|ਗਲੇ|ਗਲ ~ ਘੁੱਟ*|ਫੜ*|ਦਬਾ*|ਘੋਟ*, ਵਾਲਾਂ ~ ਫੜ*|ਖਿੱਚ*, ਮਾਰ ਦਿਆਂਗਾ|ਦਿਆਂਗੇ|ਦੇਵਾਂਗਾ|ਦੇਵਾਂਗੇ|ਦਊਂਗਾ|ਦੇਣਗੇ|ਸੁੱਟ*, ਜਾਨੋਂ|ਜਾਨ ਮਾਰ*, ਪਾਸਪੋਰਟ ~ ਰੱਖ*|ਲੈ|ਖੋਹ*|ਲੁਕਾ*, ਪੈਨਸ਼ਨ|ਤਨਖਾਹ|ਕਮਾਈ ~ ਖੋਹ*|ਹੜੱਪ*, ਪੈਨਸ਼ਨ|ਤਨਖਾਹ|ਕਮਾਈ ~ ਲੈ ਲੈਂਦ*|ਲਈ, ਪੈਸੇ ~ ਖੋਹ*|ਹੜੱਪ*|ਚੋਰੀ|ਚੁਰਾ*, ਬੈਂਕ ਕਾਰਡ ~ ਰੱਖ*|ਲੈ*, ਰੋਟੀ|ਖਾਣਾ|ਖਾਣ ~ ਨਹੀਂ ਦਿੰਦ*|ਦਿੱਤ*, ਭੁੱਖਾ|ਭੁੱਖੀ|ਭੁੱਖੇ ਰੱਖ*, ਬਾਹਰ|ਘਰੋਂ ~ ਨਹੀਂ ~ ਨਿਕਲਣ|ਜਾਣ ~ ਦਿੰਦ*, ਫੋਨ|ਮਿਲਣ|ਬੋਲਣ ~ ਨਹੀਂ ~ ਦਿੰਦ*, ਨਹੀਂ ਨਿਕਲਣ|ਜਾਣ|ਮਿਲਣ|ਕਰਨ|ਬੋਲਣ ਦਿੰਦ*, ਗਿੱਲੇ|ਗਿੱਲੀ|ਗੰਦੇ ~ ਬਿਸਤਰੇ|ਬਿਸਤਰ|ਚਾਦਰ|ਕੱਪੜ*|ਪੈਡ, ਪਿਸ਼ਾਬ ~ ਪਈ|ਪਏ|ਪਿਆ|ਬਿਸਤਰ*, ਬੰਨ੍ਹ* ~ ਰੱਖ*, ਪਿੱਛਾ ਕਰ*, ਜ਼ਬਰਦਸਤੀ ~ ਸਬੰਧ|ਕੰਮ|ਕਰਦ*, ਘਰ ~ ਜਾਣ ~ ਡਰ*, ਘਰਵਾਲੇ|ਪਤੀ|ਪੁੱਤ|ਸਹੁਰੇ ~ ਤੋਂ ~ ਡਰ*, ਘਰ ~ ਸੁਰੱਖਿਅਤ ਨਹੀਂ, ਬਾਹਾਂ|ਬਾਂਹ|ਸਰੀਰ|ਮੂੰਹ|ਪਿੰਡੇ ~ ਨੀਲ*, ਨੀਲ ਪਏ|ਪੈ*, ਗੁਲਾਮ*`,
    weak: `ਡਰ ਲੱਗ*, ਡਰ ਜਾਂਦ*, ਸੁਰੱਖਿਅਤ ਨਹੀਂ, ਘਰੇਲੂ ਹਿੰਸਾ, ਚੀਕ*, ਗਾਲ੍ਹਾਂ|ਗਾਲਾਂ, ਸ਼ਰਾਬ, ਕਿਸੇ ਨੂੰ ~ ਦੱਸ*`,
  },
  {
    language: 'pa',
    kind: 'violence',
    strong: `ਅੱਗ ~ ਲਾ|ਲਗਾ ~ ਦਿਆਂਗਾ|ਦਿਆਂਗੇ|ਦੇਵਾਂਗਾ|ਦਊਂਗਾ, ਸਾੜ ~ ਦਿਆਂਗਾ|ਦਿਆਂਗੇ|ਦੇਵਾਂਗਾ|ਦਊਂਗਾ, ਚਾਕੂ|ਕਿਰਪਾਨ ~ ਲੈ ਕੇ|ਮਾਰ*, ਬੰਬ, ਤੁਹਾਨੂੰ|ਤੈਨੂੰ ~ ਮਾਰ ਦਿਆਂਗਾ|ਦੇਵਾਂਗਾ|ਦਊਂਗਾ`,
  },
  {
    language: 'pl',
    kind: 'self-harm',
    strong: `samobójst*, zabić się, zabiję się, się zabić, się zabiję, chcę umrzeć, chciałabym umrzeć, chciałbym umrzeć, nie chcę|chce ~ żyć|zyc, nie chce mi się żyć, odebrać sobie życie, odebrał|odebrała|odbiorę sobie życie, skończyć ze sobą, skończyć z życiem, okalecz*, krzywdę sobie, skrzywdzić się, zrobić sobie krzywdę, targnąć się, nie mam po co żyć, myśli samobójcze, nie widzę|mam|czuję sensu|po|chęci ~ żyć|życia|ciągnąć|życie, nie widzę ~ sensu ~ żyć|życia|życiu|dalej, nie mam ~ siły|chęci|ochoty ~ żyć, nie mam dla kogo|czego żyć, sensu życia, zmęczon* ~ życiem, mam dość życia, nie chcę ~ się ~ obudzić|budzić, wolałbym|wolałabym|wolę ~ nie żyć|umrzeć|zniknąć, zniknąć ~ na zawsze, uzbierał*|zbieram|odkładam|chomikuję ~ tabletki|tabletek|leki, połknę|połknąć|połknął*|wziąć|wezmę|wzięł*|łyknąć|łyknę ~ wszystkie|całe|garść ~ tabletki|tabletek|leki|opakowanie, przedawkowa*, powiesić|powieszę|wieszać się, się powiesić|powieszę, skoczę|skoczyć ~ mostu|dachu|pociąg|okna, rzucę|rzucić się ~ mostu|pociąg|dachu|okna, pod pociąg, tnę|ciąć|pociąć|pocięł* się, się tnę|ciąć|pocięł*, podcią*|podetnę ~ żyły, jestem|byłem|byłam|być ~ ciężarem, ciężarem ~ jestem, beze mnie ~ lepiej|lżej|łatwiej, lepiej|lżej|łatwiej ~ beze mnie, list pożegnalny|listy pożegnalne, skończyć z tym wszystkim`,
  },
  {
    language: 'pl',
    kind: 'child',
    strong: `bije dzieck*|dzieci|córkę|corke|syna|dziewczynkę, dziecko ~ bite|bity|głodne|glodne|siniak*|samo, dzieci ~ głodne|glodne|siniak*|same, krzywdzi dzieci|dziecko|mnie, krzywdzone dziec*, pedofil*, wykorzystywan* dziec*, zmuszon* ~ ślub*|slub*|małżeństw*|malzenstw*, dziewczynk*|dzieck*|dzieci|chłopi*|chłopczyk|maluch|córk*|syn* ~ sine|sinia*|głodn*|głodu|poparz*, prosi|proszą ~ chleb|jedzenie, dziecko|niemowlę ~ płacze całą|całe ~ noc|noce, dotyka mnie|ją|go, mnie dotyka, dotykał* ~ mnie, zostawia*|zostają|siedzą|siedzi ~ dzieci|dziecko|maluchy ~ same|samo, dzieci ~ same|zamknięte ~ nocą|noc|domu|domku, wydać|wydadzą|wydają ~ za mąż, ślub* ~ siłą|przymus*|zmus*, boi się ~ wracać|wrócić ~ domu, nie mów|mówić nikomu ~ sekret|tajemnica, nasza tajemnica|nasz sekret, obrzezan*`,
    not: `dotyka mnie|ją|go ~ problem*|zamknięci*|temat*|ból`,
  },
  {
    language: 'pl',
    kind: 'adult',
    strong: `bije mnie, mnie bije, bije ją|ja|go|nas|matkę|matke|żonę|zone|mamę|mame, mąż ~ bije, pobił|pobil mnie|ją|ja|go, uderzył|uderzyl|uderza mnie|ją|go, popchnął|popchnal mnie, znęca* się, boję się ~ męża|meza|go|jego|wracać|syna|domu, grozi mi, groził|grozil mi, zabije mnie, mnie zabije, zgwałc*, gwałc*, gwałt*, molest*, wykorzystuje seksualnie, zamyka mnie|ją|go, zamknięta w domu, zamknął|zamknal mnie, nie wypuszcza, zabiera ~ pieniądze|pieniadze|emeryturę|paszport, zabrał|zabral ~ paszport, nie czuję się bezpieczn*, siniak*, zaniedb*, szarpie, dusi mnie, dusił mnie, podnosi|podniósł ~ rękę, rękę ~ podnosi|podniósł na, po pijaku ~ bije|wali|tłucze|leje, mąż|partner|chłopak|syn|brat|teść|ojciec ~ bije|uderzył|pobił|leje|tłucze|katuje, katuje|tłucze|leje mnie|ją|go|matkę, kopie|kopnął|spoliczkował|policzkuje mnie|ją|mamę|go, ściska|złapał|chwyta|łapie ~ gardło|szyję|szyi|włosy, zabrał*|zabiera|zabrali|zabierają|trzyma|trzymają|schował* ~ paszport|dokumenty|telefon|kartę, nie wolno mi ~ wychodzić|wyjść|dzwonić|pracować|spotyka*|rozmawiać, nie pozwala|pozwalają|daje|dają ~ wychodzić|wyjść|dzwonić|rozmawiać|spotyka*|jeść|jedzenia|pić, zabiera|zabrał*|wydaje|kradnie|bierze ~ emeryturę|rentę|pensję|oszczędności|zasiłek, nie daje ~ jeść|jedzenia|pić, zostawiaj*|zostawi*|leży|leżała|leżał|leżą ~ mokrym|mokrej|brudn*|moczu|kale|odchodach, w mokrym|mokrej ~ łóżku|pościeli|pieluche|pieluszce, przywiązan*|przywiązuj* ~ łóżka|krzesła|łóżku, odleżyn* ~ kości|ropie*|rany, śledzi mnie|chodzi za mną, mnie śledzi, zmusza* mnie|ją|go|nas, mnie zmusza*, znajdzie|dopadnie|zabije ~ mnie|nas|zabije|dzieci, że mnie zabije, sine|siniaki ~ ręce|plecy|nogi|twarz|rękach|plecach|nogach, podbite oko, boję|boi się wracać|wrócić|odezwać, boję|boi się ~ męża|partnera|niego|syna|ojca|teścia|opiekun*, trzyma* ~ pod kluczem, niewolni*`,
    weak: `przemoc* domow*, krzyczą|krzyczy ~ na nią|niego|mamę|mnie, pijan*|pijaku|pije, nikomu ~ mówić|powiedzieć|powiem, boję się, chowają się, grozi, upokarza, kontroluje`,
    not: `uderzył|uderzyła się, się uderzył|uderzyła`,
  },
  {
    language: 'pl',
    kind: 'violence',
    strong: `zabiję|zabije|zabijemy was|go|ją|ich|tego|tę|cię, podpalę|podpalimy|spalę|spalimy, przyjdę|wpadnę|przyjadę ~ nożem|siekierą|bronią|pałką, podłożę|podłożyć ~ bombę, wiem gdzie ~ mieszka*, wysadzę, poderżnę, dorwę`,
  },
  {
    language: 'pt',
    kind: 'self-harm',
    strong: `suicidio, suicidar*, me matar, matar me, matarme, mato me, quero morrer, queria morrer, vontade de morrer, não quero viver, não quero mais viver, acabar com a minha vida, acabar com tudo, pôr fim à minha vida, tirar a minha vida, tirar minha vida, tirar a própria vida, me cortar, cortar me, automutila*, me magoar, magoar me, fazer mal a mim, não aguento mais viver, sem razão para viver, suicídi*, me suicido|suicidei, suicidei|suicido me, ideias suicidas, não|nao vejo|tenho|encontro ~ razão|motivo|sentido|vontade ~ viver|continuar|vida|cá, perdi ~ vontade de viver, cansad* ~ viver|vida, fart* ~ viver, não quero ~ acordar|existir|estar cá, queria|quero|apetece ~ desaparecer|morrer, juntei|guardei|escondi|juntar|guardar|tomar|tomei|engolir|engoli ~ comprimidos|medicamentos|remédios ~ tod*|dormir|caixa, tomar|tomá|tomei|engolir ~ tod* ~ comprimidos|caixa|remédios, tod* ~ comprimidos|remédios ~ uma vez, comprimidos ~ tomá los tod*, overdose de|com comprimidos|medicamentos|remédios, enforca*, atira* ~ ponte|janela|comboio|linha, lançar me|jogar ~ ponte|janela, corto me|cortar me|cortei me|me corto, corto ~ braços|pulsos|pernas, sou|serei|ser ~ peso|fardo, melhor|melhores ~ sem mim, sem mim ~ melhor|descans*|felizes, carta* ~ despedida, já não aguento ~ viver|vida`,
  },
  {
    language: 'pt',
    kind: 'child',
    strong: `bate ~ filho*|filha*|criança*|crianca*|menina*|menino*|bebé, bate nos filhos, criança* ~ fome|sozinh*|bate*|maltrat*|nódoas, crianca* ~ fome|sozinh*|maltrat*, pedofil*, abuso infantil, abuso de menores, casamento forçado, mutilação genital, menin*|crianç*|miúd*|bebé|filh* ~ marcas|nódoas|fome|roxa*|queimad*, pede|pedem nos|me ~ pão|comida, pede|pedem ~ pão|comer, bebé|criança|menin* ~ chora|grita ~ noite toda|inteira, toca|tocou|mexe|mexeu|apalpa|apalpou me ~ corpo|partes|pernas|quando|por, me toca|tocou|apalpa ~ corpo|partes|pernas|quando, mexe|mexeu me ~ corpo, crianç*|filh*|miúd* ~ sozinh* ~ casa|noite, casar ~ à força|forçad*|obrigad*, obrigad* ~ casar, casa me|casar me à força, nosso segredo`,
    not: `criança* ~ marcas ~ vacina*|varicela`,
  },
  {
    language: 'pt',
    kind: 'adult',
    strong: `me bate, bate me, bate em mim, me bateu, bateu me, bate nela|nele|na|no mãe|mae|mulher|pai|idoso*, bateu ~ em mim, me agride, agride me, agrediu, agredida, me ameaça, ameaça me, me ameacou, ameaçou me, vai me matar, matar ela, violad*, violou, estupr*, abuso sexual, abusa de mim, abusou, abusad*, medo ~ marido|dele|companheiro|filho|voltar, tenho medo dele, não me sinto segura, não estou segura, trancad*, me tranca, tranca me, não me deixa sair, tirou ~ passaporte, nódoas negras, hematomas, maus tratos, negligênci*, levanta|levantou ~ mão, me|mim levanta a mão, dá|deu|dava me ~ bofetada*|estalo*|pancada*|murro*|pontapé*|porrada|sova, espanca*, empurrou|empurra me, me empurrou|empurra, aperta|apertou ~ pescoço|garganta, puxa|puxou|agarra|agarrou ~ cabelo*|pescoço|braço, ficaram|ficou|fica|tirou|tiraram|tem|têm|escondeu|esconderam ~ passaporte|documentos|cartão|telemóvel|celular, fica|ficou|tira|tirou|rouba|roubou ~ reforma|aposentadoria|pensão|ordenado|salário|economias, não me|lhe dá|dão ~ comer|comida|água, não me|a|o deixa|deixam ~ sair|falar|telefonar|ligar|ver|usar, proíbe me|proibida|proibido ~ sair|falar|casa, cama|fralda|lençóis|roupa ~ molhad*|suja|urina|mijad*, deixam|deixada|deixado|fica ~ urina|fezes|mijad*|molhad*, amarra* ~ cama|cadeira, segue|persegue me, me segue|persegue, obriga|obrigam me ~ trabalhar|ter|sexo|fazer|casar, me obriga|obrigam, diz que ~ mata, que me mata, mata me se, me mata se, ameaçou|ameaça|ameaçam ~ matar|bater|faca, marcas|manchas negras|roxas ~ braços|corpo|cara|pernas, olho negro|roxo, medo ~ ir|voltar ~ casa, escrav*, escaras`,
    weak: `não posso ~ sair ~ casa ~ sozinha|sozinho, violência doméstica, grita|gritam ~ ela|ele|mãe|comigo, bebe|bêbado|bebido, tenho medo, não conto|contar|contei ~ ninguém, se eu contar, escondem se, controla, insulta, humilha`,
  },
  {
    language: 'pt',
    kind: 'violence',
    strong: `vou|vamos matar ~ vos|los|voces|vocês|tod*|alguém|ele|ela, mato vos|os|te|tod*, pego|deito|ponho|atear|vou ~ fogo ~ isto|hospital|clínica|prédio|centro|tudo, vou aí|lá ~ faca|pistola|arma, sei onde ~ mora*|vive*, bomba ~ hospital|centro|clínica, dou ~ tiro`,
  },
  {
    language: 'ro',
    kind: 'self-harm',
    strong: `vreau să mor, nu mai vreau să trăiesc, mă omor, mă sinucid, sinucidere`,
  },
  {
    language: 'ro',
    kind: 'child',
    strong: `bate copi*|copilul, copil* ~ vânătăi|flămând*|foame`,
  },
  {
    language: 'ro',
    kind: 'adult',
    strong: `soțul meu mă bate, mă bate, ma bate soțul|sotul, îmi e frică de el, violență în familie|familia, mă amenință, îmi ia|luat ~ pensia|banii|pașaportul, nu mă lasă ~ ies|vorbesc|afară, mă lovește, m a lovit|bătut`,
  },
  {
    language: 'so',
    kind: 'self-harm',
    strong: `isdil*, is dilo, isdilo, inaan is dilo, inaan dhinto, rabaa inaan dhinto, waxaan rabaa inaan dhinto, waxaan doonayaa inaan dhinto, ma rabo inaan noolaado, ma rabo inaan sii noolaado, naftayda ~ qaad*|dil*|wax yeel*, nafta iska qaad*, nafteyda, noloshayda ~ joojiyo|dhamee*, is dhaawac*, isdhaawac*, is wax yeel*, nolosha|nolol* ~ macno|micno|qiimo ~ ma*|iguma|uma, noloshu ~ macno, nolosha ~ daal*|daalay|nacay|neceb, rabin|rabo|doonayo inaan noolaado|noolaan, dhimasho ~ rab*|jecel*, inaan ~ dhinto ~ jec*|rab*|doon*, haddaan|hadaan ~ dhinto|dhiman*|baxo ~ roon*|fiican*|wanaag*, anigoo|aniga la'aan* ~ fiican*|roon*, culays|culeys ~ ku ahay, kaniini* ~ ururiyay|ururin*|kaydi*|wada|badan ~ liq*|cun*|qaat*, kaniini* ~ ururiyay|ururin*|kaydi*|qariyay, ururiyay|kaydiyay ~ kaniini*, wada liq*, suntan*|sun ~ cabay|cabo|cabi|cabbo|cunay|cuno|cuni, is dilo|dili|dilay|dilaa|dilayo|dilaayo|dillo|dilin, is deldel*|isdeldel*, iska ~ tuur* ~ buundo*|dabaq*|tareen*|biriish*, gacmaha|gacanta ~ is jar*|isjar*|jarjar*, wax walba|walba ~ dhammee*|dhamee* ~ rab*|doon*`,
    not: `is diiwaan*`,
  },
  {
    language: 'so',
    kind: 'child',
    strong: `carruurta ~ garaac*, carruurtayda ~ garaac*, ilmaha ~ garaac*, caruurta ~ garaac*, cunugga ~ garaac*, wiilkayga ~ garaac*, gabadhayda ~ garaac*, gudniin*, fircoon*, guur qasab*, qasab ~ guur*, carruurta lagu xadgud*, gabadh*|wiil*|cunug*|ilmo|ilmaha|carruur*|caruur* ~ nabar*|gaajo*|gaajaysan, ilmaha|cunugga|carruurta|caruurta|gabadha ~ habeenkii oo dhan|dhan ~ oy*, weydiis*|baryay*|tuugs* ~ rooti|cunto, i taabt*|taabta|taabato, wuu i taabt*, carruurta|caruurta|ilmaha ~ keli*|kaligood|keligood ~ guri*|kaga|uga, qasab ~ guur*|guursa*, guursa*|guur* ~ qasab|xoog, la i guurin*, wadankii|dibadda ~ guur*|gud*`,
  },
  {
    language: 'so',
    kind: 'adult',
    strong: `i garaac*, igaraac*, wuu i garaac*, ninkaygu ~ garaac*, ninkaygu ~ dil*, ninkeygu ~ garaac*, garaaca, i dilaa, wuu i dilaa, i dili doona, waa la i garaac*, kufsi*, kufsad*, waa la i kufsaday, ii hanjab*, hanjabaad*, ka baqayaa ninkayga, ma dareemayo ammaan, ammaan maan dareem*, guriga ~ igu xir*, igu xiray, i xiray, xadgudub*, jirdil*, tacaddi*, gacan|gacanta ~ qaad*|ii qaad*, gacan buu ii qaad*, i garaac*|dilaa|dilay|dili|feer*|dharbaax*|laad*|tuur*|riix*, wuu na|ina garaac*, i ceeji*|ceejiy*, qoorta|luqunta|timaha ~ qab*|jiid*, baasaboor* ~ qaad*|qaat*|qari*|haya*, baasaboorkayga|baasaboorkaygii ~ iga, lacagt* ~ iga qaad*|qaat*|xad*, hawlgab* ~ qaad*|qaat*|iga, cunto|cuntada|cuntana ~ ima|iima|ma siiy*|siin*|siiyo, guriga ~ ma|kama ~ ogola*|oggola*, iima|ima|ma ogola|oggola ~ bax*|hadl*|wac*|telefoon*, sariir|gogol|dhar|go' ~ qoyan|qoyaan|wasakh*|kaadi, kaadi* ~ jiif*|daa*|seex*, xarig* ~ xir*, lagu xir* ~ sariir*|kursi*, i daba|daba soc*, qasab|xoog ~ galmo|shaqo|iga|igu, waan|wuu|waa|way ku|i|idin dili doon*|doonaa, ku dili doon*, i dili doon*, ka baq* ~ ninkayga|ninka|isaga|wiilkayga|guriga, ninkayga|guriga|isaga ~ ka baq*, nabarro|nabar|jeex* ~ gacm*|jir*|lug*|wej*, addoon*`,
    weak: `guriga ~ kama|ma ~ bixi ~ karo|kartaa, baqayaa, cabsad*|cabsan*|cabsi*, ammaan, qayli*, sakhraan*|khamr*, rabshad*, dayac*, cidna|qofna ~ sheeg*, i cay*|caayaa`,
    not: `qalliin* ~ baqayaa|baq*, baqay* qalliin*`,
  },
  {
    language: 'so',
    kind: 'violence',
    strong: `waan gubi|gubayaa|gubi doon*, waan idin ~ dili|dil*, mindi|middi ~ wat*|keen*|la, qarax*|bambaano`,
  },
  {
    language: 'ur',
    kind: 'self-harm',
    strong: `خودکشی*, خود کشی*, مرنا چاہت*, مر جانا چاہ*, مر جاؤں*, جینا نہیں چاہ*, زندہ نہیں رہنا*, جینے کا دل نہیں*, اپنی جان لے*, جان دے دوں*, اپنے آپ کو نقصان*, خود کو نقصان*, خود کو مار*, زندگی ختم*, جینے|زندگی ~ وجہ|خواہش|مقصد|مطلب|فائدہ|دل ~ نہیں, جینے|زندگی سے ~ تھک*|تنگ|اکتا*, مرنے ~ سوچ*|خیال*|دل, مر ~ جاؤں|جانا|جانے ~ چاہ*|دل|بہتر, سب|کچھ ختم ~ چاہتا|چاہتی ہوں, گولیاں|گولیوں|دوائیاں ~ جمع|اکٹھی|چھپا*, ساری|بہت|ڈھیر|ساتھ ~ گولیاں ~ کھا*|نگل*|جمع, نیند کی ~ گولیاں|گولی ~ کھا*, پھانسی|پھندا|پھندے, زہر ~ کھا*|پی*, بوجھ ~ ہوں, میرے نہ|بغیر ہونے|سب|رہنے|زندگی, میرے بغیر ~ سب|خوش|بہتر|سکون, میں نہ ~ رہوں|رہا|رہی|ہوتا|ہوتی ~ سب|بہتر|سکون|اچھا, رگ|نس|کلائی ~ کاٹ*, خود|آپ کو ~ زخمی|کاٹ*, صبح ~ آنکھ ~ نہ کھل*, دریا|پل|ٹرین ~ کود*|چھلانگ, آخری خط`,
  },
  {
    language: 'ur',
    kind: 'child',
    strong: `بچے کو مار*, بچوں کو مار*, بچی کو مار*, بیٹی کو مار*, بیٹے کو مار*, زبردستی شادی*, زبردستی نکاح*, بچوں کے ساتھ زیادتی*, بچوں کا استحصال*, بچی|بچہ|بچے|بچوں|بیٹی|لڑکی ~ نیل|بھوکی|بھوکا|بھوکے, بچی|بچہ|بچے|لڑکی ~ رات بھر|ساری رو*, روٹی|کھانا مانگ*, مجھے ~ چھوت*|چھوا|چھون*, غلط ~ طریقے|جگہ ~ چھو*|ہاتھ, بچوں|بچے ~ اکیلا|اکیلے ~ چھوڑ*|گھر, بچے|بچوں|بچی|بیٹی|بیٹے کو ~ مارت*|پیٹت*|مارا, شادی|نکاح ~ زبردستی|جبری|جبرا, زبردستی|جبری|جبرا ~ شادی|نکاح, جنسی ~ زیادتی|استحصال|ہراسا*|تشدد`,
  },
  {
    language: 'ur',
    kind: 'adult',
    strong: `مجھے مارت*, مارتا ہے*, مارتے ہیں*, مار پیٹ*, مارپیٹ*, زیادتی کر*, عصمت دری*, ریپ*, دھمکی*, قتل کر*, مار ڈال*, جان سے مار*, بند کر کے رکھ*, باہر نہیں جانے دیت*, ظلم کر*, ہاتھ اٹھا*, مارتا|مارتے|مارتی ہے|ہیں|تھا|تھے|پیٹتا|پیٹتے, پیٹتا|پیٹتے|پیٹتی ہے|ہیں|تھا|تھے, شراب|نشے ~ مار*|پیٹ*|ہاتھ, شوہر|سسر|ساس|دیور|بیٹا|بیٹے|جیٹھ ~ مارتا|مارتے|مارتی|مارا|پیٹا, تھپڑ ~ مار*, لات|لاتیں ~ مار*, گلا|گلے ~ دبا*|پکڑ*|گھونٹ*, بال|بالوں ~ پکڑ*|کھینچ*|گھسیٹ*, پاسپورٹ ~ لے ~ لیا|لی|چھین*|چھپا*|رکھ*, پنشن|تنخواہ|کمائی ~ چھین*|ہڑپ*, پنشن|تنخواہ|کمائی ~ لے لیتا|لیتے|لیتی|لی|لیا, پیسے|پیسہ ~ چھین*|ہڑپ*|چرا*, بینک کارڈ ~ لے*|رکھ*, کھانا ~ نہیں ~ دیت*|دیا, بھوکا|بھوکی|بھوکے رکھ*, نکلنے|جانے|ملنے|بولنے نہیں دیت*, فون ~ نہیں ~ دیت*, گیلے|گیلی|گندے ~ بستر|چادر|پیڈ|کپڑ*, پیشاب ~ پڑ*|بستر|چھوڑ*, باندھ* ~ رکھ*, پیچھا ~ کر*, زبردستی ~ تعلق*|کام|کرتا|کرتے, گھر ~ جانے|لوٹنے ~ ڈر|خوف, شوہر|بیٹے|باپ|بھائی|سسر سے ~ ڈر|خوف, گھر میں|جانے ~ ڈر لگ*, گھر میں ~ محفوظ نہیں, جسم|بازو|بازوؤں|چہرے|ہاتھوں ~ نیل, نیل ~ نشان|پڑ*, غلام*`,
    weak: `ڈر لگ*, خوف زدہ|خوفزدہ, محفوظ نہیں, تشدد, چیخت*|چلات*, گالیاں|گالی, شراب|نشے, سہم*, کسی کو ~ بتا*`,
  },
  {
    language: 'ur',
    kind: 'violence',
    strong: `آگ ~ لگا ~ دوں|دیں, جلا ~ دوں|دیں|ڈال*, چاقو|چھری ~ لے|لیکر|مار*, بم, تمہیں|تم|اسے ~ مار دوں|ڈالوں, جان سے مار دوں گا|گی`,
  },
]
