import { buildWeb } from '../build.ts'

await buildWeb({ force: true })
console.log('Built the pages in web/dist.')
