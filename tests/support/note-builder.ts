import type { Note } from '../../src/content/note-schema.ts';

/** A note without a mistake. */
export function aNote(overrides: Partial<Note> = {}): Note {
  return {
    format: 1,
    item: '3.1.ii',
    language: 'ja',
    license: 'CC-BY-4.0',
    lead: '出力層の活性化関数は、損失関数と対で選ぶ。',
    sections: [
      {
        title: '定義',
        text: '入力を $\\mathbf{z}\\in\\mathbb{R}^K$ とする。\n\n$$p_k=\\frac{e^{z_k}}{\\sum_j e^{z_j}}$$',
      },
      { title: '勾配 $\\partial L$', text: '- $\\mathbf{p}-\\mathbf{t}$ になる。' },
    ],
    slips: [
      { claim: 'softmax は最大の成分だけを残すという理解', holds: 'どの成分も**正**で、和が $1$ になる。' },
    ],
    sources: [
      { title: 'Bridle (1990)', url: 'https://example.com/bridle' },
      { title: 'Bishop, PRML (2006)' },
    ],
    readings: { '\\mathbf{p}-\\mathbf{t}': 'ピー 引く ティー' },
    ...overrides,
  };
}
