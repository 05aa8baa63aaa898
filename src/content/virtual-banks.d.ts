declare module 'virtual:etude-banks' {
  /** The built-in banks, made by scripts/banks-plugin. Addresses are relative to the site. */
  // oxlint-disable-next-line typescript/consistent-type-imports -- an ambient module cannot import a path
  export const catalogue: import('./library.ts').Catalogue;
}
