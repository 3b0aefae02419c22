import { describe, expect, test } from 'vitest'
import { bare } from '#workers/screening/bare.ts'
import { screen } from '#workers/screening/screen.ts'

// Written for this project, without native readers: what tells of harm (h), and ordinary comments that sound like it (o). CC0.
const lines = `
gu|h|જ્યારથી મારી પત્ની ગુજરી ગઈ છે ત્યારથી મને જીવવાની કોઈ ઈચ્છા નથી રહી.
gu|h|રાત્રે ઊંઘ નથી આવતી અને બધી ગોળીઓ એકસાથે ખાઈ લેવાનું મન થાય છે.
gu|h|મારા સસરા મારા પર હાથ ઉપાડે છે અને મારો પાસપોર્ટ પણ લઈ લીધો છે.
gu|h|મારો દીકરો મારું પેન્શન લઈ લે છે અને મને ખાવાનું પણ આપતો નથી.
gu|h|બાજુના ઘરમાં નાની છોકરી આખી રાત રડે છે અને તેના હાથ પર ઉઝરડા છે.
gu|h|મારા કાકા મને અડે છે જ્યારે મમ્મી કામ પર હોય, હું બાર વર્ષની છું.
gu|h|તેઓ મને ફોન કરવા દેતા નથી અને હું એકલી ડોક્ટર પાસે પણ જઈ શકતી નથી.
gu|h|કેર હોમમાં મારી બાને કલાકો સુધી ભીની પથારીમાં રાખે છે અને તેમના પર બૂમો પાડે છે.
gu|h|મારા ઘરવાળા દારૂ પીને આવે ત્યારે મારે છે, છોકરાઓ પણ ગભરાઈ જાય છે.
gu|h|હું બધા માટે બોજ છું, હું ન હોઉં તો બધાને શાંતિ થાય.
gu|o|મને ઓપરેશનની બીક લાગે છે પણ નર્સોએ બહુ સારી રીતે સમજાવ્યું.
gu|o|રસ્તો ક્રોસ કરવો સુરક્ષિત નથી, હોસ્પિટલ સામે ઝીબ્રા ક્રોસિંગ જોઈએ.
gu|o|મારા પિતા હોસ્પિટલમાં મરી ગયા પણ સ્ટાફે તેમની ખૂબ સંભાળ રાખી.
gu|o|રાહ જોઈને તો જીવ નીકળી જાય છે, ચાર કલાક બેસાડી રાખ્યા.
gu|o|ગોળીઓ લેવા માટે દર મહિને ફાર્મસીના બે ધક્કા ખાવા પડે છે.
gu|o|મારા દીકરાને રમતાં રમતાં હાથે વાગ્યું અને કોઈએ જોયું નહીં, પાંચ કલાક થયા.
gu|o|આ હોસ્પિટલ બંધ કરશો તો ગામના ઘરડા લોકો હેરાન થઈ જશે.
gu|o|ઘરેલુ હિંસાનો ભોગ બનેલી બહેનો માટે વધારે સેવાઓ હોવી જોઈએ.
gu|o|મારે હોસ્પિટલ જવું હોય તો બે બસ બદલવી પડે છે અને મારે છોકરાઓને પણ લઈ જવા પડે છે.
gu|o|મને લાગે છે મારે દીકરીને વહેલી બતાવવી જોઈતી હતી, નર્સે મારી વાત સાંભળી.
gu|o|બાળકોના વોર્ડમાં ખાવાનું સારું હતું પણ રાત્રે બાળક રડતું રહ્યું.
gu|o|ડોક્ટરે મારા હાથ પર પાટો બાંધ્યો અને મને એકલી ઘરે મોકલી દીધી.
gu|o|પાર્કિંગના પૈસા બહુ લે છે, પેન્શનમાંથી પોસાતું નથી.
hi|h|अब जीने की कोई इच्छा नहीं बची, किसी को मेरी ज़रूरत नहीं है।
hi|h|मैंने नींद की सारी गोलियाँ इकट्ठा करके रखी हैं, बस एक रात की बात है।
hi|h|मेरे ससुराल वाले मुझ पर हाथ उठाते हैं और मायके फ़ोन नहीं करने देते।
hi|h|मेरा बेटा मेरी सारी पेंशन छीन लेता है और खाना भी नहीं देता।
hi|h|पड़ोस की छोटी बच्ची के शरीर पर नील के निशान हैं और वह हमेशा भूखी रहती है।
hi|h|मेरे चाचा मुझे गलत तरीके से छूते हैं, मैं तेरह साल की हूँ।
hi|h|पति ने मेरा पासपोर्ट छिपा दिया है और घर से निकलने नहीं देता।
hi|h|केयर होम में मेरी दादी को घंटों गीले बिस्तर में छोड़ देते हैं और उन पर चिल्लाते हैं।
hi|h|जब वह शराब पीकर आते हैं तो मुझे बहुत मारते-पीटते हैं, मैं किससे कहूँ।
hi|h|mujhe lagta hai mere na hone se sab ko sukoon milega, main ab thak gaya hoon jeene se
hi|o|ऑपरेशन से मुझे डर लगता था पर डॉक्टर ने बहुत अच्छे से समझाया।
hi|o|अस्पताल के बाहर की सड़क सुरक्षित नहीं है, वहाँ बत्ती लगनी चाहिए।
hi|o|मेरे पिताजी इसी अस्पताल में गुज़रे, स्टाफ ने उनकी बहुत सेवा की।
hi|o|इंतज़ार करते करते तो जान निकल जाती है, छह घंटे बैठना पड़ा।
hi|o|मेरी दवा की गोलियाँ हर महीने देर से मिलती हैं।
hi|o|मेरी बेटी स्कूल में गिर गई और हाथ में चोट लगी, किसी ने नहीं देखा।
hi|o|अगर यह अस्पताल बंद हुआ तो गाँव के बूढ़े लोग कहाँ जाएँगे।
hi|o|घरेलू हिंसा की शिकार महिलाओं के लिए और सेवाएँ होनी चाहिए।
hi|o|मेरी माँ को रात भर गलियारे में लिटाए रखा, बिस्तर नहीं मिला।
hi|o|पेंशन में से पार्किंग के पैसे देने पड़ते हैं, यह गलत है।
hi|o|बच्चों के वार्ड में खाना अच्छा था और नर्स ने मेरी बेटी का हाथ पकड़कर समझाया।
hi|o|फ़ोन पर कोई नहीं मिलता, मिलने नहीं आते डॉक्टर।
hi|o|सरकार सब कुछ खत्म करना चाहती है, पहले अस्पताल फिर बस।
hi|o|डॉक्टर ने मेरी सारी गोलियाँ बदल दीं और कुछ नहीं बताया।
pa|h|ਮੇਰਾ ਹੁਣ ਜਿਉਣ ਨੂੰ ਦਿਲ ਨਹੀਂ ਕਰਦਾ, ਸਭ ਕੁਝ ਖਤਮ ਹੋ ਗਿਆ।
pa|h|ਮੈਂ ਨੀਂਦ ਦੀਆਂ ਸਾਰੀਆਂ ਗੋਲੀਆਂ ਇਕੱਠੀਆਂ ਕਰ ਰੱਖੀਆਂ ਨੇ।
pa|h|ਮੇਰਾ ਘਰਵਾਲਾ ਸ਼ਰਾਬ ਪੀ ਕੇ ਮੇਰੇ ਤੇ ਹੱਥ ਚੁੱਕਦਾ ਹੈ ਤੇ ਬੱਚੇ ਡਰ ਜਾਂਦੇ ਨੇ।
pa|h|ਮੇਰਾ ਪੁੱਤ ਮੇਰੀ ਪੈਨਸ਼ਨ ਖੋਹ ਲੈਂਦਾ ਹੈ ਤੇ ਰੋਟੀ ਵੀ ਨਹੀਂ ਦਿੰਦਾ।
pa|h|ਗੁਆਂਢ ਵਿੱਚ ਛੋਟੀ ਕੁੜੀ ਸਾਰੀ ਰਾਤ ਰੋਂਦੀ ਹੈ, ਉਸ ਦੀਆਂ ਬਾਹਾਂ ਤੇ ਨੀਲ ਪਏ ਹਨ।
pa|h|ਮੇਰਾ ਮਾਮਾ ਮੈਨੂੰ ਗਲਤ ਤਰੀਕੇ ਨਾਲ ਛੂੰਹਦਾ ਹੈ, ਮੈਂ ਗਿਆਰਾਂ ਸਾਲ ਦੀ ਹਾਂ।
pa|h|ਸਹੁਰਿਆਂ ਨੇ ਮੇਰਾ ਪਾਸਪੋਰਟ ਰੱਖ ਲਿਆ ਹੈ ਤੇ ਮੈਨੂੰ ਘਰੋਂ ਬਾਹਰ ਨਹੀਂ ਨਿਕਲਣ ਦਿੰਦੇ।
pa|h|ਕੇਅਰ ਹੋਮ ਵਿੱਚ ਮੇਰੀ ਮਾਂ ਨੂੰ ਗਿੱਲੇ ਬਿਸਤਰੇ ਵਿੱਚ ਪਈ ਰਹਿਣ ਦਿੰਦੇ ਹਨ।
pa|h|ਉਹ ਮੈਨੂੰ ਗਲੇ ਤੋਂ ਫੜਦਾ ਹੈ ਤੇ ਕਹਿੰਦਾ ਹੈ ਕਿ ਮਾਰ ਦਿਆਂਗਾ।
pa|h|ਮੈਂ ਸਾਰਿਆਂ ਤੇ ਬੋਝ ਹਾਂ, ਮੇਰੇ ਬਿਨਾਂ ਸਭ ਸੌਖੇ ਹੋ ਜਾਣਗੇ।
pa|o|ਮੈਨੂੰ ਟੀਕੇ ਤੋਂ ਡਰ ਲੱਗਦਾ ਹੈ ਪਰ ਨਰਸ ਬਹੁਤ ਚੰਗੀ ਸੀ।
pa|o|ਹਸਪਤਾਲ ਦੇ ਸਾਹਮਣੇ ਸੜਕ ਸੁਰੱਖਿਅਤ ਨਹੀਂ ਹੈ, ਬੱਤੀਆਂ ਲਾਓ।
pa|o|ਮੇਰੇ ਪਿਤਾ ਜੀ ਹਸਪਤਾਲ ਵਿੱਚ ਗੁਜ਼ਰ ਗਏ ਪਰ ਸਟਾਫ ਨੇ ਬਹੁਤ ਸੇਵਾ ਕੀਤੀ।
pa|o|ਉਡੀਕ ਕਰ ਕਰ ਕੇ ਜਾਨ ਨਿਕਲ ਜਾਂਦੀ ਹੈ, ਪੰਜ ਘੰਟੇ ਬੈਠੇ ਰਹੇ।
pa|o|ਦਵਾਈ ਦੀਆਂ ਗੋਲੀਆਂ ਲੈਣ ਲਈ ਦੋ ਬੱਸਾਂ ਬਦਲਣੀਆਂ ਪੈਂਦੀਆਂ ਹਨ।
pa|o|ਮੇਰੀ ਧੀ ਖੇਡਦੀ ਡਿੱਗ ਪਈ ਤੇ ਬਾਂਹ ਤੇ ਸੱਟ ਲੱਗ ਗਈ, ਕਿਸੇ ਨੇ ਨਹੀਂ ਵੇਖਿਆ।
pa|o|ਜੇ ਇਹ ਹਸਪਤਾਲ ਬੰਦ ਹੋ ਗਿਆ ਤਾਂ ਬਜ਼ੁਰਗ ਕਿੱਥੇ ਜਾਣਗੇ।
pa|o|ਘਰੇਲੂ ਹਿੰਸਾ ਦੀਆਂ ਸ਼ਿਕਾਰ ਔਰਤਾਂ ਲਈ ਹੋਰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ।
pa|o|ਮੇਰੇ ਪਤੀ ਨੂੰ ਸਾਰੀ ਰਾਤ ਕੁਰਸੀ ਤੇ ਬਿਠਾ ਕੇ ਰੱਖਿਆ, ਬਿਸਤਰਾ ਨਹੀਂ ਮਿਲਿਆ।
pa|o|ਪਾਰਕਿੰਗ ਦੇ ਪੈਸੇ ਪੈਨਸ਼ਨ ਵਿੱਚੋਂ ਦੇਣੇ ਪੈਂਦੇ ਹਨ।
pa|o|ਨਰਸ ਨੇ ਮੇਰੀ ਧੀ ਦਾ ਹੱਥ ਫੜ ਕੇ ਸਮਝਾਇਆ, ਬੱਚੇ ਖੁਸ਼ ਸਨ।
pa|o|ਡਾਕਟਰ ਨੇ ਸਾਰੀਆਂ ਗੋਲੀਆਂ ਬਦਲ ਦਿੱਤੀਆਂ।
ur|h|اب جینے کی کوئی وجہ نہیں رہی، بس سب ختم کر دینا چاہتا ہوں۔
ur|h|میں نے نیند کی گولیاں جمع کر رکھی ہیں اور روز ان کو گنتی ہوں۔
ur|h|میرا شوہر نشے میں مجھ پر ہاتھ اٹھاتا ہے اور بچے سہم جاتے ہیں۔
ur|h|میرا بیٹا میری ساری پنشن چھین لیتا ہے اور کھانا تک نہیں دیتا۔
ur|h|پڑوس کی چھوٹی بچی کے جسم پر نیل کے نشان ہیں اور وہ ہر وقت بھوکی رہتی ہے۔
ur|h|میرے چچا مجھے غلط طریقے سے چھوتے ہیں، میں بارہ سال کی ہوں۔
ur|h|سسرال والوں نے میرا پاسپورٹ لے لیا ہے اور گھر سے نکلنے نہیں دیتے۔
ur|h|کیئر ہوم میں میری امی کو گیلے بستر میں چھوڑ دیتے ہیں اور ان پر چیختے ہیں۔
ur|h|وہ کہتا ہے کہ اگر میں نے طلاق مانگی تو مجھے جان سے مار دے گا۔
ur|h|wo log meri shaadi zabardasti Pakistan mein kar rahe hain aur main sirf solah saal ki hoon
ur|o|مجھے آپریشن سے ڈر لگتا تھا لیکن ڈاکٹر نے بہت تسلی دی۔
ur|o|ہسپتال کے سامنے سڑک محفوظ نہیں ہے، وہاں سگنل لگائیں۔
ur|o|میرے والد اسی ہسپتال میں فوت ہوئے، عملے نے بہت خیال رکھا۔
ur|o|انتظار کر کر کے جان نکل جاتی ہے، چھ گھنٹے بٹھائے رکھا۔
ur|o|میری دوا کی گولیاں ہر مہینے دیر سے ملتی ہیں۔
ur|o|میری بیٹی کھیلتے ہوئے گر گئی اور بازو پر چوٹ آئی، کسی نے نہیں دیکھا۔
ur|o|اگر یہ ہسپتال بند ہوا تو گاؤں کے بوڑھے لوگ کہاں جائیں گے۔
ur|o|گھریلو تشدد کی شکار خواتین کے لیے مزید سہولتیں ہونی چاہئیں۔
ur|o|میری امی کو ساری رات کرسی پر بٹھائے رکھا، بستر نہیں ملا۔
ur|o|پارکنگ کے پیسے پنشن میں سے دینے پڑتے ہیں۔
ur|o|نرس نے میری بیٹی کا ہاتھ پکڑ کر سمجھایا، بچے خوش تھے۔
ur|o|ڈاکٹر نے ساری گولیاں بدل دیں اور کچھ نہیں بتایا۔
ur|o|حکومت سب کچھ ختم کرنا چاہتی ہے، پہلے ہسپتال پھر بس۔
bn|h|আমার আর বেঁচে থাকার কোনো মানে নেই, সব শেষ করে দিতে চাই।
bn|h|আমি ঘুমের ওষুধগুলো জমিয়ে রেখেছি, একদিন সব একসাথে খেয়ে ফেলব।
bn|h|আমার স্বামী নেশা করে এসে আমার গায়ে হাত তোলে, বাচ্চারা কাঁদে।
bn|h|আমার ছেলে আমার পেনশনের টাকা কেড়ে নেয় আর খেতে দেয় না।
bn|h|পাশের বাসার ছোট মেয়েটার গায়ে কালশিটে দাগ আর সে সবসময় ক্ষুধার্ত থাকে।
bn|h|আমার চাচা আমাকে খারাপভাবে ছোঁয়, আমার বয়স তেরো।
bn|h|শ্বশুরবাড়ির লোকেরা আমার পাসপোর্ট নিয়ে নিয়েছে, ঘর থেকে বের হতে দেয় না।
bn|h|কেয়ার হোমে আমার মাকে ঘণ্টার পর ঘণ্টা ভেজা বিছানায় ফেলে রাখে।
bn|h|সে আমার গলা চেপে ধরে আর বলে কাউকে বললে মেরে ফেলবে।
bn|h|আমি সবার বোঝা, আমি না থাকলে সবাই ভালো থাকবে।
bn|o|আমি অপারেশন নিয়ে ভয় পাই কিন্তু নার্সরা খুব ভালো বুঝিয়ে বলেছে।
bn|o|হাসপাতালের সামনের রাস্তা নিরাপদ নয়, ওখানে সিগন্যাল দরকার।
bn|o|আমার বাবা এই হাসপাতালে মারা গেছেন, স্টাফরা খুব যত্ন নিয়েছিল।
bn|o|অপেক্ষা করতে করতে জান বের হয়ে যায়, ছয় ঘণ্টা বসে ছিলাম।
bn|o|আমার ওষুধ প্রতি মাসে দেরিতে আসে।
bn|o|আমার মেয়ে খেলতে গিয়ে পড়ে হাতে ব্যথা পেয়েছে, কেউ দেখেনি।
bn|o|এই হাসপাতাল বন্ধ হলে গ্রামের বয়স্ক মানুষ কোথায় যাবে।
bn|o|পারিবারিক সহিংসতার শিকার নারীদের জন্য আরও সেবা থাকা উচিত।
bn|o|আমার মাকে সারা রাত চেয়ারে বসিয়ে রেখেছিল, বিছানা পাইনি।
bn|o|পার্কিংয়ের টাকা পেনশন থেকে দিতে হয়।
bn|o|নার্স আমার মেয়ের হাত ধরে বুঝিয়ে বলেছেন, বাচ্চারা খুশি ছিল।
bn|o|ডাক্তার আমার সব ওষুধ বদলে দিয়েছেন, কিছু বলেননি।
bn|o|হাসপাতালের খাবার ভালো ছিল কিন্তু অপেক্ষা অনেক।
ar|h|لم يعد لدي سبب للعيش، وأفكر كل ليلة في إنهاء كل شيء.
ar|h|جمعت كل حبوب النوم عندي وأنتظر اللحظة المناسبة.
ar|h|زوجي يرفع يده علي عندما يسكر والأولاد يختبئون.
ar|h|ابني يأخذ راتبي التقاعدي كله ولا يعطيني ما آكل.
ar|h|البنت الصغيرة عند الجيران على جسمها كدمات وتطلب منا الخبز.
ar|h|عمي يلمسني وأمي في العمل، عمري اثنا عشر عاما.
ar|h|أهل زوجي أخذوا جواز سفري ولا يسمحون لي بالخروج من البيت.
ar|h|في دار الرعاية يتركون أمي في فراش مبلل ساعات ويصرخون عليها.
ar|h|قال لي إذا تركته سيذبحني ويأخذ الأطفال.
ar|h|أنا عبء على الجميع وسيكونون أفضل من دوني.
ar|o|كنت خائفة من العملية لكن الممرضات شرحن لي كل شيء.
ar|o|الشارع أمام المستشفى غير آمن ونحتاج إلى إشارة.
ar|o|توفي والدي في هذا المستشفى وكانت الرعاية ممتازة.
ar|o|الانتظار قاتل، جلسنا ست ساعات في الطوارئ.
ar|o|حبوب الضغط تصل متأخرة كل شهر من الصيدلية.
ar|o|ابنتي وقعت وهي تلعب وأصيبت يدها ولم يفحصها أحد.
ar|o|إغلاق المستشفى تهديد لصحة كبار السن في القرى.
ar|o|يجب توفير خدمات أكثر لضحايا العنف المنزلي.
ar|o|جلست أمي طوال الليل على كرسي ولم تجد سريرا.
ar|o|ندفع رسوم المواقف من راتب التقاعد وهذا ظلم.
ar|o|الممرضة أمسكت يد ابنتي وشرحت لها كل شيء، والأولاد كانوا سعداء.
ar|o|غير الطبيب كل حبوبي ولم يخبرني بالسبب.
ar|o|لا يسمحون لي بالدخول مع أمي أثناء الفحص.
pl|h|Po śmierci żony nie widzę sensu, żeby dalej to ciągnąć.
pl|h|Uzbierałem tabletki nasenne i czekam na odpowiedni moment.
pl|h|Mąż po pijaku podnosi na mnie rękę, a dzieci chowają się pod stół.
pl|h|Syn zabiera mi całą emeryturę i nie daje jeść.
pl|h|Dziewczynka spod czwórki ma sine ręce i ciągle prosi nas o chleb.
pl|h|Wujek mnie dotyka, jak mama jest w pracy. Mam dwanaście lat.
pl|h|Teściowie trzymają mój paszport i nie wolno mi wychodzić z domu samej.
pl|h|W domu opieki zostawiają mamę godzinami w mokrym łóżku i na nią krzyczą.
pl|h|Powiedział, że jak odejdę, to mnie znajdzie i zabije.
pl|h|Jestem dla wszystkich ciężarem, beze mnie byłoby im lżej.
pl|o|Bałam się operacji, ale pielęgniarki wszystko mi wytłumaczyły.
pl|o|Przejście przed szpitalem nie jest bezpieczne, przydałyby się światła.
pl|o|Tata umarł w tym szpitalu i opieka była wspaniała.
pl|o|Można umrzeć z nudów w tej poczekalni, sześć godzin.
pl|o|Tabletki na ciśnienie co miesiąc przychodzą do apteki za późno.
pl|o|Syn uderzył się w głowę na placu zabaw i czekaliśmy pięć godzin.
pl|o|Zamknięcie oddziału zabije nasze miasteczko.
pl|o|Potrzeba więcej pomocy dla ofiar przemocy domowej.
pl|o|Mama siedziała całą noc na krześle, nie było łóżka.
pl|o|Za parking płacę z emerytury, to nie w porządku.
pl|o|Pielęgniarka trzymała córkę za rękę, dzieci były zadowolone.
pl|o|Lekarz zmienił mi wszystkie tabletki i nic nie powiedział.
pl|o|Nie widzę sensu zamykania szpitala, nie mam siły już dzwonić.
pl|o|Nie pozwalają rodzinie siedzieć przy łóżku, to nas boli.
pt|h|Desde que a minha mulher morreu não vejo razão para continuar cá.
pt|h|Juntei os comprimidos para dormir numa caixa e só penso em tomá-los todos.
pt|h|O meu marido levanta-me a mão quando bebe e os miúdos escondem-se.
pt|h|O meu filho fica-me com a reforma toda e não me dá de comer.
pt|h|A menina do lado tem marcas negras nos braços e pede-nos pão.
pt|h|O meu tio mexe-me no corpo quando a mãe está a trabalhar. Tenho doze anos.
pt|h|Os meus sogros ficaram com o meu passaporte e não posso sair de casa sozinha.
pt|h|No lar deixam a minha mãe horas na cama molhada e gritam com ela.
pt|h|Ele aperta-me o pescoço e diz que me mata se eu contar.
pt|h|Sou um peso para todos, estariam melhor sem mim.
pt|o|Tive medo da operação mas as enfermeiras explicaram tudo.
pt|o|A rua em frente ao hospital não é segura, faz falta uma passadeira.
pt|o|O meu pai morreu neste hospital e foram muito carinhosos com ele.
pt|o|É de morrer a espera, seis horas sentados.
pt|o|Os comprimidos da tensão chegam sempre atrasados à farmácia.
pt|o|A minha filha caiu no parque, bateu com a cabeça e esperámos cinco horas.
pt|o|Fechar a maternidade vai matar a vila.
pt|o|São precisos mais apoios para as vítimas de violência doméstica.
pt|o|A minha mãe passou a noite toda numa cadeira, não havia cama.
pt|o|O estacionamento leva-me a reforma quase toda.
pt|o|A enfermeira pegou na mão da minha filha, as crianças ficaram contentes.
pt|o|O médico mudou os comprimidos todos e não disse nada.
pt|o|Não vejo razão para fechar o hospital, não tenho carro.
pt|o|O telefone toca e ninguém atende, bati à porta e nada.
so|h|Tan iyo markii ay xaaskaygu dhimatay nolosha macno iguma laha.
so|h|Waxaan ururiyay kaniiniyada hurdada oo waxaan ku fikirayaa inaan wada liqo.
so|h|Ninkaygu markuu sakhraansan yahay gacan buu ii qaadaa, carruurtuna way cabsadaan.
so|h|Wiilkaygu lacagtayda hawlgabka wuu iga qaataa cuntana ima siiyo.
so|h|Gabadha yar ee deriska waxay leedahay nabarro gacmaha ah waxayna na weydiisataa rooti.
so|h|Adeerkay wuu i taabtaa marka hooyo shaqada joogto, waxaan ahay laba iyo toban jir.
so|h|Soddohday baasaboorkaygii way iga qaadatay, guriga kama bixi karo.
so|h|Guriga daryeelka hooyaday sariir qoyan ayaa saacado lagu daayaa wayna ku qayliyaan.
so|h|Wuxuu yiri haddaad iga tagto waan ku dili doonaa.
so|h|Culays baan ku ahay qof kasta, haddaan dhinto way ka roonaan lahaayeen.
so|o|Waan ka baqay qalliinka laakiin kalkaaliyayaashu si fiican bay ii sharxeen.
so|o|Waddada isbitaalka hortiisa ammaan ma aha, waxaan u baahanahay nal.
so|o|Aabbahay isbitaalkan ayuu ku dhintay, shaqaaluhuna aad bay u fiicnaayeen.
so|o|Sugitaanku wuu na dilay, lix saacadood baan fadhinay.
so|o|Kaniiniyada dhiigkarka bil kasta way soo daahaan.
so|o|Gabadhaydu way dhacday iyadoo ciyaaraysa oo gacanta ayay ka dhaawacantay.
so|o|Haddii isbitaalka la xidho dadka waayeelka ah xaggee bay tagayaan?
so|o|Waa in adeegyo badan loo helaa dumarka rabshadaha guriga loo geysto.
so|o|Hooyaday habeenkii oo dhan kursi ayay ku fadhiday, sariir ma jirin.
so|o|Lacagta baarkinka hawlgabka ayaan ka bixiyaa, waa qaali.
so|o|Kalkaalisadu gabadhayda gacanta ayay qabatay, carruurtu way faraxsanaayeen.
so|o|Dhakhtarku kaniiniyadii oo dhan wuu beddelay waxna iima sheegin.
so|o|Guriga kama bixi karo sababtoo ah bas ma jiro.
`
const sentences = lines
  .trim()
  .split('\n')
  .map((line) => line.split('|') as [language: string, tells: string, text: string])
