import { useText } from '../../parts/language.ts'
import { ImportDrawer } from '../../register/import-dialog.tsx'
import { settingTexts as t } from './texts.ts'

/** People from a directory in Excel. */
export default function PeopleImport({ onClose }: { onClose: () => void }) {
  const text = useText()
  const columns = [
    { key: 'name', name: text(t.name), required: true },
    ...([['code', t.code], ['departmentId', t.department], ['job', t.job], ['superiorId', t.superior], ['email', t.email], ['phone', t.mobile], ['roles', t.importRoles], ['side', t.side], ['isFrontLine', t.frontLine], ['monthlyTransactions', t.importMonthly]] as const).map(([key, name]) => ({ key, name: text(name), required: false })),
  ]
  return <ImportDrawer what={text(t.whatPeople)} path="/people" columns={columns} onClose={onClose} />
}
