import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessColumns } from '#server/imports/reader/columns/columns.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { toSubmissions } from '#server/imports/reader/rows.ts'

type Tongue = {
  stamp: string
  name: string
  email: string
  closed: [string, string[]]
  words: string
  consent: [string, yes: string, no: string]
}

/** What a form of this kind asks in the languages that are spoken here, as its authors write it. */
const tongues: Record<string, Tongue> = {
  English: {
    stamp: 'Timestamp',
    name: 'What is your name?',
    email: 'Email address',
    closed: ['How did you travel?', ['Bus', 'Car', 'On foot']],
    words: 'What should we change?',
    consent: ['May we publish your answer?', 'Yes', 'No'],
  },
  Welsh: {
    stamp: 'Stamp amser',
    name: 'Beth yw eich enw?',
    email: 'Cyfeiriad e-bost',
    closed: ['Sut wnaethoch chi deithio?', ['Bws', 'Car', 'Cerdded']],
    words: 'Beth ddylem ni ei newid?',
    consent: ['A gawn ni gyhoeddi eich ateb?', 'Cewch', 'Na chewch'],
  },
  Polish: {
    stamp: 'Sygnatura czasowa',
    name: 'Imię i nazwisko',
    email: 'Adres e-mail',
    closed: ['Jak Pan/Pani dojeżdża?', ['Autobus', 'Samochód', 'Pieszo']],
    words: 'Co powinniśmy zmienić?',
    consent: ['Czy możemy opublikować Pana/Pani odpowiedź?', 'Tak', 'Nie'],
  },
  German: {
    stamp: 'Zeitstempel',
    name: 'Wie heißen Sie?',
    email: 'E-Mail-Adresse',
    closed: ['Wie sind Sie gekommen?', ['Bus', 'Auto', 'Zu Fuß']],
    words: 'Was sollten wir ändern?',
    consent: ['Dürfen wir Ihre Antwort veröffentlichen?', 'Ja', 'Nein'],
  },
  French: {
    stamp: 'Horodateur',
    name: 'Quel est votre nom ?',
    email: 'Adresse e-mail',
    closed: ['Comment êtes-vous venu ?', ['Bus', 'Voiture', 'À pied']],
    words: 'Que devrions-nous changer ?',
    consent: ['Pouvons-nous publier votre réponse ?', 'Oui', 'Non'],
  },
  Spanish: {
    stamp: 'Marca temporal',
    name: '¿Cómo se llama?',
    email: 'Correo electrónico',
    closed: ['¿Cómo ha venido?', ['Autobús', 'Coche', 'A pie']],
    words: '¿Qué deberíamos cambiar?',
    consent: ['¿Podemos publicar su respuesta?', 'Sí', 'No'],
  },
  Italian: {
    stamp: 'Informazioni cronologiche',
    name: 'Come si chiama?',
    email: 'Indirizzo email',
    closed: ['Come è arrivato?', ['Autobus', 'Auto', 'A piedi']],
    words: 'Che cosa dovremmo cambiare?',
    consent: ['Possiamo pubblicare la sua risposta?', 'Sì', 'No'],
  },
  Portuguese: {
    stamp: 'Carimbo de data/hora',
    name: 'Qual é o seu nome?',
    email: 'Endereço de e-mail',
    closed: ['Como veio até aqui?', ['Autocarro', 'Carro', 'A pé']],
    words: 'O que devíamos mudar?',
    consent: ['Podemos publicar a sua resposta?', 'Sim', 'Não'],
  },
  Dutch: {
    stamp: 'Tijdstempel',
    name: 'Hoe heet u?',
    email: 'E-mailadres',
    closed: ['Hoe bent u gekomen?', ['Bus', 'Auto', 'Te voet']],
    words: 'Wat moeten we veranderen?',
    consent: ['Mogen wij uw antwoord publiceren?', 'Ja', 'Nee'],
  },
  Romanian: {
    stamp: 'Marcaj de timp',
    name: 'Cum vă numiți?',
    email: 'Adresa de e-mail',
    closed: ['Cum ați ajuns aici?', ['Autobuz', 'Mașină', 'Pe jos']],
    words: 'Ce ar trebui să schimbăm?',
    consent: ['Putem publica răspunsul dumneavoastră?', 'Da', 'Nu'],
  },
  Urdu: {
    stamp: 'ٹائم اسٹیمپ',
    name: 'آپ کا نام کیا ہے؟',
    email: 'ای میل پتہ',
    closed: ['آپ کیسے آئے؟', ['بس', 'کار', 'پیدل']],
    words: 'ہمیں کیا تبدیل کرنا چاہیے؟',
    consent: ['کیا ہم آپ کا جواب شائع کر سکتے ہیں؟', 'جی ہاں', 'جی نہیں'],
  },
  Gujarati: {
    stamp: 'ટાઇમસ્ટેમ્પ',
    name: 'તમારું નામ શું છે?',
    email: 'ઇમેઇલ સરનામું',
    closed: ['તમે કેવી રીતે આવ્યા?', ['બસ', 'કાર', 'ચાલીને']],
    words: 'આપણે શું બદલવું જોઈએ?',
    consent: ['શું અમે તમારો જવાબ પ્રકાશિત કરી શકીએ?', 'હા', 'ના'],
  },
  Hindi: {
    stamp: 'टाइमस्टैम्प',
    name: 'आपका नाम क्या है?',
    email: 'ईमेल पता',
    closed: ['आप कैसे आए?', ['बस', 'कार', 'पैदल']],
    words: 'हमें क्या बदलना चाहिए?',
    consent: ['क्या हम आपका जवाब प्रकाशित कर सकते हैं?', 'हाँ', 'नहीं'],
  },
  Panjabi: {
    stamp: 'ਟਾਈਮਸਟੈਂਪ',
    name: 'ਤੁਹਾਡਾ ਨਾਮ ਕੀ ਹੈ?',
    email: 'ਈਮੇਲ ਪਤਾ',
    closed: ['ਤੁਸੀਂ ਕਿਵੇਂ ਆਏ?', ['ਬੱਸ', 'ਕਾਰ', 'ਪੈਦਲ']],
    words: 'ਸਾਨੂੰ ਕੀ ਬਦਲਣਾ ਚਾਹੀਦਾ ਹੈ?',
    consent: ['ਕੀ ਅਸੀਂ ਤੁਹਾਡਾ ਜਵਾਬ ਪ੍ਰਕਾਸ਼ਿਤ ਕਰ ਸਕਦੇ ਹਾਂ?', 'ਹਾਂ', 'ਨਹੀਂ'],
  },
  Bengali: {
    stamp: 'টাইমস্ট্যাম্প',
    name: 'আপনার নাম কী?',
    email: 'ইমেইল ঠিকানা',
    closed: ['আপনি কীভাবে এসেছেন?', ['বাস', 'গাড়ি', 'হেঁটে']],
    words: 'আমাদের কী বদলানো উচিত?',
    consent: ['আমরা কি আপনার উত্তর প্রকাশ করতে পারি?', 'হ্যাঁ', 'না'],
  },
  Arabic: {
    stamp: 'طابع زمني',
    name: 'ما اسمك؟',
    email: 'عنوان البريد الإلكتروني',
    closed: ['كيف وصلت؟', ['الحافلة', 'السيارة', 'مشيا']],
    words: 'ماذا يجب أن نغير؟',
    consent: ['هل يمكننا نشر إجابتك؟', 'نعم', 'لا'],
  },
  Somali: {
    stamp: 'Timestamp',
    name: 'Magacaaga?',
    email: 'Iimayl',
    closed: ['Sidee baad ku timid?', ['Bas', 'Gaari', 'Lugo']],
    words: 'Maxaan beddelnaa?',
    consent: ['Ma daabici karnaa jawaabtaada?', 'Haa', 'Maya'],
  },
  Turkish: {
    stamp: 'Zaman damgası',
    name: 'Adınız nedir?',
    email: 'E-posta adresi',
    closed: ['Buraya nasıl geldiniz?', ['Otobüs', 'Araba', 'Yürüyerek']],
    words: 'Neyi değiştirmeliyiz?',
    consent: ['Yanıtınızı yayınlayabilir miyiz?', 'Evet', 'Hayır'],
  },
  Chinese: {
    stamp: '时间戳记',
    name: '您的姓名',
    email: '电子邮件地址',
    closed: ['您是怎么来的？', ['公交车', '汽车', '步行']],
    words: '我们应该改变什么？',
    consent: ['我们可以发布您的回答吗？', '是', '否'],
  },
  Ukrainian: {
    stamp: 'Позначка часу',
    name: 'Як вас звати?',
    email: 'Електронна адреса',
    closed: ['Як ви сюди дісталися?', ['Автобус', 'Машина', 'Пішки']],
    words: 'Що нам слід змінити?',
    consent: ['Чи можемо ми опублікувати вашу відповідь?', 'Так', 'Ні'],
  },
}

