import { type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import type { Scratch } from '../../store/saved.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useMessages } from '../../ui/messages.ts';
import { useApp } from '../../views/app-context.ts';
import { examMessages } from './messages.ts';
import styles from './ScratchBoard.module.css';

/** The board is 1000 units across and this high. */
const boardHeight = 720;
/** A move shorter than this many units is not drawn. */
const shortestMove = 3;

type Stroke = readonly number[];

/** Boards of this sitting by question: what the browser refuses to store is at least not lost on the way. */
export type Boards = Map<string, Scratch>;

interface ScratchBoardProps {
  readonly attempt: string;
  readonly question: string;
  readonly boards: Boards;
  /** Focus the notes when the board opens. */
  readonly focusNotes: boolean;
  /** Another tab writes on it. */
  readonly readOnly: boolean;
}

/** Notes and a drawing for one question, kept as they are made. */
export function ScratchBoard(props: ScratchBoardProps) {
  const { attempt, question, boards } = props;
  const words = useMessages(examMessages);
  const { storage } = useApp();
  const [loaded, setLoaded] = useState<Scratch | null>(boards.get(question) ?? null);
  const [unread, setUnread] = useState(false);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (loaded !== null) return undefined;
    let wanted = true;
    const empty: Scratch = { attempt, question, text: '', strokes: [] };
    storage.scratch(attempt, question).then(
      (found) => wanted && setLoaded(found ?? empty),
      // An empty board in its place would be written over the one that is kept.
      () => wanted && setUnread(true),
    );
    return () => {
      wanted = false;
    };
  }, [attempt, question, storage, loaded, round]);
  if (loaded !== null) return <Board {...props} start={loaded} />;
  if (!unread) return <div className={styles.board} aria-busy="true" />;
  return (
    <div className={styles.board}>
      <p className={styles.failed} role="alert">
        <Icon name="warning" size={16} />
        {words.scratchUnread}
      </p>
      <p>
        <Button
          onClick={() => {
            setUnread(false);
            setRound(round + 1);
          }}
        >
          {words.scratchAgain}
        </Button>
      </p>
    </div>
  );
}

function Board({ boards, start, focusNotes, readOnly }: ScratchBoardProps & { readonly start: Scratch }) {
  const words = useMessages(examMessages);
  const { storage } = useApp();
  const notesId = useId();
  const [text, setText] = useState(start.text);
  const [strokes, setStrokes] = useState<readonly Stroke[]>(start.strokes);
  /** Drawings to go back to; clearing can be undone too. */
  const [before, setBefore] = useState<readonly (readonly Stroke[])[]>([]);
  const [failed, setFailed] = useState(false);
  const notes = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focusNotes) notes.current?.focus({ preventScroll: true });
  }, [focusNotes]);

  const keep = (part: { readonly text?: string; readonly strokes?: readonly Stroke[] }) => {
    const board: Scratch = {
      ...start,
      text: part.text ?? text,
      strokes: (part.strokes ?? strokes).map((stroke) => [...stroke]),
    };
    boards.set(board.question, board);
    storage.saveScratch(board).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  const draw = (next: readonly Stroke[], history: readonly (readonly Stroke[])[]) => {
    setStrokes(next);
    setBefore(history);
    keep({ strokes: next });
  };
  return (
    <div className={styles.board}>
      <div>
        <Drawing
          strokes={strokes}
          onStroke={readOnly ? null : (stroke) => draw([...strokes, stroke], [...before, strokes])}
        />
        <div className={styles.buttons}>
          <Button
            look="quiet"
            // An opened board has no history: then the last stroke goes.
            disabled={readOnly || (before.length === 0 && strokes.length === 0)}
            onClick={() => draw(before.at(-1) ?? strokes.slice(0, -1), before.slice(0, -1))}
          >
            <Icon name="undo" size={18} />
            {words.undo}
          </Button>
          <Button
            look="quiet"
            disabled={readOnly || strokes.length === 0}
            onClick={() => draw([], [...before, strokes])}
          >
            <Icon name="strike" size={18} />
            {words.clear}
          </Button>
        </div>
      </div>
      <label htmlFor={notesId} className={styles.label}>
        {words.scratchText}
      </label>
      <textarea
        ref={notes}
        id={notesId}
        className={styles.notes}
        rows={3}
        readOnly={readOnly}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          keep({ text: event.currentTarget.value });
        }}
      />
      {failed && (
        <p className={styles.failed} role="alert">
          <Icon name="warning" size={16} />
          {words.scratchFailed}
        </p>
      )}
    </div>
  );
}

interface DrawingProps {
  readonly strokes: readonly Stroke[];
  /** Null: the drawing can only be looked at. */
  readonly onStroke: ((stroke: Stroke) => void) | null;
}

/** Ink on paper, as vectors: sharp at any size, and in the ink of the theme. */
function Drawing({ strokes, onStroke }: DrawingProps) {
  const words = useMessages(examMessages);
  const [line, setLine] = useState<Stroke>([]);
  const pointer = useRef<number | null>(null);
  const end = (event: PointerEvent) => {
    if (pointer.current !== event.pointerId) return;
    pointer.current = null;
    setLine([]);
    if (line.length > 0) onStroke?.(line);
  };
  return (
    <svg
      className={styles.surface}
      viewBox={`0 0 1000 ${boardHeight}`}
      role="img"
      aria-label={`${words.scratchDraw}。${words.scratchDrawHint}`}
      onPointerDown={(event) => {
        if (onStroke === null || pointer.current !== null || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pointer.current = event.pointerId;
        setLine(at(event));
      }}
      onPointerMove={(event) => {
        if (pointer.current !== event.pointerId) return;
        const [x = 0, y = 0] = at(event);
        setLine((drawn) =>
          Math.hypot(x - (drawn.at(-2) ?? 0), y - (drawn.at(-1) ?? 0)) < shortestMove
            ? drawn
            : [...drawn, x, y],
        );
      }}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {[...strokes, line].map((stroke, i) => (
        // Strokes are only ever added or taken off at the end.
        // oxlint-disable-next-line react/no-array-index-key
        <polyline key={i} points={pointsOf(stroke)} />
      ))}
    </svg>
  );
}

/** Place of the pointer in board units. */
function at(event: PointerEvent<SVGSVGElement>): Stroke {
  const box = event.currentTarget.getBoundingClientRect();
  const scale = box.width > 0 ? 1000 / box.width : 1;
  return [Math.round((event.clientX - box.left) * scale), Math.round((event.clientY - box.top) * scale)];
}

/** `x,y x,y …`; a single point twice, so that its round ends show a dot. */
function pointsOf(stroke: Stroke): string {
  const points: string[] = [];
  for (let i = 0; i + 1 < stroke.length; i += 2) points.push(`${stroke[i]},${stroke[i + 1]}`);
  return points.length === 1 ? `${points[0]} ${points[0]}` : points.join(' ');
}
