import type { Framework } from '../domain/question.ts';

export const frameworkNames: Readonly<Record<Framework, string>> = {
  pytorch: 'PyTorch',
  tensorflow: 'TensorFlow',
};

/** As `Segmented` offers them. */
export const frameworkOptions = (['pytorch', 'tensorflow'] as const).map((value) => ({
  value,
  label: frameworkNames[value],
}));
