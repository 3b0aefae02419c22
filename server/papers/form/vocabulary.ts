/** What the form on paper and the receipt say and no page does, in English; the catalogues hold them in the other languages. */
export const formSentences = {
  tearOff: 'Tear off this part and keep it. The code works once we have typed in your form.',
  lookUp: 'At {address} you can see what became of your comment.',
} as const
