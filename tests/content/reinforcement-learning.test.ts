import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/reinforcement-learning');

describe('reinforcement-learning', () => {
  const step = { q: 2, reward: 1, next: { L: 3, R: 5 }, alpha: 0.1, gamma: 0.9 };
  const updated = (nextValue: number) =>
    step.q + step.alpha * (step.reward + step.gamma * nextValue - step.q);

  it('uses the largest next value in the Q-learning update', () => {
    const question = questionOf(bank, 'number', 'rl-q-learning-update');
    const value = updated(Math.max(step.next.L, step.next.R));
    expect(question.value).toBeCloseTo(value, 9);
    for (const slip of question.slips ?? []) {
      expect(Math.abs(slip.value - value)).toBeGreaterThan(question.tolerance ?? 0);
    }
  });

  it('uses the value of the action taken in the SARSA update', () => {
    const value = updated(step.next.L);
    expect(numberIn(keyText(bank, 'rl-sarsa-update'))).toBeCloseTo(value, 9);
    for (const wrong of wrongTexts(bank, 'rl-sarsa-update'))
      expect(numberIn(wrong)).not.toBeCloseTo(value, 2);
  });

  it('gets the policy gradient from log-probabilities and the return to go, not from the other forms', () => {
    // Two steps, two actions; the state is the first action; p does not depend on θ, so its term is 0.
    const theta = [0.3, -0.4, 0.8];
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    const reward = [
      [1, 2],
      [
        [4, 1],
        [0, 5],
      ],
    ] as const;
    const sum = (t: readonly number[], of: (p: number[], a0: 0 | 1, a1: 0 | 1) => number) => {
      let total = 0;
      for (const a0 of [0, 1] as const) {
        for (const a1 of [0, 1] as const) {
          const first = sigmoid(t[0]!);
          const second = sigmoid(t[1 + a0]!);
          const p = [a0 ? first : 1 - first, a1 ? second : 1 - second];
          total += p[0]! * p[1]! * of(p, a0, a1);
        }
      }
      return total;
    };
    const objective = (t: readonly number[]) => sum(t, (_, a0, a1) => reward[0][a0] + reward[1][a0][a1]);
    const derivative = (i: number) => {
      const h = 1e-5;
      const moved = (d: number) => theta.map((x, j) => (j === i ? x + d : x));
      return (objective(moved(h)) - objective(moved(-h))) / (2 * h);
    };
    const form = (i: number, grad: (p: number, action: 0 | 1, x: number) => number) =>
      sum(theta, (p, a0, a1) => {
        const toGo = [reward[0][a0] + reward[1][a0][a1], reward[1][a0][a1]];
        return (
          (i === 0 ? grad(p[0]!, a0, theta[0]!) * toGo[0]! : 0) +
          (i === 1 + a0 ? grad(p[1]!, a1, theta[i]!) * toGo[1]! : 0)
        );
      });
    const slope = (action: 0 | 1, x: number) => (action ? 1 : -1) * sigmoid(x) * (1 - sigmoid(x));
    for (const i of [0, 1, 2]) {
      expect(form(i, (p, action, x) => slope(action, x) / p)).toBeCloseTo(derivative(i), 6);
      expect(form(i, (_, action, x) => slope(action, x))).not.toBeCloseTo(derivative(i), 3);
      expect(derivative(i)).not.toBeCloseTo(0, 3);
    }
    expect(keyText(bank, 'rl-policy-gradient-form')).toContain(
      '\\nabla_\\theta\\log\\pi_\\theta(a_t\\mid s_t)',
    );
  });
});
