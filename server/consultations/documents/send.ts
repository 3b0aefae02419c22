import type { FastifyReply } from 'fastify'
import type { DocumentFormat } from './format.ts'

const types: Record<DocumentFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
}

/** Answer with a document that is kept here: a PDF opens in the browser, a text of a word processor is saved. */
export function sendDocument(reply: FastifyReply, file: { name: string; format: DocumentFormat; bytes: Buffer }) {
  const plain = file.name.replaceAll(/[^\w. -]/g, '_')
  // RFC 5987 allows fewer characters than encodeURIComponent leaves as they are.
  const whole = encodeURIComponent(file.name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
  return reply
    .type(types[file.format])
    .header(
      'content-disposition',
      `${file.format === 'pdf' ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${whole}`,
    )
    .send(file.bytes)
}
