import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Invalid } from '../../engines/errors.ts'
import { asActor } from '../../platform/db/door.ts'
import type { House } from '../../platform/house.ts'
import { actorOf } from '../../platform/http/actor.ts'
import type { UploadAnswer } from './contract.ts'
import { deliverSource, formatOf, registerSource } from './commands/register-source.ts'
import { queueProfile } from './jobs.ts'
import { sheetsOf } from './running/read-workbook.ts'

const fieldsSchema = z.object({
  sourceId: z.uuid().optional(), title: z.string().trim().max(200).optional(), system: z.string().trim().max(100).optional(), phaseId: z.uuid().optional(), ownerId: z.uuid().optional(), departmentId: z.uuid().optional(),
})

/** Takes a file in as a new data source (one for each sheet of a workbook), or as the next delivery of one, and has it profiled. */
export function uploadRoute(app: FastifyInstance, house: House): void {
  app.post('/api/v1/implementations/:implementationId/migration/uploads', { schema: { summary: 'Upload a file of an old system (multipart: file; fields sourceId, or title, system, phaseId, ownerId, departmentId)', tags: ['migration'], consumes: ['multipart/form-data'] } as never }, async (request): Promise<UploadAnswer> => {
    const actor = await actorOf(house, request)
    const { implementationId } = z.object({ implementationId: z.uuid() }).parse(request.params)
    await asActor(actor, implementationId, async (tx) => tx.require('create', 'migration'))
    const { file, fields } = await receive(house, request)
    const format = formatOf(file.fileName)
    const sheets = format === 'xlsx' && !fields.sourceId ? sheetsOf(await house.files.bytes(file.blob), file.fileName) : [null]
    return asActor(actor, implementationId, async (tx) => {
      if (fields.sourceId) {
        const source = await deliverSource(tx, fields.sourceId, file)
        return { sources: [{ id: source.id, code: source.code, jobId: await queueProfile(tx, source.id) }] }
      }
      const answer: UploadAnswer = { sources: [] }
      const plain = fields.title || file.fileName.replace(/\.[^.]+$/, '')
      for (const sheet of sheets) {
        const source = await registerSource(tx, {
          ...file, title: sheet && sheets.length > 1 ? `${plain} · ${sheet.name}` : plain, system: fields.system || '—', phaseId: fields.phaseId ?? null, ownerId: fields.ownerId ?? null, departmentId: fields.departmentId ?? null,
          ...(sheet ? { sheet: sheet.name, headerRows: sheet.headerRows } : {}),
        })
        answer.sources.push({ id: source.id, code: source.code, jobId: await queueProfile(tx, source.id) })
      }
      return answer
    })
  })
}

/** Streams the one file of a multipart request into the file store. */
export async function receive(house: House, request: FastifyRequest): Promise<{ file: { fileName: string; blob: string; bytes: number }; fields: z.infer<typeof fieldsSchema> }> {
  const given: Record<string, string> = {}
  let file: { fileName: string; blob: string; bytes: number } | null = null
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string' && part.value !== '') given[part.fieldname] = part.value
      continue
    }
    formatOf(part.filename)
    const { hash, bytes } = await house.files.put(part.file)
    if (part.file.truncated) throw new Invalid('upload.too_large', { fileName: part.filename }, { zh: `"${part.filename}"超过 200 MB。请分成几个文件，或压缩列后再上传。`, en: `"${part.filename}" is larger than 200 MB. Split it, or leave columns out, and upload it again.` })
    file = { fileName: part.filename, blob: hash, bytes }
  }
  if (!file || file.bytes === 0) throw new Invalid('upload.no_file', { field: 'file' }, { zh: '没有收到文件，或文件是空的。请重新选择。', en: 'No file arrived, or it is empty. Choose it again.' })
  return { file, fields: fieldsSchema.parse(given) }
}
