declare module 'virtual:etude-topics' {
  /** Topics of the questions of each built-in bank, made by scripts/banks-plugin. */
  export const topics: Readonly<Record<string, readonly string[]>>;
}
