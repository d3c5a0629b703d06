/** Whether a host is on the config's list of hosts whose Zoom links are joined: an entry allows itself and all below it. */
export function isAllowedHost(host: string, allowedHosts: readonly string[]): boolean {
  const name = host.toLowerCase();
  return allowedHosts.some((entry) => {
    const allowed = entry.toLowerCase();
    return name === allowed || name.endsWith(`.${allowed}`);
  });
}
