import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('1-math/information-theory');
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const entropy = (p: number[], log = Math.log2) => sum(p.map((v) => (v === 0 ? 0 : -v * log(v))));
const kl = (p: number[], q: number[], log = Math.log2) =>
  sum(p.map((v, i) => (v === 0 ? 0 : v * log(v / q[i]!))));

/** Rows are X, columns are Y. */
const joint = [
  [1 / 2, 1 / 4],
  [0, 1 / 4],
];
const px = joint.map(sum);
const py = [0, 1].map((j) => sum(joint.map((row) => row[j]!)));

function nearest(id: string, result: number, gap: number) {
  expect(Math.abs(numberIn(keyText(bank, id)) - result)).toBeLessThan(0.0006);
  for (const wrong of wrongTexts(bank, id)) {
    expect(Math.abs(numberIn(wrong) - result)).toBeGreaterThan(gap);
  }
}

describe('information-theory', () => {
  it('joint entropy', () => {
    const result = entropy(joint.flat());
    const question = questionOf(bank, 'number', 'information-joint-entropy');
    expect(question.value).toBeCloseTo(result, 10);
    for (const slip of question.slips ?? []) {
      expect(Math.abs(slip.value - result)).toBeGreaterThan(question.tolerance ?? 0);
    }
  });

  it('conditional entropy', () => {
    const result = sum(py.map((p, j) => p * entropy(joint.map((row) => row[j]! / p))));
    nearest('information-conditional-entropy', result, 0.1);
  });

  it('mutual information', () => {
    const result = kl(
      joint.flat(),
      px.flatMap((a) => py.map((b) => a * b)),
    );
    nearest('information-mutual-information', result, 0.1);
  });

  it('identities of mutual information', () => {
    const mi = kl(
      joint.flat(),
      px.flatMap((a) => py.map((b) => a * b)),
    );
    const conditional = sum(px.map((p, i) => p * entropy(joint[i]!.map((v) => v / p))));
    const values: Record<string, number> = {
      '$H(X,Y)-H(X)$': entropy(joint.flat()) - entropy(px),
      '$H(X)+H(Y)-H(X,Y)$': entropy(px) + entropy(py) - entropy(joint.flat()),
      '$H(Y)-H(Y\\mid X)$': entropy(py) - conditional,
      '$D_{\\mathrm{KL}}(p(x,y)\\,\\|\\,p(x)p(y))$': mi,
    };
    const id = 'information-mutual-information-identities';
    expect(Math.abs(values[keyText(bank, id)]! - mi)).toBeGreaterThan(0.1);
    for (const held of wrongTexts(bank, id)) expect(values[held]!).toBeCloseTo(mi, 10);
  });

  it('self-information of two independent events', () => {
    nearest('information-self-information', -Math.log2((1 / 4) * (1 / 8)), 0.5);
  });

  it('KL divergence of two-point distributions', () => {
    const [p, q] = [
      [1 / 2, 1 / 2],
      [1 / 4, 3 / 4],
    ];
    nearest('information-kl-two-point', kl(p, q), 0.01);
  });

  it('cross entropy with a one-hot target', () => {
    const [p, q] = [
      [0, 0, 1],
      [0.2, 0.3, 0.5],
    ];
    const keys = blankKeys(bank, 'information-cross-entropy-onehot');
    expect(numberIn(keys['イ']!)).toBe(Math.abs(entropy(p, Math.log)));
    const result = kl(p, q, Math.log);
    const options = questionOf(bank, 'blanks', 'information-cross-entropy-onehot').blanks[2]!.choices!;
    expect(Math.abs(numberIn(keys['ウ']!) - result)).toBeLessThan(0.0006);
    expect(options.filter((c) => Math.abs(numberIn(String(c.text)) - result) < 0.01)).toHaveLength(1);

    // The decomposition, on a pair of distributions without symmetry.
    const [a, b] = [
      [0.7, 0.2, 0.1],
      [0.3, 0.3, 0.4],
    ];
    const cross = sum(a.map((v, i) => -v * Math.log(b[i]!)));
    const values: Record<string, number> = {
      '$H(p)+D_{\\mathrm{KL}}(p\\,\\|\\,q)$': entropy(a, Math.log) + kl(a, b, Math.log),
      '$H(q)+D_{\\mathrm{KL}}(q\\,\\|\\,p)$': entropy(b, Math.log) + kl(b, a, Math.log),
      '$H(p)-D_{\\mathrm{KL}}(p\\,\\|\\,q)$': entropy(a, Math.log) - kl(a, b, Math.log),
      '$H(q)+D_{\\mathrm{KL}}(p\\,\\|\\,q)$': entropy(b, Math.log) + kl(a, b, Math.log),
    };
    for (const [text, value] of Object.entries(values)) {
      expect(Math.abs(value - cross) < 1e-9).toBe(text === keys['ア']);
    }
  });

  it('JS divergence of disjoint supports is log 2', () => {
    const [p, q] = [
      [0.4, 0.6, 0, 0],
      [0, 0, 0.1, 0.9],
    ];
    const m = p.map((v, i) => (v + q[i]!) / 2);
    expect((kl(p, m, Math.log) + kl(q, m, Math.log)) / 2).toBeCloseTo(Math.LN2, 10);
    expect(keyText(bank, 'information-js-false')).toContain('発散');
  });
});
