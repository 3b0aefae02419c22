// Accents and cedillas, Arabic vowel signs and hamza on its seat, the dot below of Indic letters, the doubling sign of Gurmukhi.
const leftOut = /[\u0300-\u036f]|[\u064b-\u065f]|\u0640|\u0670|\u093c|\u09bc|\u0a3c|\u0a71|\u0abc/g
/** Letters that stand for each other: on many keyboards there is only one of them. */
const alike = new Map(
  ['łl', 'ىي', 'یي', 'ةه', 'ۃه', 'ہه', 'ھه', 'کك', '\u0901\u0902', '\u0981\u0982', '\u0a81\u0a82', '\u0a70\u0a02'].map(
    ([one, other]) => [one!, other!],
  ),
)
const plain = new RegExp(`[${[...alike.keys()].join('')}]`, 'g')

/** A text without the marks that people leave out as they type, in the languages of the product: “mąż” is “maz”. */
export function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(leftOut, '')
    .replace(plain, (letter) => alike.get(letter)!)
    .normalize('NFC')
}

/** What a bare word may stand for: in Arabic “and” and “so” are written as its first letter. */
export function wordsIn(word: string): string[] {
  return /^[وف]\p{Script=Arabic}{3}/u.test(word) ? [word, word.slice(1)] : [word]
}
