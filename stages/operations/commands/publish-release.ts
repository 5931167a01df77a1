import { type Problem, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { getItem, linkedItems, linkItems, listItems, moveItem, updateItem } from '../../../platform/trace/item-store.ts'
import { tellRequester } from './answer-feedback.ts'

async function improvementsOf(tx: Tx, code: string) {
  return (await listItems(tx, tx.registry.kind('improvement'))).filter((i) => i.release === code && i.state !== 'dropped')
}

/** A release that holds nothing is refused, and one whose improvements were not planned. */
export async function releaseObjection(tx: Tx, item: AnyItem): Promise<Problem | undefined> {
  const included = await improvementsOf(tx, item.code)
  const configured = (await linkedItems(tx, [item.id], 'releases', 'out')).get(item.id) ?? []
  if (included.length === 0 && configured.length === 0) {
    return new Refused('release.empty', { code: item.code }, { zh: `${item.code} 里还没有改进项或配置项。请先把改进项的"计划版本"填成 ${item.code}。`, en: `${item.code} holds nothing yet. Set the release of an improvement to ${item.code} first.` })
  }
  const unplanned = included.filter((i) => i.state === 'proposed').map((i) => i.code)
  if (unplanned.length === 0) return undefined
  return new Refused('release.unplanned', { code: item.code, improvements: unplanned }, { zh: `这些改进项还没有排期：${unplanned.join('、')}。请先排期，或移出本版本。`, en: `These improvements are not planned yet: ${unplanned.join(', ')}. Plan them, or take them out of the release.` })
}

/** Publishes what the release holds: its improvements are released, the feedback behind them answered, its authors told. */
export async function publishRelease(tx: Tx, item: AnyItem): Promise<void> {
  await updateItem(tx, tx.registry.kind('release'), item.id, { releasedOn: tx.today } as never)
  for (const included of await improvementsOf(tx, item.code)) {
    if (included.state === 'planned') await moveItem(tx, tx.registry.kind('improvement'), included.id, 'released')
    for (const given of (await linkedItems(tx, [included.id], 'answers', 'out')).get(included.id) ?? []) {
      await linkItems(tx, item.id, 'answers', given.id)
      const answered = await getItem(tx, tx.registry.kind('feedback'), given.id)
      if (answered.state === 'answered' || answered.state === 'declined') continue
      const text = { zh: `已在 ${item.code} 发布：${included.title}`, en: `Released in ${item.code}: ${included.title}` }
      await moveItem(tx, tx.registry.kind('feedback'), given.id, 'answered', { set: { answer: text.zh, answeredAt: tx.now } as never })
      await tellRequester(tx, answered, { zh: `你的反馈 ${answered.code} 已在 ${item.code} 发布`, en: `Your feedback ${answered.code} was released in ${item.code}` })
    }
  }
}
