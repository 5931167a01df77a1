import type { ErrorComponentProps } from '@tanstack/react-router'
import { Component, type ReactNode } from 'react'
import { Empty } from '../parts/empty.tsx'
import { useText } from '../parts/language.ts'
import { frameTexts as t } from './texts.ts'

export function NotFoundPage() {
  const text = useText()
  return <main className="lf-alone"><Empty icon="search" title={text(t.notFoundTitle)} text={text(t.notFoundText)} action={<a className="lf-button primary" href="/">{text(t.home)}</a>} /></main>
}

export function CrashPage({ error }: Pick<ErrorComponentProps, 'error'>) {
  const text = useText()
  return (
    <div className="lf-alone">
      <Empty icon="issue" title={text(t.crashTitle)} text={<>{text(t.crashText)}<br /><code className="lf-meta">{error instanceof Error ? error.message : String(error)}</code></>} action={<button type="button" className="lf-button primary" onClick={() => location.reload()}>{text(t.reload)}</button>} />
    </div>
  )
}

/** Keeps a failure of a page inside the sheet: the navigation still works. `resetKey` new, a new try. */
export class PageBoundary extends Component<{ resetKey: string; children: ReactNode }, { error: Error | null }> {
  override state = { error: null as Error | null }
  static getDerivedStateFromError(error: Error) {
    return { error }
  }
  override componentDidUpdate(before: { resetKey: string }) {
    if (before.resetKey !== this.props.resetKey && this.state.error) this.setState({ error: null })
  }
  override render() {
    return this.state.error ? <CrashPage error={this.state.error} /> : this.props.children
  }
}
