/** What JSON Schema says of a value, as far as the API's description says it. */
export type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  format?: string
}

/** Numbers that look like chance and are the same for the same seed (mulberry32). @returns 0 to 1, without 1 */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Texts at which text stores, addresses, forms and pages break. */
export const nastyTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff',
  '\u202e\u200b\ufeff',
  '👩‍👩‍👧‍👦',
  "'; drop table comment; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '%',
  '{"a":',
  '=1+1',
  '__proto__',
  'constructor',
  'null',
  '-1',
  '0',
  '2147483648',
  '9223372036854775808',
  '1e309',
  'NaN',
  '0000-00-00',
  '9999-12-31',
  '2026-02-30',
  '99999-01-01',
  '018f0000-0000-7000-8000-000000000000',
  'none',
  'a\nb\r\nc',
  'ß'.repeat(300),
  'x'.repeat(70_000),
]
const nastyNumbers = [0, -1, 1, 0.5, 2_147_483_647, 2_147_483_648, -2_147_483_649, 2 ** 53, 1e308, -0]

/** @returns levels of lists, one in the other */
export const deep = (levels: number): unknown => {
  let value: unknown = []
  for (let n = 0; n < levels; n++) value = [value]
  return value
}

/**
 * Makes values from schemas: most fit, some are at a bound, of another type, or what no store can hold.
 * @param known  values that lead somewhere: ids, references, address names
 */
export function generator(random: () => number, known: readonly string[]) {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const text = (schema: Schema): string => {
    const roll = random()
    if (roll < 0.35) return pick(known)
    if (roll < 0.65) return pick(nastyTexts)
    if (schema.format === 'uuid') return pick(known)
    if (schema.format === 'date') return pick(['2026-06-01', '0001-01-01', '9999-12-31', '2026-02-30'])
    if (schema.format === 'date-time')
      return pick(['2026-06-01T00:00:00Z', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z'])
    const most = schema.maxLength ?? 40
    return pick([
      'Keep the birth centre open.',
      'a'.repeat(schema.minLength ?? 1),
      'é'.repeat(Math.min(most, 5_000)),
      'y'.repeat(Math.min(most + 1, 200_000)),
    ])
  }
  const wrong = (): unknown =>
    pick<() => unknown>([
      () => null,
      () => pick(nastyTexts),
      () => pick(nastyNumbers),
      () => random() < 0.5,
      () => [],
      () => ({}),
      () => [null],
      () => deep(1_000),
      () => Array.from({ length: 2_000 }, (_, n) => n),
      () => ({ [pick(nastyTexts)]: pick(nastyTexts) }),
    ])()
  const value = (schema: Schema, depth = 0): unknown => {
    if (random() < 0.06) return wrong()
    if (schema.const !== undefined) return schema.const
    if (schema.enum) return pick(schema.enum)
    const options = schema.anyOf ?? schema.oneOf
    if (options) return value(pick(options), depth)
    switch ([schema.type].flat()[0]) {
      case 'string':
        return text(schema)
      case 'integer':
      case 'number':
        return random() < 0.5
          ? pick(nastyNumbers)
          : pick([schema.minimum ?? 1, schema.maximum ?? 9, (schema.minimum ?? 1) - 1])
      case 'boolean':
        return random() < 0.5
      case 'null':
        return null
      case 'array':
        return depth > 5
          ? []
          : Array.from({ length: pick([0, 1, 1, schema.minItems ?? 2, 3]) }, () => value(schema.items ?? {}, depth + 1))
      case 'object':
        return Object.fromEntries(
          Object.entries(schema.properties ?? {})
            .filter(([name]) => schema.required?.includes(name) ?? random() < 0.5)
            .filter(() => random() < 0.96)
            .map(([name, inner]) => [name, value(inner, depth + 1)]),
        )
      default:
        return wrong()
    }
  }
  return { pick, text, value, wrong }
}
