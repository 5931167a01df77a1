import type { MultipartFile } from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Invalid } from '../../engines/errors.ts'
import { asActor } from '../db/door.ts'
import { mediaTypeOf, shownInPlace } from '../files/media-type.ts'
import type { House } from '../house.ts'
import { once } from '../http/idempotency.ts'
import { fileName } from '../http/import-route.ts'
import { implementationRoute, route } from '../http/route.ts'
import type { AttachmentView } from '../wire.ts'
import { addAttachment, attachmentsOf, removeAttachment, requireAttachment } from './attachment.ts'
import { commentsOf, makeComment, removeComment } from './comment.ts'

const tags = ['comments']
const ofItem = z.object({ item: z.uuid() })
const one = z.object({ id: z.uuid() })
const place = z.object({ implementationId: z.uuid() })

/** Comments with mentions, and files, on every item. */
export function commentRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/comments', { summary: 'The comments on an item, oldest first', tags, query: ofItem }, (tx, { query }) => commentsOf(tx, query.item))
  implementationRoute(app, house, 'POST', '/comments', { summary: 'Comment on an item; who is mentioned is told', tags, body: z.strictObject({ itemId: z.uuid(), text: z.string().max(10_000), mentions: z.array(z.uuid()).max(50).optional() }) }, (tx, { body, request }) => once(tx, request, async () => {
    const id = await makeComment(tx, body)
    return (await commentsOf(tx, body.itemId)).find((c) => c.id === id)
  }))
  implementationRoute(app, house, 'DELETE', '/comments/:id', { summary: 'Take one\'s own comment back', tags, params: one }, (tx, { params }) => removeComment(tx, params.id))
  implementationRoute(app, house, 'GET', '/attachments', { summary: 'The files of an item', tags, query: ofItem }, async (tx, { query }): Promise<AttachmentView[]> => (await attachmentsOf(tx, { itemId: query.item, onComments: false })).map(({ commentId: _, ...view }) => view))
  implementationRoute(app, house, 'DELETE', '/attachments/:id', { summary: 'Take a file off its item', tags, params: one }, (tx, { params }) => removeAttachment(tx, params.id))
  route(app, house, 'POST', '/api/v1/implementations/:implementationId/attachments', { summary: 'Upload a file (multipart/form-data: itemId, commentId, then file)', tags, params: place }, async ({ actor, params, request }) => {
    if (!request.isMultipart()) throw new Invalid('attachment.not_multipart', {}, { zh: '上传要用 multipart/form-data，字段 file 是文件。', en: 'Upload as multipart/form-data with the content in the field "file".' })
    // The right is asked before a byte is stored.
    await asActor(actor, params.implementationId, async (tx) => tx.require('comment', 'requirements'))
    const part = await request.file({ limits: { fileSize: 200 * 1024 * 1024, files: 1 } })
    if (!part) throw new Invalid('attachment.no_file', {}, { zh: '没有收到文件。请选择一个文件再上传。', en: 'No file arrived. Choose a file and upload it again.' })
    const stored = await house.files.put(part.file)
    if (part.file.truncated) throw new Invalid('attachment.too_large', { name: part.filename, maximumMB: 200 }, { zh: `"${part.filename}"超过 200 MB，没有保存。请压缩或拆分后再上传。`, en: `"${part.filename}" is larger than 200 MB and was not kept. Compress or split it.` })
    const ids = { itemId: uuidField(part, 'itemId'), commentId: uuidField(part, 'commentId') }
    const name = part.filename.replace(/[\u0000-\u001f/\\]/g, '_').slice(0, 200) || 'file'
    const head = await firstBytes(house, stored.hash)
    return asActor(actor, params.implementationId, (tx) => once(tx, request, async (): Promise<AttachmentView> => {
      const mediaType = mediaTypeOf(head, name)
      const id = await addAttachment(tx, { ...ids, name, mediaType, bytes: stored.bytes, blob: stored.hash })
      return { id, name, mediaType, bytes: stored.bytes, at: tx.now, by: '' }
    }))
  })
  route(app, house, 'GET', '/api/v1/implementations/:implementationId/attachments/:id', { summary: 'The content of a file; pictures, PDF and plain text open in place unless ?download=1', tags, params: place.extend(one.shape), query: z.object({ download: z.string().optional() }) }, async ({ actor, params, query, reply }) => {
    const file = await asActor(actor, params.implementationId, (tx) => requireAttachment(tx, params.id))
    const isShown = !query.download && shownInPlace.has(file.mediaType)
    return reply
      .type(file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType)
      .header('content-disposition', fileName(file.name, isShown ? 'inline' : 'attachment'))
      .header('content-length', file.bytes)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .send(house.files.read(file.blob))
  })
}

function uuidField(part: MultipartFile, name: string): string | null {
  const found = part.fields[name]
  const field = Array.isArray(found) ? found[0] : found
  const value = field && field.type === 'field' ? String(field.value) : ''
  if (value === '') return null
  const read = z.uuid().safeParse(value)
  if (!read.success) throw new Invalid('attachment.field', { fields: [{ path: name, message: 'a UUID' }] }, { zh: `字段 ${name} 应是编号（UUID）。`, en: `The field ${name} is a UUID.` })
  return read.data
}

async function firstBytes(house: House, hash: string): Promise<Uint8Array> {
  for await (const chunk of house.files.read(hash)) return chunk as Uint8Array
  return new Uint8Array()
}
