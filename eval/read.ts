import { report } from '../bench/report.ts'
import { csvwFigures } from './read/csvw.ts'
import { pollockFigures } from './read/pollock.ts'
import { csvSpectrumFigures } from './read/csv-spectrum.ts'
import { workbookFigures } from './read/workbooks.ts'

/** Reading: what `data read` and the workbook reader make of published files, no dialect given, one configuration for all sets. */
await report('read.json', [
  { name: 'csv-spectrum', run: csvSpectrumFigures },
  { name: 'csvw-tests', run: csvwFigures },
  { name: 'xlsx-sheetjs', run: () => workbookFigures('xlsx-sheetjs') },
  { name: 'xlsx-poi', run: () => workbookFigures('xlsx-poi') },
  { name: 'pollock', run: pollockFigures },
])
