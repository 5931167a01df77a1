import { type ComponentType, lazy, type LazyExoticComponent, Suspense } from 'react'
import type { Text } from '../../engines/errors.ts'
import type { ItemRow, KindInfo } from '../../platform/wire.ts'
import type { KindFace } from '../manifest.ts'
import { Attachments } from '../parts/attachments.tsx'
import { Comments } from '../parts/comments.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import type { Tab } from '../parts/tabs.tsx'
import { ItemFields } from './item-fields.tsx'
import { ItemHistory } from './item-history.tsx'
import { itemTexts as t } from './texts.ts'
import { TraceWalk } from './trace-walk.tsx'

type OwnTab = NonNullable<KindFace['tabs']>[number]
const loaded = new Map<OwnTab, LazyExoticComponent<ComponentType<{ item: ItemRow }>>>()

function componentOf(tab: OwnTab) {
  const found = loaded.get(tab) ?? lazy(tab.content)
  loaded.set(tab, found)
  return found
}

/** The kind's own tabs, then trace with properties (on the item's page: properties alone, the trace stands beside), comments, files, history. */
export function itemTabs({ kind, item, own, say, onPage = false }: { kind: KindInfo; item: ItemRow; own: readonly OwnTab[]; say: (text: Text) => string; onPage?: boolean }): Tab[] {
  return [
    ...own.map((tab): Tab => {
      const Content = componentOf(tab)
      return { key: tab.key, label: say(tab.label), content: () => <Suspense fallback={<Skeleton rows={5} />}><Content item={item} /></Suspense> }
    }),
    onPage ? { key: 'fields', label: say(t.fields), content: () => <ItemFields kind={kind} item={item} /> } : { key: 'trace', label: say(t.trace), content: () => <><TraceWalk code={item.code} /><ItemFields kind={kind} item={item} /></> },
    { key: 'comments', label: say(t.comments), count: item.commentCount, content: () => <Comments itemId={item.id} /> },
    { key: 'files', label: say(t.files), content: () => <Attachments itemId={item.id} /> },
    { key: 'history', label: say(t.history), content: () => <ItemHistory code={item.code} /> },
  ]
}
