import type { SafeHtml } from '../content/compiled.ts';
import { MarkedRow, MarkedRows } from './MarkedRow.tsx';
import { RichText } from './RichText.tsx';
import type { LetteredChoice } from './letters.ts';

/** Choices with the key marked, and what was chosen where somebody chose; the reason of each below it. */
export function MarkedChoices(props: {
  readonly choices: readonly LetteredChoice[];
  readonly square?: boolean;
  readonly correct?: readonly string[];
  readonly chosen?: readonly string[];
  readonly reasonOf: (choice: string) => SafeHtml | undefined;
  readonly letters: Readonly<Record<string, string>>;
  readonly language: 'ja' | 'en';
}) {
  const { choices, square = false, correct = [], chosen = [], reasonOf, letters, language } = props;
  return (
    <MarkedRows>
      {choices.map((choice) => {
        const reason = reasonOf(choice.id);
        return (
          <MarkedRow
            key={choice.id}
            letter={choice.letter}
            square={square}
            isKey={correct.includes(choice.id)}
            isChosen={chosen.includes(choice.id)}
            text={<RichText html={choice.html} lang={language} />}
            reason={reason && <RichText html={reason} letters={letters} lang={language} />}
          />
        );
      })}
    </MarkedRows>
  );
}
