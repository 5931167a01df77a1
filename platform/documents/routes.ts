import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { writeDocx } from '../../engines/document/write-docx.ts'
import { Invalid, NotFound } from '../../engines/errors.ts'
import { asActor } from '../db/door.ts'
import { requirePhase } from '../gates/gate.ts'
import type { House } from '../house.ts'
import { fileName } from '../http/import-route.ts'
import { implementationRoute, route } from '../http/route.ts'
import { isUuid } from '../trace/item-store.ts'
import { walkTrace } from '../trace/walk.ts'
import type { DocumentView } from '../wire.ts'

const tags = ['documents']
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Documents of the project, built from data when asked for. */
export function documentRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/documents', { summary: 'The documents that can be made', tags }, async (): Promise<DocumentView[]> => [...house.registry.documents.values()].map((d) => ({ id: d.id, stage: d.stage, label: d.label, needsItem: d.needsItem ?? false })))
  route(app, house, 'GET', '/api/v1/implementations/:implementationId/documents/:file', { summary: 'A document as .docx: /documents/ID.docx?phase=&item=', tags, params: z.object({ implementationId: z.uuid(), file: z.string().max(120) }), query: z.object({ phase: z.string().max(64).optional(), item: z.string().max(64).optional() }) }, async ({ actor, params, query, reply }) => {
    const found = /\.docx$/.test(params.file) ? house.registry.documents.get(params.file.slice(0, -5)) : undefined
    if (!found) throw new NotFound('document.unknown', { file: params.file }, { zh: `没有"${params.file}"这份文档。文档清单见 /documents。`, en: `There is no document "${params.file}". The list is at /documents.` })
    if (found.needsItem && !query.item) throw new Invalid('document.needs_item', { document: found.id, fields: [{ path: 'item', message: 'required' }] }, { zh: `《${found.label.zh}》要从某个条目的页面生成。`, en: `"${found.label.en}" is made from the page of an item.` })
    const model = await asActor(actor, params.implementationId, async (tx) => {
      const phaseId = query.phase && query.phase !== 'all' ? (await requirePhase(tx, query.phase)).id : null
      const itemId = query.item ? (isUuid(query.item) ? query.item : (await walkTrace(tx, query.item, 0)).item.id) : undefined
      return found.build(tx, { phaseId, ...(itemId ? { itemId } : {}) })
    })
    // Rendering takes its time; the transaction is over.
    const content = Buffer.from(await writeDocx(model))
    return reply.type(docxType).header('content-disposition', fileName(`${model.number} ${model.title}.docx`)).header('cache-control', 'no-store').send(content)
  })
}
