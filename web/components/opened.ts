/**
 * For `<details {...opened(…)}>` on a page with a script of its own. As a spread, an attribute that is absent is not set when
 * the page comes alive, so what a person has opened before stays open.
 */
export const opened = (yes: boolean) => (yes ? { open: true } : {})
