/** Code as one string: a bank may give it as an array of lines. */
export function joinCode(code: string | readonly string[]): string {
  return typeof code === 'string' ? code : code.join('\n');
}
