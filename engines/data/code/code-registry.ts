import fs from 'node:fs'
import path from 'node:path'
import type { CodeRegistry } from '../contract.ts'

type Book = Map<string, Map<string, number>>

/**
 * The rule of every registry, as a pure function over the serials of one scheme and scope: a request keeps the serial bound to its first
 * key, else to another of its keys, else takes the next free one. No serial is given twice within the call.
 */
export function assignSerials(bound: ReadonlyMap<string, number>, start: number, requests: readonly { keys: readonly string[] }[]): { serials: number[]; fresh: [string, number][] } {
  const taken = new Set<number>()
  const serials: (number | null)[] = requests.map(() => null)
  // first keys have the first word, so that an old neighbour does not take a serial away from its owner
  const claim = (keysOf: (request: { keys: readonly string[] }) => readonly string[]) => requests.forEach((request, i) => {
    if (serials[i] !== null) return
    for (const key of keysOf(request)) {
      const serial = bound.get(key)
      if (serial === undefined || taken.has(serial)) continue
      serials[i] = serial
      taken.add(serial)
      return
    }
  })
  claim((request) => request.keys.slice(0, 1))
  claim((request) => request.keys.slice(1))
  let next = start
  for (const serial of bound.values()) if (serial >= next) next = serial + 1
  const fresh: [string, number][] = []
  requests.forEach((request, i) => {
    if (serials[i] === null) serials[i] = next++
    if (bound.get(request.keys[0]!) !== serials[i]) fresh.push([request.keys[0]!, serials[i]!])
  })
  return { serials: serials as number[], fresh }
}

export interface KeptCodeRegistry extends CodeRegistry {
  entries(): { scheme: string; scope: string; key: string; serial: number }[]
}

/** For tests and one-off runs. */
export function memoryCodeRegistry(book: Book = new Map(), saved: () => void = () => undefined): KeptCodeRegistry {
  return {
    async reserve({ scheme, scope, start, requests, peek }) {
      const name = JSON.stringify([scheme, scope])
      const bound = book.get(name) ?? new Map<string, number>()
      const { serials, fresh } = assignSerials(bound, start, requests)
      if (!peek) {
        for (const [key, serial] of fresh) bound.set(key, serial)
        book.set(name, bound)
        saved()
      }
      return serials
    },
    entries: () => [...book].flatMap(([name, bound]) => [...bound].map(([key, serial]) => ({ scheme: (JSON.parse(name) as string[])[0]!, scope: (JSON.parse(name) as string[])[1]!, key, serial }))),
  }
}

/** Kept in one JSON file, written whole and renamed; for the command line. */
export function fileCodeRegistry(file: string): KeptCodeRegistry {
  const book: Book = new Map()
  if (fs.existsSync(file)) {
    for (const [name, keys] of Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Record<string, number>>)) book.set(name, new Map(Object.entries(keys)))
  }
  return memoryCodeRegistry(book, () => {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries([...book].map(([name, keys]) => [name, Object.fromEntries(keys)])), null, 1))
    fs.renameSync(`${file}.new`, file)
  })
}
