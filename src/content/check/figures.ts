import type { BankFigure } from '../schema.ts';
import { normalise } from './likeness.ts';
import type { Message, Path } from './problem.ts';
import { finding, inText, type Rule } from './rule.ts';

/** Figures that are not there, or of which several are, images without a description, descriptions that give the key away. */
export const figures: Rule = function* ({ bank, fields, figureExists, figureRepeated }) {
  const wrong = (src: string): Message | null =>
    !figureExists(src)
      ? {
          ja: `図 ${src} が問題集の隣にありません。ファイルを置くか、名前を直してください。`,
          en: `The figure ${src} is not beside the bank; put it there or mend the name.`,
        }
      : figureRepeated?.(src) === true
        ? {
            ja: `${src} という名前で内容の違う図が、一緒に 2 つ以上読み込まれています。図の名前を変えるか、問題集を 1 つずつ読み込んでください。`,
            en: `Several different figures called ${src} came together; rename one, or import the banks one at a time.`,
          }
        : null;
  const shown: { figure: BankFigure | undefined; path: Path; question: { id: string } | null }[] = [
    ...bank.sets.map(({ set, path }) => ({ figure: set.figure, path, question: null })),
    ...bank.questions.map(({ question, path }) => ({ figure: question.figure, path, question })),
  ];
  for (const { figure, path, question } of shown) {
    const message = figure ? wrong(figure.src) : null;
    if (message) yield finding('error', 'figure', [...path, 'figure', 'src'], message, question);
  }
  for (const field of fields) {
    for (const image of field.rendered.images) {
      const message = wrong(image.src);
      if (message) yield inText('error', 'figure', field, image.offset, message);
      if (image.alt.trim() === '') {
        yield inText('error', 'figure-alt', field, image.offset, {
          ja: `図 ${image.src} の説明がありません。![説明](${image.src}) と書いてください。`,
          en: `The figure ${image.src} has no description: write ![description](${image.src}).`,
        });
      }
    }
  }
  for (const field of fields.filter((f) => f.role === 'alt' && f.question)) {
    const q = field.question;
    if (!q || (q.kind !== 'choice' && q.kind !== 'multiple')) continue;
    const alt = normalise(field.text);
    const told = q.choices.map((c) => {
      const text = normalise(typeof c.text === 'string' ? c.text : c.text.pytorch);
      return { right: c.correct === true, told: text.length >= 2 && alt.includes(text) };
    });
    // Naming every option tells nothing; naming the key and not the others does.
    if (told.some((t) => t.right && t.told) && !told.every((t) => t.told)) {
      yield finding(
        'warning',
        'alt-tells-key',
        field.path,
        {
          ja: '図の説明（alt）に正解の文言が入っています。答えが分からない言い方にしてください。',
          en: 'The description (alt) contains the text of the key; describe without answering.',
        },
        q,
      );
    }
  }
};
