import { lt } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { type Actor, asAccount, asActor } from '../db/door.ts'
import { dayIn } from '../db/time.ts'
import { keepHeads } from '../events/signed-heads.ts'
import { measureImplementation } from '../gates/measure-all.ts'
import type { House } from '../house.ts'
import { idempotency } from '../http/tables.ts'
import { session } from '../identity/tables.ts'
import { implementations } from '../organization/tables.ts'

const quietMs = 10_000
const longestWaitMs = 60_000
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const answersKeptDays = 7

/** What a listening server does by itself: measures gates after changes and each day, signs the heads each hour, clears what has run out. */
export function runDuties(app: FastifyInstance, house: House): void {
  let duties: { stop(): Promise<void> } | undefined
  app.addHook('onListen', () => { duties = startDuties(house) })
  app.addHook('onClose', async () => { await duties?.stop() })
}

export function startDuties(house: House): { stop(): Promise<void> } {
  const measured = new Map<string, string>()
  const waiting = new Map<string, { since: number; timer: NodeJS.Timeout }>()
  let work = Promise.resolve()
  let isOver = false
  // One after another, so that the one embedded connection stays free for people.
  const queue = (task: () => Promise<unknown>): void => {
    work = work.then(async () => { if (!isOver) await task() }).catch((error) => { if (!isOver) process.stderr.write(`duties: ${(error as Error).message}\n`) })
  }
  const measure = (implementationId: string): void => queue(() => measureImplementation(house, implementationId))

  const stopListening = house.news.listen((heard) => {
    if (heard.type !== 'event') return
    const { implementationId } = heard.body
    const known = waiting.get(implementationId)
    if (known) clearTimeout(known.timer)
    const since = known?.since ?? Date.now()
    const timer = setTimeout(() => { waiting.delete(implementationId); measure(implementationId) }, Math.max(0, Math.min(quietMs, since + longestWaitMs - Date.now())))
    waiting.set(implementationId, { since, timer })
  })
  const everyMinute = (): void => queue(async () => {
    for (const { id, zone } of await openImplementations(house)) {
      const today = dayIn(zone, house.clock().toISOString())
      if (measured.get(id) === today) continue
      measured.set(id, today)
      measure(id)
      queue(() => clearAnswers(house, id))
    }
  })
  const everyHour = (): void => {
    queue(() => keepHeads(house))
    queue(() => house.database.handle.delete(session).where(lt(session.expiresAt, house.clock())))
  }
  const timers = [setTimeout(everyMinute, 3000), setTimeout(everyHour, 5000), setInterval(everyMinute, minuteMs), setInterval(everyHour, hourMs)]
  return {
    async stop() {
      isOver = true
      stopListening()
      for (const timer of timers) clearTimeout(timer)
      for (const { timer } of waiting.values()) clearTimeout(timer)
      await work
    },
  }
}

async function openImplementations(house: House): Promise<{ id: string; zone: string }[]> {
  const system: Actor = { house, accountId: null, locale: 'zh', system: 'duties' }
  return asAccount(system, async (tx) => (await tx.db.select({ id: implementations.id, zone: implementations.zone, closedAt: implementations.closedAt }).from(implementations)).filter((i) => i.closedAt === null))
}

/** Answers kept for repeated requests are of no use after a week. */
async function clearAnswers(house: House, implementationId: string): Promise<void> {
  const system: Actor = { house, accountId: null, locale: 'zh', system: 'duties' }
  const before = new Date(house.clock().getTime() - answersKeptDays * 86_400_000).toISOString()
  await asActor(system, implementationId, async (tx) => { await tx.db.delete(idempotency).where(lt(idempotency.at, before)) })
}
