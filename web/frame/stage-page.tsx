import { useParams } from '@tanstack/react-router'
import { type ComponentType, lazy, type LazyExoticComponent, Suspense } from 'react'
import type { Room } from '../manifest.ts'
import { Empty } from '../parts/empty.tsx'
import { useText } from '../parts/language.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { useManifests } from './manifests.ts'
import { frameTexts as t } from './texts.ts'

const RegisterPage = lazy(() => import('../register/register-page.tsx'))
const pages = new Map<Room, LazyExoticComponent<ComponentType>>()

function pageOf(room: Room): LazyExoticComponent<ComponentType> {
  const found = pages.get(room) ?? lazy(room.page!)
  pages.set(room, found)
  return found
}

/** A room of a stage: its own page, or the register of its kind. */
export function StagePage() {
  const text = useText()
  const params = useParams({ strict: false }) as { stage: string; room: string }
  const { stage: stageOf } = useManifests()
  const stage = stageOf(params.stage)
  const room = stage?.rooms.find((r) => r.path === params.room)
  if (!stage || !room) return <Empty icon="search" title={text(t.notFoundTitle)} text={text(t.notFoundText)} />
  const wait = <div className="lf-pagewait"><Skeleton rows={8} /></div>
  if (room.page) {
    const Content = pageOf(room)
    return <Suspense key={`${params.stage}/${params.room}`} fallback={wait}><Content /></Suspense>
  }
  return <Suspense fallback={wait}><RegisterPage key={`${params.stage}/${params.room}`} stage={stage} room={room} /></Suspense>
}
