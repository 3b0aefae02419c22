import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'

/** Where a file's bytes are: in memory, or on disk (then they are never all in memory at once). */
export type Source = Uint8Array | { path: string }

const step = 64 * 1024

/** The bytes in order, in pieces of at most 64 KB. */
export async function* chunksOf(source: Source): AsyncGenerator<Buffer> {
  if ('path' in source) {
    yield* createReadStream(source.path, { highWaterMark: step }) as AsyncIterable<Buffer>
    return
  }
  const bytes = asBuffer(source)
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}

/** The first bytes, at most `length` of them. */
export async function headOf(source: Source, length: number): Promise<Buffer> {
  if (!('path' in source)) return asBuffer(source).subarray(0, length)
  const file = await open(source.path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** How long the file is, in bytes. */
export async function sizeOf(source: Source): Promise<number> {
  return 'path' in source ? (await stat(source.path)).size : source.byteLength
}

/** All the bytes at once: only for formats that cannot be streamed, after their size has been checked. */
export async function allOf(source: Source): Promise<Buffer> {
  return 'path' in source ? readFile(source.path) : asBuffer(source)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
