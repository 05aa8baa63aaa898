import { useMemo } from 'react';
import { Link } from 'wouter';
import {
  type MockLink,
  type MockLinkProblem,
  customMinutes,
  linkedQuestions,
} from '../../domain/mock-link.ts';
import { drawPaper } from '../../domain/paper.ts';
import { supplyByArea } from '../../domain/supply.ts';
import { type ChapterId, chapterOf, chapters } from '../../domain/syllabus.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useMessages } from '../../ui/messages.ts';
import { useApp, useAppState } from '../../views/app-context.ts';
import { frameworkNames } from '../../views/frameworks.ts';
import type { ReadyMaterial } from '../../views/use-material.ts';
import { FrameworkPicker } from './FrameworkPicker.tsx';
import { PaperTable } from './PaperTable.tsx';
import { StartRow } from './StartRow.tsx';
import { setupMessages } from './messages.ts';
import styles from './MockSetup.module.css';

interface LinkedMockProps {
  readonly source: ReadyMaterial;
  readonly link: MockLink;
}

/** The mock a link stands for: the same paper for everybody, whatever they have seen. */
export function LinkedMock({ source, link }: LinkedMockProps) {
  const { questions: all } = source.index;
  const { progress } = source;
  const { library } = useApp();
  const words = useMessages(setupMessages);
  const own = useAppState((s) => s.settings.framework);
  const { found, gone, short } = useMemo(() => {
    if ('codes' in link.paper) return { ...linkedQuestions(link.paper.codes, all), short: false };
    const { length } = link.paper;
    // What was imported is not everybody's.
    const everybodys = all.filter((q) => library.isBuiltIn(q.bank));
    const draw = drawPaper({ questions: everybodys, length, seed: link.seed, seenCount: () => 0 });
    return { found: draw.questions, gone: [], short: draw.questions.length < length };
  }, [link, all, library]);
  const supplies = useMemo(
    () =>
      supplyByArea({
        questions: all,
        drawn: found,
        chapters: chaptersOf(found.map((q) => q.syllabus)),
        includeOptional: 'codes' in link.paper,
        seenCount: (id) => progress.get(id)?.met ?? 0,
      }),
    [link, all, found, progress],
  );
  const framework = link.framework ?? own;
  const paper =
    found.length === 0
      ? null
      : { title: link.title, questions: found, minutes: link.minutes, seed: link.seed, framework };
  const codes = gone.join(' ');
  return (
    <>
      <section className={styles.part}>
        <h2>{words.linkedTitle}</h2>
        <p className={styles.holds}>
          {words.linkedHolds(found.length, link.minutes)}
          {link.framework !== null && <span>{frameworkNames[link.framework]}</span>}
        </p>
        {gone.length === 0 && <p className={styles.hint}>{words.linkedSame}</p>}
      </section>
      {gone.length > 0 && (
        <Notice
          tone={found.length === 0 ? 'alert' : 'note'}
          title={words.goneTitle(gone.length, gone.length + found.length)}
        >
          <span className={styles.codes}>
            {found.length === 0 ? words.goneAll(codes) : words.gone(codes, found.length)}
          </span>
        </Notice>
      )}
      {short && found.length > 0 && <Notice>{words.shortTitle(found.length)}</Notice>}
      {found.length === 0 && gone.length === 0 && <Notice>{words.none}</Notice>}
      {found.length > 0 && (
        <section className={styles.part}>
          <PaperTable supplies={supplies} />
        </section>
      )}
      {link.framework === null && <FrameworkPicker />}
      <StartRow paper={paper} shareable={false} />
      <p>
        <Link href="/mock">{words.ownMock}</Link>
      </p>
    </>
  );
}

function chaptersOf(items: readonly string[]): readonly ChapterId[] {
  const present = new Set(items.map(chapterOf));
  return chapters.map((c) => c.id).filter((id) => present.has(id));
}

/** Names every parameter of a link that cannot be read, and a way on. */
export function LinkProblems({ problems }: { readonly problems: readonly MockLinkProblem[] }) {
  const words = useMessages(setupMessages);
  const expected = {
    seed: words.expect_seed,
    fw: words.expect_fw,
    min: words.expect_min(customMinutes.min, customMinutes.max),
    t: words.expect_t,
    q: words.expect_q,
  };
  return (
    <Notice
      tone="alert"
      title={words.linkProblemTitle}
      actions={
        <Link href="/mock" className={buttonClass('primary')}>
          {words.ownMock}
        </Link>
      }
    >
      <ul className={styles.problems}>
        {problems.map(({ parameter, found }) => (
          <li key={parameter}>
            {found === null
              ? words.linkMissing(parameter, expected[parameter])
              : words.linkWrong(parameter, excerpt(found), expected[parameter])}
          </li>
        ))}
      </ul>
      <p>{words.linkAdvice}</p>
    </Notice>
  );
}

/** Enough of a value to recognise it. */
function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
