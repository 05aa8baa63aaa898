import type { Framework } from '../../domain/question.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useMessages } from '../../ui/messages.ts';
import { useActions, useAppState } from '../../views/app-context.ts';
import { setupMessages } from './messages.ts';
import styles from './MockSetup.module.css';

export const frameworkNames: Readonly<Record<Framework, string>> = {
  pytorch: 'PyTorch',
  tensorflow: 'TensorFlow',
};

/** PyTorch or TensorFlow; the choice is remembered. */
export function FrameworkPicker() {
  const words = useMessages(setupMessages);
  const { changeSettings } = useActions();
  const framework = useAppState((s) => s.settings.framework);
  return (
    <div className={styles.part}>
      <Segmented
        label={words.framework}
        labelVisible
        value={framework}
        options={[
          { value: 'pytorch', label: frameworkNames.pytorch },
          { value: 'tensorflow', label: frameworkNames.tensorflow },
        ]}
        // What cannot be stored still holds for this visit.
        onChange={(value) => void changeSettings({ framework: value }).catch(() => undefined)}
      />
      <p className={styles.hint}>{words.frameworkHint}</p>
    </div>
  );
}
