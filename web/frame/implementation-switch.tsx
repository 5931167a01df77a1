import { Icon } from '../parts/icon.tsx'
import { useText } from '../parts/language.ts'
import { Link } from '../parts/link.tsx'
import { Popover } from '../parts/popover.tsx'
import { useCurrent } from './current.ts'
import { daysBetween, today } from './days.ts'
import { frameTexts as t } from './texts.ts'

/** Which implementation, how far its phase stands from going live, and the way to the others. */
export function ImplementationSwitch() {
  const text = useText()
  const { summary, me, phase } = useCurrent()
  const shown = phase ?? summary.phases.find((p) => !p.goLiveOn) ?? summary.phases.at(-1)
  const mark = [...summary.organization.name][0] ?? [...summary.name][0]
  const standing = () => {
    if (!phase) return summary.phases.length > 0 ? text(t.phaseCount, { count: summary.phases.length }) : ''
    if (!shown) return ''
    if (shown.goLiveOn) return `${shown.code} · ${text(t.liveFor, { days: daysBetween(shown.goLiveOn, today()) + 1 })}`
    if (!shown.plannedGoLiveOn) return shown.code
    const days = daysBetween(today(), shown.plannedGoLiveOn)
    return `${shown.code} · ${days >= 0 ? text(t.liveIn, { days }) : text(t.liveLate, { days: -days })}`
  }
  const line = phase ? standing() : [me.demo ? text(t.demoNote) : '', standing()].filter(Boolean).join(' · ')
  return (
    <Popover
      label={text(t.chooseImplementation)} width={280}
      trigger={(p) => (
        <button type="button" className="lf-switch" {...p}>
          <span className="lf-switch-mark" aria-hidden="true">{mark}</span>
          <span className="lf-switch-text"><b>{summary.name}</b><small>{line || summary.organization.name}</small></span>
          <Icon name="chevronDown" />
        </button>
      )}
    >
      {(close) => (
        <div className="lf-menu-list">
          {me.implementations.map((i) => <Link key={i.id} to={`/i/${encodeURIComponent(i.code)}`} aria-current={i.id === summary.id} onClick={close}><span>{i.name}<small>{i.organization.name} · {i.code}</small></span>{i.id === summary.id && <Icon name="check" />}</Link>)}
          <hr />
          <Link to="/new" onClick={close}><Icon name="plus" /><span>{text(t.newImplementation)}</span></Link>
        </div>
      )}
    </Popover>
  )
}
