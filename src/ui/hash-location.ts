import { useSyncExternalStore } from 'react';

/**
 * Addresses of the form `#/path?name=value`, for wouter. Its own hash hook keeps the query before the `#`,
 * where a static host would see it.
 */
function subscribe(onChange: () => void) {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

function parts(): readonly [path: string, search: string] {
  const text = window.location.hash.replace(/^#/, '');
  const cut = text.indexOf('?');
  const path = cut < 0 ? text : text.slice(0, cut);
  return [path.startsWith('/') ? path : `/${path}`, cut < 0 ? '' : text.slice(cut + 1)];
}

/** The path of the address as it is now. */
export const hashPath = () => parts()[0];
const search = () => parts()[1];

export function navigate(to: string, options?: { readonly replace?: boolean }): void {
  const url = `#${to}`;
  if (options?.replace) {
    window.history.replaceState(null, '', url);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    window.location.hash = to;
  }
}

/** wouter's `hook`. */
export function useHashPath(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, hashPath), navigate];
}
useHashPath.hrefs = (href: string) => `#${href}`;

/** wouter's `searchHook`. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, search);
}
