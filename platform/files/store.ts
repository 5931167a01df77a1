import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { NotFound } from '../../engines/errors.ts'

/** Content-addressed blobs, named by their sha256 (hex). Writing the same content twice keeps one blob. */
export interface FileStore {
  put(content: Uint8Array | Readable): Promise<{ hash: string; bytes: number }>
  read(hash: string): Readable
  bytes(hash: string): Promise<Uint8Array>
  /** The blob's path on this machine, for engines that read files. */
  path(hash: string): string
  has(hash: string): boolean
  list(): Generator<string>
}

export function folderStore(directory: string): FileStore {
  fs.mkdirSync(path.join(directory, 'incoming'), { recursive: true })
  const place = (hash: string): string => path.join(directory, hash.slice(0, 2), hash)
  const existing = (hash: string): string => {
    const file = place(hash)
    if (!/^[0-9a-f]{64}$/.test(hash) || !fs.existsSync(file)) {
      throw new NotFound('file.unknown', { hash }, { zh: '文件内容不在存储里。请核对备份是否完整恢复。', en: 'The file content is not in the store. Check that the backup was restored completely.' })
    }
    return file
  }
  return {
    async put(content) {
      const incoming = path.join(directory, 'incoming', randomUUID())
      const digest = createHash('sha256')
      let bytes = 0
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          digest.update(chunk)
          bytes += chunk.length
          done(null, chunk)
        },
      })
      try {
        await pipeline(content instanceof Readable ? content : Readable.from([content]), meter, fs.createWriteStream(incoming, { flush: true }))
        const hash = digest.digest('hex')
        const target = place(hash)
        fs.mkdirSync(path.dirname(target), { recursive: true })
        fs.renameSync(incoming, target)
        return { hash, bytes }
      } catch (error) {
        fs.rmSync(incoming, { force: true })
        throw error
      }
    },
    read: (hash) => fs.createReadStream(existing(hash)),
    bytes: async (hash) => fs.promises.readFile(existing(hash)),
    path: existing,
    has: (hash) => fs.existsSync(place(hash)),
    *list() {
      for (const prefix of fs.readdirSync(directory)) {
        if (!/^[0-9a-f]{2}$/.test(prefix)) continue
        yield* fs.readdirSync(path.join(directory, prefix))
      }
    },
  }
}
