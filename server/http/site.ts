import type { Config } from '../process/config.ts'

/** Where this site is on the web, for pages and mails: never taken from a request, which can claim any host. */
export function siteIn({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  return publicUrl ?? `http://${host}:${port}`
}
