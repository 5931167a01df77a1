import { useMemo } from 'react'
import type { ItemRow, KindInfo } from '../../platform/wire.ts'
import type { Column } from '../parts/data-table.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { useFormat, useText } from '../parts/language.ts'
import { StateOf } from '../parts/state-of.tsx'
import { ItemLink } from '../parts/item-link.tsx'
import { ShareBar } from '../parts/share-bar.tsx'
import { partTexts as t } from '../parts/texts.ts'
import { fieldText, shownText } from './field-value.tsx'

const widths: Record<string, number> = { integer: 88, decimal: 120, percent: 130, date: 104, instant: 136, enum: 100, boolean: 72, person: 96, department: 104, module: 104 }

/** The columns of a register: code, title, the named ones, state last. */
export function useItemColumns(kind: KindInfo, names: readonly string[] | undefined): readonly Column<ItemRow>[] {
  const say = useText()
  const format = useFormat()
  const implementation = useImplementation()
  return useMemo(() => {
    const wanted = names ?? defaultColumns(kind)
    const stateOrder = new Map(kind.states.map((s, i) => [s.value, i]))
    const columns: Column<ItemRow>[] = [
      { key: 'code', title: say(t.code), width: 96, mono: true, sort: true, phone: 'sub' },
      { key: 'title', title: say(t.title), sort: true, phone: 'title', render: (r) => <span className="lf-cell-title" title={r.title}>{r.title}</span> },
    ]
    for (const name of wanted) {
      if (['code', 'title', 'state'].includes(name)) continue
      const column = standardColumn(name) ?? fieldColumn(name) ?? linkColumn(name)
      if (column) columns.push(column)
    }
    columns.push({ key: 'state', title: say(t.state), width: 108, sort: (a, b) => (stateOrder.get(a.state) ?? 0) - (stateOrder.get(b.state) ?? 0), text: (r) => { const s = kind.states.find((x) => x.value === r.state); return s ? say(s.label) : r.state }, render: (r) => <StateOf kind={r.kind} state={r.state} />, phone: 'status' })
    return columns

    function standardColumn(name: string): Column<ItemRow> | null {
      if (name === 'phase' || name === 'phaseId') return { key: 'phaseId', title: say(t.phase), width: 88, sort: true, text: (r) => implementation.phaseName(r.phaseId) }
      if (name === 'owner' || name === 'ownerId') return { key: 'ownerId', title: say(t.owner), width: 88, sort: true, text: (r) => implementation.person(r.ownerId) }
      if (name === 'department' || name === 'departmentId') return { key: 'departmentId', title: say(t.department), width: 104, sort: true, text: (r) => implementation.department(r.departmentId) }
      if (name === 'updatedAt' || name === 'createdAt') return { key: name, title: say(name === 'updatedAt' ? t.updatedAt : t.createdAt), width: 104, sort: (a, b) => String(a[name]).localeCompare(String(b[name])), text: (r) => String(r[name]).slice(0, 10), render: (r) => format.day(String(r[name]).slice(0, 10)) }
      return null
    }
    function fieldColumn(name: string): Column<ItemRow> | null {
      const field = kind.fields[name]
      if (!field) return null
      const isNumber = ['integer', 'decimal', 'percent'].includes(field.type)
      const unit = field.unit ? ` (${say(field.unit)})` : ''
      return {
        key: name, title: say(field.label) + unit, width: widths[field.type], align: isNumber ? 'right' : undefined,
        sort: isNumber ? (a, b) => Number(a[name] ?? -Infinity) - Number(b[name] ?? -Infinity) : field.type === 'enum' ? orderOf(field.options?.map((o) => o.value) ?? [], name) : true,
        text: (r) => fieldText(field, r[name], say, implementation),
        render: (r) => {
          const value = r[name]
          if (value === null || value === undefined || value === '') return <span className="lf-none">—</span>
          if (field.type === 'percent' && Number(value) >= 0 && Number(value) <= 1) return <ShareBar value={String(value)} label={say(field.label)} />
          return isNumber ? format.number(String(value)) : shownText(field, value, say, implementation, format)
        },
      }
    }
    function linkColumn(name: string): Column<ItemRow> | null {
      const slot = kind.links.find((l) => l.name === name)
      if (!slot) return null
      return {
        key: name, title: say(slot.label), width: 132, text: (r) => (r.links[name] ?? []).map((l) => `${l.code} ${l.title}`).join('; '),
        render: (r) => { const linked = r.links[name] ?? []; return linked.length === 0 ? <span className="lf-none">—</span> : <span className="lf-links-short">{linked.slice(0, 2).map((l) => <ItemLink key={l.id} code={l.code} suspect={l.suspect} />)}{linked.length > 2 && <small>+{linked.length - 2}</small>}</span> },
      }
    }
  }, [kind, names, say, format, implementation])
}

function orderOf(values: readonly string[], name: string): (a: ItemRow, b: ItemRow) => number {
  const place = (r: ItemRow) => { const i = values.indexOf(String(r[name])); return i < 0 ? values.length : i }
  return (a, b) => place(a) - place(b)
}

function defaultColumns(kind: KindInfo): string[] {
  const fields = Object.entries(kind.fields).filter(([, f]) => f.inList).map(([name]) => name)
  return [...fields, ...kind.standard].slice(0, 5)
}
