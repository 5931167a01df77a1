import type { Text } from '../../../engines/errors.ts'
import { urlOf } from '../../../web/parts/api.ts'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { texts as t } from '../texts.ts'

/** Downloads a document of the phase on screen. */
export function DocumentButton({ id, label, query = '' }: { id: string; label: Text; query?: string }) {
  const text = useText()
  const { phaseId } = useImplementation()
  const phase = query ? query : phaseId ? `?phase=${phaseId}` : ''
  return <a className="lf-button" href={urlOf(`/documents/${id}.docx${phase}`)} download><Icon name="document" size={14} />{text(label)}</a>
}

export function SpecificationDocument() {
  return <DocumentButton id="srs" label={t.srs} />
}

export function PainPointDocument() {
  return <DocumentButton id="pain-point-baseline" label={t.painDocument} />
}
