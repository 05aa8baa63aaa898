import { useId, useMemo, useState } from 'react';
import {
  customMinutes,
  customQuestions,
  mockLength,
  type MockTitle,
  wholeNumber,
} from '../../domain/mock-link.ts';
import { drawPaper, mockLengths } from '../../domain/paper.ts';
import { newSeed } from '../../domain/rng.ts';
import { supplyByArea } from '../../domain/supply.ts';
import { chapters } from '../../domain/syllabus.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useAppState } from '../../views/app-context.ts';
import type { ReadyMaterial } from '../../views/use-material.ts';
import { CustomFields, firstCustomPaper } from './CustomFields.tsx';
import { FrameworkPicker } from './FrameworkPicker.tsx';
import { PaperTable } from './PaperTable.tsx';
import { StartRow } from './StartRow.tsx';
import { setupMessages } from './messages.ts';
import styles from './MockSetup.module.css';

const examChapters = chapters.filter((c) => c.share104 > 0).map((c) => c.id);

interface NewMockProps {
  readonly source: ReadyMaterial;
  /** Length to begin with. */
  readonly title: MockTitle;
}

/** Choosing a mock: how long, which framework, and what the banks can give. */
export function NewMock({ source, title: firstTitle }: NewMockProps) {
  const { index, progress } = source;
  const words = useMessages(setupMessages);
  const language = useLanguage();
  const framework = useAppState((s) => s.settings.framework);
  const [title, setTitle] = useState<MockTitle>(firstTitle);
  const [custom, setCustom] = useState(firstCustomPaper);
  const [seed] = useState(() => newSeed(Math.random));

  const length = mockLength(title);
  const wanted = length?.questions ?? wholeNumber(custom.questions, customQuestions);
  const minutes = length?.minutes ?? wholeNumber(custom.minutes, customMinutes);
  const only = length ? examChapters : custom.chapters;
  const includeOptional = length ? false : custom.includeOptional;

  const drawn = useMemo(() => {
    if (wanted === null || only.length === 0) return null;
    const seenCount = (id: string) => progress.get(id)?.met ?? 0;
    const { questions } = index;
    const draw = drawPaper({ questions, length: wanted, seed, seenCount, chapters: only, includeOptional });
    return {
      ...draw,
      supplies: supplyByArea({
        questions,
        drawn: draw.questions,
        chapters: only,
        includeOptional,
        seenCount,
      }),
      firstSight: draw.questions.filter((q) => seenCount(q.id) === 0).length,
    };
  }, [index, progress, wanted, seed, only, includeOptional]);

  const paper =
    drawn && drawn.questions.length > 0 && minutes !== null
      ? { title, questions: drawn.questions, minutes, seed, framework }
      : null;
  const chapterName = (id: string) => {
    const chapter = chapters.find((c) => c.id === id);
    return chapter ? (language === 'ja' ? chapter.ja : chapter.en) : id;
  };
  return (
    <>
      <LengthPicker value={title} onChange={setTitle} />
      {length === null && <CustomFields value={custom} onChange={setCustom} />}
      <FrameworkPicker />
      {drawn && (
        <div role="status">
          {drawn.questions.length === 0 ? (
            <Notice>{words.none}</Notice>
          ) : (
            drawn.questions.length < (wanted ?? 0) && (
              <Notice title={words.shortTitle(drawn.questions.length)}>
                {words.short(
                  drawn.shortfall
                    .map((s) => words.shortPart(chapterName(s.chapter), s.wanted, s.got))
                    .join('、'),
                )}
              </Notice>
            )
          )}
        </div>
      )}
      <StartRow paper={paper} shareable />
      {drawn && (
        <section className={styles.part}>
          <PaperTable supplies={drawn.supplies} />
          <p className={styles.hint}>{drawn.questions.length > 0 && words.firstSight(drawn.firstSight)}</p>
        </section>
      )}
    </>
  );
}

function LengthPicker(props: { readonly value: MockTitle; readonly onChange: (value: MockTitle) => void }) {
  const words = useMessages(setupMessages);
  const name = useId();
  const options: readonly (readonly [title: MockTitle, label: string, detail: string])[] = [
    ...mockLengths.map((m) => [m.id, words[m.id], words.size(m.questions, m.minutes)] as const),
    ['custom', words.custom, words.customHint],
  ];
  return (
    <fieldset>
      <legend className={styles.legend}>{words.length}</legend>
      {options.map(([title, label, detail]) => (
        <label key={title} className={styles.length}>
          <input
            type="radio"
            name={name}
            value={title}
            checked={props.value === title}
            onChange={() => props.onChange(title)}
          />
          <span className={styles.lengthName}>{label}</span>
          <span className={styles.lengthSize}>{detail}</span>
        </label>
      ))}
    </fieldset>
  );
}
