// What the machine can do at most with this stack: Fastify and one INSERT by pg, nothing checked, keyed or told.
import Fastify from 'fastify'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const app = Fastify()
app.post('/comments', async (request, reply) => {
  const { comments } = request.body as { comments: { body: string }[] }
  await pool.query({ name: 'bare', text: 'insert into bare (body) values ($1)', values: [comments[0]?.body] })
  return reply.code(201).send({ ok: true })
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
