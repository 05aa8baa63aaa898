import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { forFramework } from '../../content/compiled.ts';
import { type AttemptState, deadline, questionState } from '../../domain/attempt.ts';
import { clearedCalculator } from '../../domain/calculator.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { navigate } from '../../ui/hash-location.ts';
import { useMessages } from '../../ui/messages.ts';
import { useKeydown } from '../../ui/use-keydown.ts';
import { useTopOf } from '../../ui/use-top-of.ts';
import { ConfidencePicker } from '../../views/ConfidencePicker.tsx';
import { KeyHelp } from '../../views/KeyHelp.tsx';
import { ReaderNotice } from '../../views/ReaderNotice.tsx';
import { SaveNotice } from '../../views/SaveMark.tsx';
import { letterCount } from '../../views/answer-by-key.ts';
import { useActions, useApp, useAppState } from '../../views/app-context.ts';
import {
  type QuestionCommand,
  chooseByKey,
  focusNumberField,
  keyPlace,
  questionCommand,
} from '../../views/question-keys.ts';
import { useAnswer } from '../../views/use-answer.ts';
import { usePresence } from '../../views/use-presence.ts';
import { useQuestion } from '../../views/use-question.ts';
import { ActionBar } from './ActionBar.tsx';
import { AnswerReview } from './AnswerReview.tsx';
import { Calculator, calculatorHintId } from './Calculator.tsx';
import { Countdown } from './Countdown.tsx';
import { LeaveDialog, SubmitDialog } from './ExamDialogs.tsx';
import { QuestionGrid, cellsOf } from './QuestionGrid.tsx';
import { QuestionPane } from './QuestionPane.tsx';
import { type Boards, ScratchBoard } from './ScratchBoard.tsx';
import { ToolPanel } from './ToolPanel.tsx';
import { Tools, TopBar } from './TopBar.tsx';
import { answerStatus } from './answer-status.ts';
import { examMessages } from './messages.ts';
import { useMedia } from './use-media.ts';
import { usePrefetch } from './use-prefetch.ts';
import styles from './Exam.module.css';

type OpenDialog = 'grid' | 'help' | 'leave' | 'submit';

