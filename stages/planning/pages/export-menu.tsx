import { urlOf } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Popover } from '../../../web/parts/popover.tsx'
import { texts as t } from './texts.ts'

/** The plan for other tools and as papers. */
export function ExportMenu({ phaseId }: { phaseId: string | null }) {
  const text = useText()
  const query = phaseId ? `?phase=${phaseId}` : ''
  const entries = [[t.exportPlan, `/documents/plan.docx${query}`], [t.exportScope, `/documents/scope-confirmation.docx${query}`], [t.exportXlsx, `/planning/plan.xlsx${query}`], [t.exportXml, `/planning/plan.xml${query}`]] as const
  return (
    <Popover label={text(t.export)} align="end" trigger={(p) => <Button {...p} icon={<Icon name="download" />}>{text(t.export)}</Button>}>
      <ul className="pl-menu">{entries.map(([label, path]) => <li key={path}><a href={urlOf(path)} download>{text(label)}</a></li>)}</ul>
    </Popover>
  )
}