type Asked = 'name' | 'email' | 'closed' | 'words' | 'consent'
const questions: Asked[] = ['name', 'email', 'closed', 'words', 'consent']
/** Somebody may answer in another language than the form asks in. */
const answers = [
  'The last bus goes before the clinic closes and a taxi is dear',
  'Wieczorem nie ma autobusu, a do domu jest bardzo daleko',
  'શાંત વેઇટિંગ રૂમ અને વધારે ખુરશીઓ હોવી જોઈએ',
  'شام کے وقت بس نہیں ہوتی اور ٹیکسی بہت مہنگی ہے',
  'Mae angen rhywun sy’n siarad Cymraeg wrth y ddesg flaen',
]

const form = fc.record({
  tongue: fc.constantFrom(...Object.keys(tongues)),
  order: fc.shuffledSubarray(questions, { minLength: questions.length }),
  newline: fc.constantFrom('\n', '\r\n'),
  delimiter: fc.constantFrom(',', ';', '\t'),
  people: fc.integer({ min: 4, max: 12 }),
  star: fc.constantFrom('', ' *', ' (optional)'),
})

test('a form gives the same people, comments, days and consents in whatever language it asks', async () => {
  await fc.assert(
    fc.asyncProperty(form, async ({ tongue, order, newline, delimiter, people, star }) => {
      const asks = tongues[tongue]!
      const heading = { ...asks, closed: asks.closed[0], consent: asks.consent[0] }
      const told = Array.from({ length: people }, (_, n) => ({
        name: n % 2 === 0 ? `Pat Sample` : '',
        email: n % 2 === 0 ? `p${n}@example.org` : '',
        closed: asks.closed[1][n % 3]!,
        words: `${answers[n % answers.length]} (${n})`,
        consent: ['', asks.consent[1], asks.consent[2]][n % 3]!,
      }))
      const table = [
        [asks.stamp, ...order.map((each) => heading[each] + star)],
        ...told.map((one, n) => [
          `2026/03/${String(n + 13).padStart(2, '0')} 9:05:00 am GMT`,
          ...order.map((each) => one[each]),
        ]),
      ]
      const text = table.map((cells) => cells.map((cell) => `"${cell}"`).join(delimiter)).join(newline)
      const read = await readTable(Buffer.from(text), 'form.csv')
      const map = guessColumns(read)
      const { accepted, held, rejected } = await toSubmissions(read, map)
      const taken = accepted.map(({ submission }) => submission)
      expect([held, rejected]).toEqual([[], []])
      expect(taken.map(({ comments }) => comments.map(({ body }) => body))).toEqual(told.map(({ words }) => [words]))
      expect(taken.map(({ submittedAt }) => submittedAt?.toISOString().slice(0, 16))).toEqual(
        told.map((_, n) => `2026-03-${String(n + 13).padStart(2, '0')}T09:05`),
      )
      expect(taken.map(({ consentToQuote }) => consentToQuote)).toEqual(told.map((_, n) => [null, true, false][n % 3]))
      expect(taken.map(({ contact }) => contact?.email ?? null)).toEqual(told.map(({ email }) => email || null))
      const open = JSON.stringify(taken.map((one) => ({ ...one, contact: null, equality: null })))
      expect(open).not.toMatch(/Pat Sample|@example/)
    }),
    { numRuns: 150 },
  )
})
