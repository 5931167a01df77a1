import { useId } from 'react'

/** A few choices of one thing, one of them chosen. */
export function Segmented<V extends string>({ label, value, onChange, options }: { label: string; value: V; onChange: (value: V) => void; options: readonly { value: V; label: string; count?: number }[] }) {
  const name = useId()
  return (
    <div className="lf-segmented" role="radiogroup" aria-label={label}>
      {options.map((o) => (
        <label key={o.value} className={o.value === value ? 'on' : ''}>
          <input type="radio" name={name} value={o.value} checked={o.value === value} onChange={() => onChange(o.value)} />
          <span>{o.label}</span>
          {o.count !== undefined && <small>{o.count}</small>}
        </label>
      ))}
    </div>
  )
}
