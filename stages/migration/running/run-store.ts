import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { House } from '../../../platform/house.ts'
import type { RunBlob } from '../tables.ts'

/** Puts every file of a finished run into the file store: the run's directory may go then. */
export async function keepRun(house: House, directory: string): Promise<RunBlob[]> {
  const kept: RunBlob[] = []
  for (const name of filesBelow(directory)) {
    const { hash, bytes } = await house.files.put(fs.createReadStream(path.join(directory, name)))
    kept.push({ name, blob: hash, bytes })
  }
  return kept
}

/** The directory of a kept run, for the engine's readers: links to the blobs, made once and cheap to lose. */
export function openRun(house: House, files: readonly RunBlob[]): string {
  const identity = createHash('sha256').update(files.map((f) => `${f.name}:${f.blob}`).sort().join('\n')).digest('hex').slice(0, 32)
  const directory = path.join(house.directory, 'runs', 'open', identity)
  if (fs.existsSync(path.join(directory, '.complete'))) return directory
  for (const file of files) {
    const place = path.join(directory, file.name)
    fs.mkdirSync(path.dirname(place), { recursive: true })
    placeBlob(house.files.path(file.blob), place)
  }
  fs.writeFileSync(path.join(directory, '.complete'), '')
  return directory
}

/** A blob under a name of its own: a hard link where the file system allows it, else a copy. */
export function placeBlob(blob: string, place: string): void {
  fs.rmSync(place, { force: true })
  try {
    fs.linkSync(blob, place)
  } catch {
    fs.copyFileSync(blob, place)
  }
}

function filesBelow(directory: string, below = ''): string[] {
  return fs.readdirSync(path.join(directory, below), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(directory, path.join(below, entry.name)) : [path.join(below, entry.name)])).sort()
}
