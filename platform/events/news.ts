import { EventEmitter } from 'node:events'
import type { Database } from '../db/database.ts'

export interface Recorded {
  readonly implementationId: string
  readonly seq: number
  readonly kind: string
  readonly itemId: string | null
}

export type Heard = { readonly type: 'event'; readonly body: Recorded } | { readonly type: 'job'; readonly body: { implementationId: string; jobId: string; accountId: string | null } } | { readonly type: 'notification'; readonly body: { accountId: string } }

/** What happened, told to whoever listens in this process and, through NOTIFY, in its siblings. Carries ids only. */
export interface News {
  recorded(event: Recorded): void
  tell(heard: Heard): void
  listen(hear: (heard: Heard) => void): () => void
  close(): Promise<void>
}

const channel = 'landfall_news'

export async function openNews(database: Database): Promise<News> {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  const origin = Math.random().toString(36).slice(2)
  const stop = database.kind === 'postgres'
    ? await database.listen(channel, (payload) => {
        const { from, heard } = JSON.parse(payload) as { from: string; heard: Heard }
        if (from !== origin) emitter.emit('heard', heard)
      })
    : async () => undefined
  const tell = (heard: Heard): void => {
    emitter.emit('heard', heard)
    if (database.kind === 'postgres') void database.query('select pg_notify($1, $2)', [channel, JSON.stringify({ from: origin, heard })]).catch(() => undefined)
  }
  return {
    recorded: (event) => tell({ type: 'event', body: event }),
    tell,
    listen: (hear) => {
      emitter.on('heard', hear)
      return () => emitter.off('heard', hear)
    },
    close: async () => {
      emitter.removeAllListeners()
      await stop()
    },
  }
}