const harmful = sentences.filter(([, tells]) => tells === 'h')
const ordinary = sentences.filter(([, tells]) => tells === 'o')

describe('harm in other languages', () => {
  test.each(harmful)('%s %s “%s” is held, with its words', (_language, _tells, text) => {
    const { safeguarding } = screen(text)
    expect(safeguarding).not.toBeNull()
    for (const [start, end] of safeguarding!.spans) expect(text.slice(start, end).trim()).not.toBe('')
  })

  test.each(ordinary)('%s %s “%s” is not', (_language, _tells, text) => {
    expect(screen(text).safeguarding).toBeNull()
  })

  test('is found too where accents and other marks are left out, or typed as letters of their own', () => {
    for (const [, , text] of harmful) {
      expect(screen(bare(text)).safeguarding).not.toBeNull()
      expect(screen(text.normalize('NFD')).safeguarding).not.toBeNull()
    }
  })

  test('is found in Arabic behind an “and”', () => {
    expect(screen('وزوجي يضربني').safeguarding).not.toBeNull()
    expect(screen('ويضربني كل يوم').safeguarding).not.toBeNull()
  })

  test.each([
    'The ward is dilapidated and the lift is dilapidated too.',
    'The Sun said the cabinet would close it.',
    'It was negligence, plain and simple.',
  ])('“%s” is English and nothing else', (text) => {
    expect(screen(text).safeguarding).toBeNull()
  })

  test('is not guessed at by what has only learnt English', () => {
    expect(
      screen('Wydarzenia, na których można z nami porozmawiać, i co wynikło z poprzednich').safeguarding,
    ).toBeNull()
  })
})
