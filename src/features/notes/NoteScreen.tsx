import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import type { CompiledNote } from '../../content/compiled.ts';
import { chapters, syllabusItem } from '../../domain/syllabus.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useApp } from '../../views/app-context.ts';
import { Waiting } from '../../views/AttemptProblem.tsx';
import { RichText } from '../../views/RichText.tsx';
import { SourceList } from '../../views/SourceList.tsx';
import { type Loaded, useFileValue } from '../../views/use-question.ts';
import { notesMessages } from './messages.ts';
import styles from './Notes.module.css';

/** One note (要点): the short page on a syllabus item, and the ways on from it. */
export function NoteScreen() {
  const { item: id } = useParams<{ item: string }>();
  const { noteItems } = useApp().library;
  const item = noteItems.includes(id) ? syllabusItem(id) : undefined;
  return item ? <Page key={id} id={id} title={item.ja} scope={item.scope} /> : <UnknownNote id={id} />;
}

interface PageProps {
  readonly id: string;
  readonly title: string;
  readonly scope: 'examined' | 'optional';
}

function Page({ id, title, scope }: PageProps) {
  const words = useMessages(notesMessages);
  const language = useLanguage();
  const { library } = useApp();
  const loaded = useFileValue(id, library.loadedNote, library.note, (note) => note);
  const chapter = chapters.find((c) => c.items.some((item) => item.id === id));
  return (
    <article className={styles.screen}>
      <header>
        <p className={styles.soft}>
          {chapter && (language === 'ja' ? chapter.ja : chapter.en)} ·{' '}
          {scope === 'examined' ? words.examined : words.optional}
        </p>
        <h1 lang="ja">{title}</h1>
      </header>
      {loaded.status === 'loading' && <Waiting text={words.loading} />}
      {loaded.status === 'failed' && <Failed loaded={loaded} />}
      {loaded.status === 'ready' && <Body note={loaded.value} />}
      <p className={`ways ${styles.ways} no-print`}>
        <Link href={`/practice?item=${id}`} className={buttonClass('primary')}>
          {words.practise}
        </Link>
        <Link href="/notes" className={buttonClass('quiet')}>
          {words.all}
        </Link>
      </p>
      <Neighbours id={id} />
    </article>
  );
}

function Body({ note }: { readonly note: CompiledNote }) {
  const words = useMessages(notesMessages);
  const { language } = note;
  return (
    <>
      <RichText html={note.lead} className={styles.lead} lang={language} />
      {note.sections.map((section) => (
        <section key={section.title} className={styles.section}>
          <h2 lang={language}>
            <RichText as="span" html={section.title} />
          </h2>
          <RichText html={section.html} className={styles.text} lang={language} />
        </section>
      ))}
      <section className={styles.section}>
        <h2>{words.slips}</h2>
        <dl className={styles.slips}>
          {note.slips.map((slip) => (
            <div key={slip.claim} className={styles.slip}>
              <dt>
                <span className={styles.label}>{words.claim}</span>
                <RichText html={slip.claim} lang={language} />
              </dt>
              <dd>
                <span className={styles.label}>{words.holds}</span>
                <RichText html={slip.holds} lang={language} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className={styles.section}>
        <h2>{words.sources}</h2>
        <SourceList sources={note.sources} language={language} />
      </section>
    </>
  );
}

function Failed({ loaded }: { readonly loaded: Extract<Loaded<unknown>, { status: 'failed' }> }) {
  const words = useMessages(notesMessages);
  return (
    <Notice
      tone="alert"
      title={words.failedTitle}
      actions={<Button onClick={loaded.retry}>{words.retry}</Button>}
    >
      {loaded.reason === 'network' ? words.failedNetwork : words.failedDamaged}
    </Notice>
  );
}

/** The notes before and after this one, in the order of the syllabus. */
function Neighbours({ id }: { readonly id: string }) {
  const words = useMessages(notesMessages);
  const { noteItems } = useApp().library;
  const at = noteItems.indexOf(id);
  const link = (to: string | undefined, label: string, body: (name: ReactNode) => ReactNode) => {
    const item = to === undefined ? undefined : syllabusItem(to);
    if (!item) return <span />;
    return (
      <Link href={`/notes/${item.id}`} className={styles.neighbour}>
        {body(
          <span>
            <span className={styles.label}>{label}</span>
            <span lang="ja">{item.ja}</span>
          </span>,
        )}
      </Link>
    );
  };
  if (noteItems.length < 2) return null;
  return (
    <nav className={`${styles.neighbours} no-print`} aria-label={words.others}>
      {link(noteItems[at - 1], words.previous, (name) => (
        <>
          <Icon name="previous" /> {name}
        </>
      ))}
      {link(noteItems[at + 1], words.next, (name) => (
        <>
          {name} <Icon name="next" />
        </>
      ))}
    </nav>
  );
}

function UnknownNote({ id }: { readonly id: string }) {
  const words = useMessages(notesMessages);
  return (
    <div className={styles.screen} role="alert">
      <h1>{words.unknownTitle}</h1>
      <p>{words.unknown(id)}</p>
      <p className={`ways ${styles.ways}`}>
        <Link href="/notes" className={buttonClass('primary')}>
          {words.all}
        </Link>
      </p>
    </div>
  );
}
