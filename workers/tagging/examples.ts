export const examples: { text: string; themes: string[] }[] = []
