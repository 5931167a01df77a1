import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Text } from '../../engines/errors.ts'
import { useCurrent } from '../frame/current.ts'
import { useManifests } from '../frame/manifests.ts'
import { frameTexts as t } from '../frame/texts.ts'
import { setLocale, useLocale } from '../language/locale.ts'
import type { IconName } from '../parts/icon.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { partTexts as p } from '../parts/texts.ts'
import { useTheme } from '../theme/mode.ts'
import { actionTexts as a } from './texts.ts'
import { useText } from '../parts/language.ts'

/** A thing to do, once, for palette, menu and help. */
export interface Command {
  readonly id: string
  readonly group: Text
  readonly name: string
  /** Words by which it is found too: the other language, the stage. */
  readonly words: string
  readonly note?: string
  readonly icon: IconName
  readonly key?: string
  readonly run: () => void
}

/** Every command that the reader may run here: places to go, things to make, switches. */
export function useCommands(): readonly Command[] {
  const text = useText()
  const router = useRouter()
  const theme = useTheme()
  const locale = useLocale()
  const { me, summary, setPhase, kinds } = useCurrent()
  const { stages, face } = useManifests()
  const { href, can } = useImplementation()
  return useMemo(() => {
    const go = (to: string) => () => router.history.push(to)
    const both = (x: Text) => `${x.zh} ${x.en}`
    const base = `/i/${encodeURIComponent(summary.code)}`
    const place = (id: string, name: Text, icon: IconName, to: string): Command => ({ id, group: a.goTo, name: text(name), words: both(name), icon, run: go(to) })
    return [
      place('go.workbench', t.workbench, 'home', base),
      place('go.todo', t.todo, 'todo', `${base}/todo`),
      place('go.steering', t.steering, 'steering', `${base}/steering`),
      place('go.trace', t.trace, 'trace', `${base}/trace`),
      ...(can('read', 'eventLog') ? [place('go.events', t.events, 'log', `${base}/events`)] : []),
      place('go.settings', t.settings, 'settings', `${base}/settings`),
      ...stages.flatMap((m): Command[] => [
        { id: `go.${m.stage}`, group: a.goTo, name: text(m.label), words: both(m.label), icon: 'flag', run: go(href(m.stage)) },
        { id: `go.${m.stage}.gate`, group: a.goTo, name: `${text(m.label)} · ${text(t.gate)}`, words: `${both(m.label)} ${both(t.gate)}`, icon: 'signature', run: go(href(m.stage, 'gate')) },
        ...m.rooms.filter((r) => !r.hidden).map((r): Command => ({ id: `go.${m.stage}.${r.path}`, group: a.goTo, name: text(r.label), words: `${both(r.label)} ${both(m.label)}`, note: text(m.label), icon: r.register ? (face(r.register.kind)?.icon ?? 'table') : (r.icon ?? 'layers'), run: go(href(m.stage, r.path)) })),
      ]),
      ...stages.flatMap((m) => m.rooms.filter((r) => r.register).flatMap((r): Command[] => {
        const kind = kinds.find((k) => k.kind === r.register!.kind)
        if (!kind?.editable || !(can('create', kind.stage) || kind.creators.some((c) => summary.roles.includes(c)))) return []
        return [{ id: `new.${kind.kind}`, group: a.make, name: text(p.create, { what: text(kind.label).toLowerCase() }), words: `${both(kind.label)} new 新建`, note: text(m.label), icon: 'plus', run: go(href(m.stage, r.path, { new: 1 })) }]
      })),
      { id: 'theme', group: a.settings, name: text(theme.mode === 'dark' ? t.toLight : t.toDark), words: `${both(t.toDark)} ${both(t.toLight)} ${both(t.theme)}`, icon: theme.mode === 'dark' ? 'sun' : 'moon', run: () => theme.set(theme.mode === 'dark' ? 'light' : 'dark') },
      { id: 'language', group: a.settings, name: text(t.switchLanguage), words: `${both(t.language)} English 中文`, icon: 'language', run: () => setLocale(locale === 'zh' ? 'en' : 'zh') },
      ...[{ id: null, name: text(t.allPhases) }, ...summary.phases].map((ph): Command => ({ id: `phase.${ph.id ?? 'all'}`, group: a.settings, name: `${text(t.choosePhase)}: ${ph.name}`, words: `${both(t.choosePhase)} ${ph.name}`, icon: 'phase', run: () => setPhase(ph.id) })),
      ...me.implementations.filter((i) => i.id !== summary.id).map((i): Command => ({ id: `open.${i.id}`, group: a.goTo, name: i.name, words: `${i.code} ${both(t.chooseImplementation)}`, note: i.code, icon: 'organization', run: go(`/i/${encodeURIComponent(i.code)}`) })),
      place('new.implementation', t.newImplementation, 'plus', '/new'),
      { id: 'help', group: a.settings, name: text(t.help), words: both(t.help), icon: 'help', key: '?', run: go(`${base}/help`) },
    ]
  }, [text, router, theme, locale, me, summary, setPhase, kinds, stages, face, href, can])
}
