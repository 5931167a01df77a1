import { useText } from '../../parts/language.ts'
import { ImportDrawer } from '../../register/import-dialog.tsx'
import { settingTexts as t } from './texts.ts'

/** People from a directory in Excel. */
export default function PeopleImport({ onClose }: { onClose: () => void }) {
  const text = useText()
  const columns = [{ name: text(t.name), required: true }, ...[t.code, t.department, t.job, t.superior, t.email, t.phone, t.roles, t.frontLine, t.monthly].map((c) => ({ name: text(c), required: false }))]
  return <ImportDrawer what={text(t.whatPeople)} path="/people" columns={columns} onClose={onClose} />
}
