// `natural` types its root only, and the root must never be loaded: it brings database clients and reads .env.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string }
  export default stemmer
}
declare module 'natural/lib/natural/distance/index.js' {
  const distance: {
    DamerauLevenshteinDistance(a: string, b: string, options?: { restricted?: boolean }): number
  }
  export default distance
}
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  type Classification = { label: string; value: number }
  export default class BayesClassifier {
    addDocument(text: string, label: string): void
    train(): void
    getClassifications(text: string): Classification[]
  }
}
