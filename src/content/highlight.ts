import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import { escapeHtml } from './html.ts';
import { findTokens } from './tokens.ts';

hljs.registerLanguage('bash', bash);
hljs.registerLanguage('dockerfile', dockerfile);
hljs.registerLanguage('json', json);
hljs.registerLanguage('python', python);
hljs.registerAliases(['py', 'python3'], { languageName: 'python' });

// Private-use characters stand in for the blanks while the code is coloured; a text's own are shown as �.
const STAND_IN = 0xe000;
const PRIVATE_USE = /[\uE000-\uF8FF]/g;

/** HTML of a blank's label, in text and in code alike. */
export function blankHtml(id: string): string {
  return `<span class="blank">${escapeHtml(id)}</span>`;
}

/**
 * Code → HTML of its inside: coloured when the language is known (python, bash, dockerfile, json), with each
 * `{{blank:ア}}` as a marked label. Everything else in it is escaped.
 */
export function highlightCode(code: string, language: string | null): string {
  const labels: string[] = [];
  let rest = 0;
  let source = '';
  for (const token of findTokens(code)) {
    if (token.kind !== 'blank') continue;
    source += code.slice(rest, token.offset).replace(PRIVATE_USE, '\uFFFD');
    source += String.fromCharCode(STAND_IN + labels.length);
    labels.push(token.id);
    rest = token.offset + token.source.length;
  }
  source += code.slice(rest).replace(PRIVATE_USE, '\uFFFD');
  const known = language !== null && hljs.getLanguage(language) !== undefined;
  const html = known ? hljs.highlight(source, { language, ignoreIllegals: true }).value : escapeHtml(source);
  return html.replace(PRIVATE_USE, (c) => blankHtml(labels[c.charCodeAt(0) - STAND_IN] ?? ''));
}
