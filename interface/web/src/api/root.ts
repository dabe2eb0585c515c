/** The path that the studio lives below, as the server wrote it into the page (endpoints/web_page.py); mostly none. */
export const ROOT = (typeof document === 'undefined' ? '' : document.documentElement.dataset.base) ?? ''
