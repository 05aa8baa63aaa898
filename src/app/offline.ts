interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): unknown };
}

const worker = './sw.js';

/**
 * Keeps the whole site in the browser for use without a network. A new version is taken when every tab of the
 * old one is closed; nothing here reloads a page.
 */
export function keepForOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  // The page's policy takes no plain text for a script's address.
  const url = trustedTypes
    ? trustedTypes.createPolicy('etude-worker', { createScriptURL: () => worker }).createScriptURL(worker)
    : worker;
  // Refused (private window, http): the site works all the same, online.
  navigator.serviceWorker.register(url as string).catch(() => undefined);
}