/** The exam itself, for an attempt that is in hand and not submitted. */
export function Exam({
  state,
  access,
}: {
  readonly state: AttemptState;
  readonly access: 'writer' | 'reader';
}) {
  const { items, framework, durationMs } = state.start;
  const words = useMessages(examMessages);
  const { library } = useApp();
  const { record, changeSettings } = useActions();
  const give = useAnswer();
  const timerHidden = useAppState((s) => s.settings.timerHidden);
  const wide = useMedia('(width >= 64rem)');
  /** Too low for a row of tools of their own, wide enough for their icons beside the clock. */
  const low = useMedia('(30rem <= width < 64rem) and (height < 32rem)');
  /** Room for both tools at once. */
  const roomy = useMedia('(width >= 64rem) and (height >= 62rem)');
  const [params] = useSearchParams();
  const reviewing = params.get('view') === 'review';
  const [index, setIndex] = useState(() =>
    Math.max(
      0,
      items.findIndex((i) => i.id === state.lastQuestion),
    ),
  );
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [calculator, setCalculator] = useState(false);
  /** Kept here, so that a number is still there when the calculator is opened again. */
  const [sum, setSum] = useState(clearedCalculator);
  /** `typing`: opened by a key, so that the notes take the focus. */
  const [scratch, setScratch] = useState<'closed' | 'open' | 'typing'>('closed');
  const [boards] = useState<Boards>(() => new Map());
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const display = useRef<HTMLInputElement>(null);

  const item = items[index]!;
  const loaded = useQuestion(item.bank, item.id, framework);
  const question = loaded.status === 'ready' ? loaded.value.question : null;
  const { flagged, confidence } = questionState(state, item.id);
  const reading = access === 'reader';
  const endsAt = deadline(state);

  usePresence(reviewing ? null : item.id, !reading);
  usePrefetch(items, index);

  useTopOf(`${index}/${reviewing}`, heading);

  const cells = useMemo(
    () =>
      cellsOf(state, (i) => {
        const { id, bank } = state.start.items[i]!;
        const known = library.loadedPaper(bank)?.questions[id];
        return answerStatus(state, id, known && forFramework(known, framework));
      }),
    // A paper that has come meanwhile matters only once its question is answered, which changes the state.
    [state, library, framework],
  );

  const examPath = `/mock/${state.id}`;
  const openQuestion = (to: number) => {
    setDialog(null);
    setIndex(Math.min(items.length - 1, Math.max(0, to)));
    if (reviewing) navigate(examPath, { replace: true });
  };
  const openReview = () => {
    setDialog(null);
    navigate(`${examPath}?view=review`);
  };
  const flag = () => void record({ type: 'flagged', question: item.id, on: !flagged });
  const toggleCalculator = () => {
    if (!calculator && !roomy) setScratch('closed');
    if (calculator) document.getElementById('tool-calculator')?.focus();
    setCalculator(!calculator);
  };
  const toggleScratch = (typing: boolean) => {
    if (scratch === 'closed' && !roomy) setCalculator(false);
    if (scratch !== 'closed') document.getElementById('tool-scratch')?.focus();
    setScratch(scratch !== 'closed' ? 'closed' : typing ? 'typing' : 'open');
  };
  const choose = (choiceIndex: number) => {
    if (!question || reading) return;
    chooseByKey({
      question,
      seed: state.start.seed,
      index: choiceIndex,
      form: form.current,
      give: (change) => void give(item.id, change),
    });
  };
  const run = (command: QuestionCommand) => {
    switch (command.type) {
      case 'choose':
        return choose(command.index);
      case 'type':
        return focusNumberField(form.current);
      case 'move':
        return openQuestion(index + command.by);
      case 'flag':
        return reading ? undefined : flag();
      case 'grid':
        return wide
          ? document.querySelector<HTMLElement>('[data-grid] [aria-current]')?.focus()
          : setDialog('grid');
      case 'calculator':
        return toggleCalculator();
      case 'scratch':
        return toggleScratch(true);
      case 'time':
        return void changeSettings({ timerHidden: !timerHidden });
      case 'help':
        return setDialog('help');
    }
  };
  useKeydown((event) => {
    if (event.defaultPrevented || dialog !== null) return;
    const letters = question ? letterCount(question) : 0;
    const command = questionCommand(event, keyPlace(event.target), letters);
    if (!command || (reviewing && command.type !== 'time' && command.type !== 'help')) return;
    // A digit goes on to the field that takes the focus.
    if (command.type !== 'type') event.preventDefault();
    run(command);
  });

  useEffect(() => {
    if (calculator) display.current?.focus({ preventScroll: true });
  }, [calculator]);

  const panels = (
    <>
      {calculator && (
        <ToolPanel
          title={words.calculator}
          note={{ id: calculatorHintId, text: words.calculatorHint }}
          onClose={toggleCalculator}
        >
          <Calculator state={sum} onState={setSum} display={display} />
        </ToolPanel>
      )}
      {scratch !== 'closed' && (
        <ToolPanel title={words.scratchFor(index + 1)} onClose={() => toggleScratch(false)}>
          <ScratchBoard
            key={item.id}
            attempt={state.id}
            question={item.id}
            boards={boards}
            focusNotes={scratch === 'typing'}
            readOnly={access === 'reader'}
          />
        </ToolPanel>
      )}
    </>
  );
  const tools = (
    <Tools
      calculator={calculator}
      scratch={scratch !== 'closed'}
      icons={low}
      onCalculator={toggleCalculator}
      onScratch={() => toggleScratch(false)}
      onHelp={() => setDialog('help')}
      onReview={wide ? null : openReview}
    />
  );
  const confidencePicker = (
    <ConfidencePicker
      value={confidence}
      disabled={reading}
      onChange={(value) => void record({ type: 'confidence', question: item.id, value })}
    />
  );
  const grid = <QuestionGrid cells={cells} current={reviewing ? null : index} onOpen={openQuestion} />;
  return (
    <div className={styles.exam}>
      <TopBar
        index={index}
        all={items.length}
        tools={reviewing ? null : tools}
        toolsBelow={!wide && !low}
        clock={
          endsAt === null || durationMs === null ? (
            <span className={styles.noLimit}>{words.noLimit}</span>
          ) : (
            <Countdown endsAt={endsAt} durationMs={durationMs} />
          )
        }
        onLeave={() => setDialog('leave')}
      />
      <div className={styles.columns}>
        <div className={styles.main}>
          <SaveNotice />
          {reading && <ReaderNotice />}
          {reviewing ? (
            <AnswerReview
              cells={cells}
              disabled={reading}
              heading={heading}
              onOpen={openQuestion}
              onBack={() => openQuestion(index)}
              onSubmit={() => setDialog('submit')}
            />
          ) : (
            <>
              <QuestionPane
                state={state}
                item={item}
                index={index}
                loaded={loaded}
                disabled={reading}
                heading={heading}
                form={form}
              >
                {!wide && <div className={styles.confidence}>{confidencePicker}</div>}
              </QuestionPane>
              <div className={styles.foot}>
                {!wide && <div className={styles.sheet}>{panels}</div>}
                <ActionBar
                  flagged={flagged}
                  disabled={reading}
                  first={index === 0}
                  last={index === items.length - 1}
                  onMove={(by) => openQuestion(index + by)}
                  onReview={openReview}
                  onFlag={flag}
                  onGrid={wide ? null : () => setDialog('grid')}
                >
                  {wide ? confidencePicker : undefined}
                </ActionBar>
              </div>
            </>
          )}
        </div>
        {wide && !reviewing && (
          <aside className={styles.side} aria-label={words.grid}>
            <div className={styles.grid} data-grid="">
              {grid}
              <Button className={styles.toReview} onClick={openReview}>
                {words.toReview}
              </Button>
            </div>
            {panels}
          </aside>
        )}
      </div>
      {dialog === 'grid' && (
        <Dialog
          title={words.grid}
          closeLabel={words.close}
          onClose={() => setDialog(null)}
          shape="sheet"
          actions={
            <>
              <Button onClick={() => setDialog(null)}>{words.close}</Button>
              <Button look="primary" onClick={openReview}>
                {words.toReview}
              </Button>
            </>
          }
        >
          {grid}
        </Dialog>
      )}
      {dialog === 'help' && <ExamKeys onClose={() => setDialog(null)} />}
      {dialog === 'leave' && (
        <LeaveDialog
          endsAt={endsAt === null ? null : endsAt + state.clockOffsetMs}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'submit' && <SubmitDialog cells={cells} onClose={() => setDialog(null)} />}
    </div>
  );
}

function ExamKeys({ onClose }: { readonly onClose: () => void }) {
  const words = useMessages(examMessages);
  return (
    <KeyHelp
      onClose={onClose}
      keys={[
        [['1–9', 'A–I'], words.helpChoose],
        [['←', '→'], words.helpMove],
        [['↑', '↓'], words.helpInGroup],
        [['F'], words.helpFlag],
        [['G'], words.helpGrid],
        [['C', 'Shift + C'], words.helpCalculator],
        [['S'], words.helpScratch],
        [['H'], words.helpTime],
      ]}
    >
      <p>{words.helpNote}</p>
      <p>{words.helpEnter}</p>
    </KeyHelp>
  );
}
