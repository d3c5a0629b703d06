/**
 * The address of the page: a scheme of its own, so that no file and no server is ever the origin. Compared as
 * text, because Node's `URL` gives the origin of such a scheme as "null".
 */

export const pageScheme = 'panel';
export const pageHost = 'app';
export const pageOrigin = `${pageScheme}://${pageHost}`;
export const pageUrl = `${pageOrigin}/index.html`;

/** Whether the address lies in the page's own folder. */
export function isOwnAddress(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`);
}
