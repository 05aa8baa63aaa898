/** The two tokens a text may hold: `{{choice:b}}` (the letter shown now) and `{{blank:ア}}` (a blank's label). */
const TOKEN = /\{\{([A-Za-z]+):([^{}]*)\}\}/gu;
const BLANK = '(?:[ア-ン]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[0-9]{1,2})';
const BLANK_ID = new RegExp(`^${BLANK}$`, 'u');
const CHOICE_REF = new RegExp(`^(?:${BLANK}\\.)?[a-z][a-z0-9]{0,11}$`, 'u');

export interface Token {
  /** `bad`: looks like a token, but names no known kind or an impossible id. */
  readonly kind: 'choice' | 'blank' | 'bad';
  readonly id: string;
  readonly source: string;
  /** Place in the text, in UTF-16 units. */
  readonly offset: number;
}

/** Every token of a text in order, malformed ones too. */
export function findTokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const id = (match[2] ?? '').trim();
    const ok = match[1] === 'choice' ? CHOICE_REF.test(id) : match[1] === 'blank' && BLANK_ID.test(id);
    const kind = ok ? (match[1] as 'choice' | 'blank') : 'bad';
    return { kind, id, source: match[0], offset: match.index };
  });
}
