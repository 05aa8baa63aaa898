declare module 'virtual:etude-banks' {
  /** The built-in banks, made by scripts/banks-plugin. Addresses are relative to the site. */
  export const catalogue: import('./library.ts').Catalogue;
}
